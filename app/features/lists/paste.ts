/** Words pasted into a list: added at the end of their group; ended ones come back; none is renamed. */
import type { Day } from '#app/lib/dates.ts';
import { normalise } from '#app/lib/japanese.ts';
import { type Column, type Line, labelIn, readPaste, repeats } from '#app/lib/paste.ts';
import type { ListName } from './defaults.ts';
import { label as labelField } from './form.ts';
import { type Code, groupsOf, hasEnded } from './lists.ts';

type Field = 'label' | 'group';
/** A new word, or the code of one that comes back. */
export type Word = { code: string | null; label: string; group: string };

export function columnsOf(list: ListName): Column<Field>[] {
  const label = {
    field: 'label' as const,
    label: '言葉',
    heads: ['名前', '名称', '項目', '選択肢'],
  };
  if (Object.keys(groupsOf(list)).length === 0) return [label];
  return [label, { field: 'group', label: 'まとまり', heads: ['分類', '区分', 'グループ'] }];
}

export function pastedWords(
  list: ListName,
  codes: readonly Code[],
  text: string,
  day: Day,
): { lines: Line<Word>[]; ignored: string[] } {
  const { rows, ignored } = readPaste(text, columnsOf(list));
  const twice = repeats(rows, ({ fields }) => normalise(fields.label ?? ''));
  const lines = rows.map(({ row, fields, extra }): Line<Word> => {
    const of = { row, label: labelIn(fields.label) };
    const same = (message: string): Line<Word> => ({ ...of, outcome: 'same', message });
    const wrong = (message: string): Line<Word> => ({ ...of, outcome: 'wrong', message });
    const read = labelField.safeParse(fields.label.replace(/\s*\n\s*/g, ' '));
    if (!read.success) return wrong(read.error.issues[0]?.message ?? '');
    const label = read.data;
    const first = twice.get(row);
    if (first !== undefined) return same(`${first}行目と同じ言葉です。`);
    const known = codes.find((c) => normalise(c.label) === normalise(label));
    if (known && !hasEnded(known, day)) return same('もう一覧にあります。');
    if (known)
      return {
        ...of,
        outcome: 'change',
        value: { code: known.code, label: known.label, group: known.group },
        message: '使い終わった言葉を、また使えるようにします。',
      };
    if (extra.length > 0) return wrong(`列が多すぎます（「${labelIn(extra[0] ?? '')}」）。`);
    const group = groupIn(list, fields.group ?? '');
    if (group === null) return wrong(groupMessage(list));
    return { ...of, outcome: 'add', value: { code: null, label, group } };
  });
  return { lines, ignored };
}

function groupIn(list: ListName, typed: string): string | null {
  const groups = Object.entries(groupsOf(list));
  if (groups.length === 0) return '';
  return groups.find(([, name]) => normalise(name) === normalise(typed))?.[0] ?? null;
}

function groupMessage(list: ListName): string {
  const names = Object.values(groupsOf(list));
  return `まとまりは「${names.join('」か「')}」と書いてください。`;
}
