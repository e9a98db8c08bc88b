/** The table of a question going out. */
import { today } from '#app/lib/dates.ts';
import { allAtOnce, type Sheet } from '#app/lib/sheet.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Taking } from '../jobs/taking.ts';
import { answer, isHeavy } from './overview.server.ts';
import { readQuestion } from './question.ts';
import { axisWords, measureWords } from './words.ts';

const asked = (query: string, actor: Actor) =>
  readQuestion(new URLSearchParams(query), actor, today());

export const overviewTaking: Taking = {
  list: 'overview',
  title: '見える化の表',
  page: '/overview',
  mayTake: () => true,
  // What takes long to count is made where long lists are.
  count: async (db, actor, { query }, most) =>
    (await isHeavy(db, actor, asked(query, actor), today())) ? most : 0,
  sheet: async (db, actor, { query }): Promise<Sheet> => {
    const question = asked(query, actor);
    const table = await answer(db, actor, question, today());
    const { label, unit } = measureWords[table.measure];
    const number = (heading: string) => ({ label: heading, type: 'number' as const, width: 12 });
    const before = (figure: number | null) => (figure === null ? [] : [figure]);
    return {
      name: `${label}（${unit}）`,
      columns: [
        { label: axisWords[question.rows], width: 24 },
        ...table.columns.map((column) => number(column.label)),
        number('合計'),
        ...(table.before === null ? [] : [number('前の年')]),
      ],
      rows: allAtOnce([
        ...table.lines.map((line) => [
          line.label,
          ...line.cells,
          line.total,
          ...before(line.before),
        ]),
        ['合計', ...table.totals, table.total, ...before(table.before)],
      ]),
    };
  },
  narrowed: ({ query }) => ({ plain: Object.fromEntries(new URLSearchParams(query)) }),
};
