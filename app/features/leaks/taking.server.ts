/** Who saw what, going out: as far as an inquiry needs it. */
import { showMoment, today } from '#app/lib/dates.ts';
import { sheetOf } from '#app/lib/sheet.ts';
import { maySetUp } from '../accounts/actor.ts';
import type { Asked as Taken, Taking } from '../jobs/taking.ts';
import { fieldsOf, sentenceOf, thingOf } from '../safety/audit.ts';
import { readAsked } from './leak.ts';
import type { Seen } from './looks.ts';
import { whoSaw } from './seen.server.ts';

const MOST = 20_000;
const askedOf = ({ query }: Taken) => readAsked(new URLSearchParams(query), today());

export const leakTaking: Taking = {
  list: 'leaks',
  title: 'だれが見たか',
  page: '/leaks/seen',
  mayTake: maySetUp,
  narrowed: (taken) => {
    const { words, ...plain } = askedOf(taken);
    const given = Object.entries(plain).filter(([, value]) => value !== '');
    return { plain: Object.fromEntries(given), ...(words && { personal: { q: words } }) };
  },
  sheet: async (db, actor, taken) =>
    sheetOf<Seen>(
      'だれが見たか',
      [
        { label: 'いつ', width: 24, of: ({ at }) => showMoment(at) },
        { label: 'だれが', width: 16, of: ({ actor: name }) => name ?? 'えんがわ' },
        { label: '何をした', width: 40, of: sentenceOf },
        { label: '何について', width: 14, of: ({ thing }) => thingOf(thing) },
        { label: 'そのものの番号', width: 38, of: ({ thingId }) => thingId },
        { label: '項目', width: 50, of: (line) => fieldsOf(line).join(' ／ ') },
      ],
      (await whoSaw(db, actor, askedOf(taken), MOST)).lines,
    ),
};
