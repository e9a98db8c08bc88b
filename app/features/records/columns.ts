/**
 * A table of records, going out and coming in: its columns in the order of the form. What is
 * written under a label is read again under it, so labels and ways of writing change together.
 */
import type { Day } from '#app/lib/dates.ts';
import { courseLabel } from '../lists/courses.ts';
import type { ListName } from '../lists/defaults.ts';
import { type Lists, labelOf } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import type { RecordFields, Shared } from './record.ts';
import { fieldLabel } from './words.ts';

/** A record with the names of what it points to. */
export type NamedRecord = {
  id: string;
  staff: string;
  area: string;
  /** What the area lies in today, nearest first; tells areas of one name apart. */
  parents: string;
  goal: string;
  /** Null: not asked for, or not for this person. */
  confidential: RecordFields['confidential'] | null;
  stepDoneOn: Day | null;
  shared: Shared;
};
export type RecordColumn = {
  /** A field of the form, or what the record has beside them. */
  field: string;
  label: string;
  type: 'text' | 'day' | 'number';
  /** In letters. */
  width: number;
  of: (record: NamedRecord, lists: Lists) => string | number | null;
};

/** Between several words in one cell. */
export const BETWEEN = '、';

type Type = RecordColumn['type'];
const column = (
  field: string,
  width: number,
  of: RecordColumn['of'],
  { label = fieldLabel(field), type = 'text' as Type } = {},
): RecordColumn => ({ field, label, type, width, of });

const plain = (field: keyof Shared, width: number, type: Type = 'text', label?: string) =>
  column(field, width, ({ shared }) => shared[field] as string | number | null, {
    type,
    ...(label && { label }),
  });
const coded = (field: keyof Shared, list: ListName, width = 16) =>
  column(field, width, ({ shared }, lists) => {
    const codes = [shared[field]].flat() as (string | null)[];
    return codes.map((code) => (code ? labelOf(lists, list, code) : '')).join(BETWEEN);
  });

export const recordColumns: readonly RecordColumn[] = [
  plain('occurredOn', 12, 'day'),
  column('areaId', 16, (r) => r.area),
  column('parents', 20, (r) => r.parents, { label: '上の地域' }),
  coded('kind', 'kind', 18),
  column('verbs', 20, ({ shared }) =>
    verbs
      .filter((v) => shared.verbs.includes(v.verb))
      .map((v) => v.label)
      .join(BETWEEN),
  ),
  coded('supportMain', 'support'),
  column('who', 24, (r) => r.confidential?.who ?? ''),
  column('detail', 40, (r) => r.confidential?.detail ?? ''),
  plain('done', 60),
  plain('noticed', 40),
  plain('nextStep', 30),
  plain('nextOn', 12, 'day'),
  plain('startedAt', 8),
  plain('minutes', 12, 'number', 'かかった時間（分）'),
  plain('place', 20),
  plain('withNames', 24),
  plain('headcount', 8, 'number'),
  coded('means', 'means'),
  plain('aim', 30),
  plain('position', 16),
  column('goalId', 30, (r) => r.goal),
  coded('supportSecond', 'support'),
  coded('result', 'result'),
  coded('through', 'through'),
  column('course', 10, ({ shared }) => courseLabel(shared.course)),
  coded('about', 'about', 24),
  coded('connected', 'connected', 24),
  column('staff', 14, (r) => r.staff, { label: '書いた人' }),
  column('stepDoneOn', 12, (r) => r.stepDoneOn, { label: '次にすることが済んだ日', type: 'day' }),
  column('id', 38, (r) => r.id, { label: '記録の番号' }),
];

/** The words of one cell; a label may itself hold what stands between, so the longest fits first. */
export function parted(cell: string, labels: readonly string[]): string[] {
  const known = labels.filter(Boolean).sort((a, b) => b.length - a.length);
  const found: string[] = [];
  for (let rest = cell.trim(); rest !== ''; ) {
    const isAlone = (label: string) =>
      rest.startsWith(label) && /^\s*($|[、,，\n])/.test(rest.slice(label.length));
    const word = known.find(isAlone) ?? rest.split(/[、,，\n]/)[0] ?? rest;
    if (word.trim()) found.push(word.trim());
    rest = rest.slice(word.length).replace(/^\s*[、,，\n]\s*/, '');
  }
  return found;
}
