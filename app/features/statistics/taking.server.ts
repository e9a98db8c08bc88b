/** The table of a survey going out: plain numbers, for whoever counts on with them. */
import { isId } from '#app/lib/ids.ts';
import { sheetOf } from '#app/lib/sheet.ts';
import { readKnown } from '../areas/choices.server.ts';
import type { Taking } from '../jobs/taking.ts';
import { readLevel } from './asked.ts';
import { measures } from './population.ts';
import { readSeries } from './series.server.ts';
import { type Row, readAreaRows } from './table.server.ts';

export const statisticsTaking: Taking = {
  list: 'statistics',
  title: '地域の人口',
  page: '/statistics',
  mayTake: () => true,
  sheet: async (db, actor, { query }) => {
    const { id, level } = askedIn(query);
    const used = (await readSeries(db, actor.officeId)).filter((s) => !s.removed_at);
    const shown = used.find((s) => s.id === id) ?? used[0];
    const areas = await readKnown(db, actor.officeId);
    return sheetOf<Row>(
      '地域の人口',
      [
        { label: '地域', width: 24, of: ({ name }) => name },
        { label: 'いつの数字', type: 'day', width: 14, of: () => shown?.day ?? '' },
        { label: '出どころ', width: 20, of: () => shown?.source ?? '' },
        ...measures.map(({ key, label }) => ({
          label,
          type: 'number' as const,
          of: ({ gathered }: Row) => gathered.figures[key],
        })),
        { label: '足した地域の数', type: 'number', of: ({ gathered }) => gathered.from.length },
        {
          label: '数字のない地域の数',
          type: 'number',
          of: ({ gathered }) => gathered.missing.length,
        },
      ],
      shown ? await readAreaRows(db, actor, areas, shown, level) : [],
    );
  },
  narrowed: ({ query }) => {
    const { id, level } = askedIn(query);
    return { plain: { level, ...(id && { series: id }) } };
  },
};

function askedIn(query: string) {
  const params = new URLSearchParams(query);
  const id = params.get('series') ?? '';
  return { id: isId(id) ? id : null, level: readLevel(params.get('level')) ?? 'district' };
}
