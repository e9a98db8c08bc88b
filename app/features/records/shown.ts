/** Values of a record in words: for what changed in it, and for two people's texts side by side. */
import { showDate, showMinutes, showTime } from '#app/lib/dates.ts';
import { courseLabel } from '../lists/courses.ts';
import type { ListName } from '../lists/defaults.ts';
import { type Lists, labelOf } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';

/** `things` names areas and goals by their ids. */
export type Names = { lists: Lists; things: ReadonlyMap<string, string> };

const lists: Record<string, ListName> = {
  kind: 'kind',
  means: 'means',
  supportMain: 'support',
  supportSecond: 'support',
  result: 'result',
  through: 'through',
  about: 'about',
  connected: 'connected',
};

const plain: Record<string, (value: string) => string> = {
  occurredOn: showDate,
  nextOn: showDate,
  startedAt: showTime,
  minutes: (value) => showMinutes(Number(value)),
  headcount: (value) => `${Number(value).toLocaleString('ja')}人`,
  course: courseLabel,
  verbs: (value) => verbs.find((v) => v.verb === value)?.label ?? value,
};

/** '' for what is empty. */
export function shownValue(field: string, value: unknown, names: Names): string {
  if (Array.isArray(value)) return value.map((v) => shownValue(field, v, names)).join('、');
  if (value === null || value === undefined || value === '') return '';
  const text = String(value);
  const list = lists[field];
  if (list) return labelOf(names.lists, list, text);
  if (field === 'areaId' || field === 'goalId') return names.things.get(text) ?? '分からないもの';
  return plain[field]?.(text) ?? text;
}

export type Difference = { start: string; before: string; after: string; end: string };

const SHORT = 40;

/** Of a long text only what differs, with a few letters around it to find the place. */
export function differenceOf(before: string, after: string, around = 12): Difference {
  const [b, a] = [[...before], [...after]];
  if (Math.max(b.length, a.length) <= SHORT) return { start: '', before, after, end: '' };
  const most = Math.min(b.length, a.length);
  let start = 0;
  while (start < most && b[start] === a[start]) start++;
  let end = 0;
  while (end < most - start && b.at(-1 - end) === a.at(-1 - end)) end++;
  return {
    start: `${start > around ? '…' : ''}${b.slice(Math.max(0, start - around), start).join('')}`,
    before: b.slice(start, b.length - end).join(''),
    after: a.slice(start, a.length - end).join(''),
    end: `${b.slice(b.length - end, b.length - end + around).join('')}${end > around ? '…' : ''}`,
  };
}
