/** Records for tests: whole and plain unless said otherwise. */

import type { RecordFields } from '#app/features/records/record.ts';
import { toTyped } from '#app/features/records/typed.ts';
import { areas } from './cast.ts';

export function buildFields(changed: Partial<RecordFields> = {}): RecordFields {
  return {
    areaId: areas.taki5.id,
    occurredOn: '2026-11-20',
    startedAt: '',
    minutes: null,
    place: '',
    kind: 'meeting',
    means: null,
    verbs: ['connect'],
    supportMain: 'community',
    supportSecond: null,
    goalId: null,
    withNames: '',
    headcount: null,
    aim: '',
    position: '',
    done: '滝山自治会の役員会で、防災アンケートの相談をした。',
    noticed: '',
    result: null,
    through: null,
    course: null,
    about: [],
    connected: [],
    nextStep: '',
    nextOn: null,
    confidential: { who: '', detail: '' },
    ...changed,
  };
}

/** The same as the form sends it. */
export const typedRecord = toTyped(buildFields());
