/** Goals pasted into a plan: added at its end; those that ended come back. */
import type { Day } from '#app/lib/dates.ts';
import { normalise } from '#app/lib/japanese.ts';
import { type Column, type Line, labelIn, readPaste, repeats } from '#app/lib/paste.ts';
import { type Goal, goalText, isOver } from './plan.ts';

/** A new goal, or the id of one that comes back. */
export type PastedGoal = { id: string | null; text: string };

export const goalColumns: Column<'text'>[] = [
  { field: 'text', label: '目標', heads: ['活動目標', '取組目標', '重点目標'] },
];

export function pastedGoals(
  goals: readonly Goal[],
  text: string,
  day: Day,
): { lines: Line<PastedGoal>[]; ignored: string[] } {
  const { rows, ignored } = readPaste(text, goalColumns);
  const twice = repeats(rows, ({ fields }) => normalise(fields.text));
  const lines = rows.map(({ row, fields, extra }): Line<PastedGoal> => {
    const of = { row, label: labelIn(fields.text) };
    const read = goalText.safeParse(fields.text);
    if (!read.success)
      return { ...of, outcome: 'wrong', message: read.error.issues[0]?.message ?? '' };
    if (extra.length > 0)
      return { ...of, outcome: 'wrong', message: '目標の列だけを貼り付けてください。' };
    const first = twice.get(row);
    if (first !== undefined)
      return { ...of, outcome: 'same', message: `${first}行目と同じ目標です。` };
    const known = goals.find((goal) => normalise(goal.text) === normalise(read.data));
    if (!known) return { ...of, outcome: 'add', value: { id: null, text: read.data } };
    if (!isOver(known, day)) return { ...of, outcome: 'same', message: 'もう計画にあります。' };
    const message = '終わった目標を、また使えるようにします。';
    return { ...of, outcome: 'change', value: { id: known.id, text: known.text }, message };
  });
  return { lines, ignored };
}
