/** What is missing, going out as a list: the sentences of the page, all of them. */
import { today } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { sheetOf } from '#app/lib/sheet.ts';
import { readKnown } from '../areas/choices.server.ts';
import type { Taking } from '../jobs/taking.ts';
import { type Gap, maySeeGaps, readMonths } from './gap.ts';
import { readGaps } from './gaps.server.ts';
import { kindWords, told } from './words.ts';

export const gapTaking: Taking = {
  list: 'gaps',
  title: '足りないところ',
  page: '/overview/gaps',
  mayTake: maySeeGaps,
  sheet: async (db, actor, { query }) => {
    const known = await readKnown(db, actor.officeId);
    const gaps = await readGaps(db, actor, askedIn(query), known, today());
    return sheetOf<Gap>(
      '足りないところ',
      [
        { label: 'なにが', width: 26, of: ({ kind }) => kindWords[kind] },
        { label: '地域', width: 20, of: ({ area }) => area?.name ?? '' },
        { label: 'どのように', width: 70, of: (gap) => told(gap, false).sentence },
        {
          label: 'どうするか',
          width: 28,
          of: (gap) => told(gap, actor.role === 'manager').mend.label,
        },
      ],
      gaps,
    );
  },
  narrowed: ({ query }) => {
    const { months, area } = askedIn(query);
    return { plain: { months: String(months), ...(area && { area }) } };
  },
};

function askedIn(query: string) {
  const params = new URLSearchParams(query);
  const area = params.get('area') ?? '';
  return { months: readMonths(params.get('months')), area: isId(area) ? area : null };
}
