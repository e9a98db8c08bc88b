/** The consents going out: those that one may read. */
import { type Day, today } from '#app/lib/dates.ts';
import { sheetOf } from '#app/lib/sheet.ts';
import type { Taking } from '../jobs/taking.ts';
import { mayKeepConsents, standingOf } from './consent.ts';
import { type Consent, readConsents } from './consents.server.ts';
import { meansWords, scopeWords, standingWords } from './words.ts';

export const consentTaking: Taking = {
  list: 'consents',
  title: '同意の一覧',
  page: '/consents',
  mayTake: mayKeepConsents,
  sheet: async (db, actor) =>
    sheetOf<Consent>('同意', columnsOn(today()), await readConsents(db, actor)),
};

const columnsOn = (day: Day) =>
  [
    { label: 'だれ', width: 20, of: ({ name }: Consent) => name },
    { label: '何の同意か', width: 16, of: ({ scope }: Consent) => scopeWords[scope] },
    { label: '何をしてよいか', width: 40, of: ({ what }: Consent) => what },
    { label: '地域', width: 16, of: ({ area }: Consent) => area ?? '' },
    { label: 'もらった日', type: 'day', width: 12, of: ({ givenOn }: Consent) => givenOn },
    { label: 'どうやって', width: 10, of: ({ means }: Consent) => meansWords[means] },
    { label: 'いつまで', type: 'day', width: 12, of: ({ untilOn }: Consent) => untilOn ?? '' },
    { label: '今', width: 12, of: (one: Consent) => standingWords[standingOf(one, day)] },
    { label: '書きとめた人', width: 16, of: ({ taker }: Consent) => taker ?? '' },
    { label: 'そのほか', width: 30, of: ({ note }: Consent) => note },
  ] as const;
