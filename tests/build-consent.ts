import type { ConsentFields } from '#app/features/consents/consent.ts';
import { areas } from './cast.ts';

export function buildConsent(changed: Partial<ConsentFields> = {}): ConsentFields {
  return {
    name: '山田 花子',
    scope: 'photo',
    what: 'サロンの写真を社協だよりにのせる',
    areaId: areas.taki5.id,
    givenOn: '2026-11-20',
    untilOn: null,
    means: 'paper',
    note: '',
    files: [],
    ...changed,
  };
}

/** The same as the form sends it. */
export const typedConsent = {
  name: '山田 花子',
  scope: 'photo',
  what: 'サロンの写真を社協だよりにのせる',
  areaId: areas.taki5.id,
  givenOn: '2026-11-20',
  means: 'paper',
};
