/**
 * The lines of the tables (line.*.txt) with what a person would put into the form. Each case is the
 * line, then its fields as `name value | name value`; a day without a year is of 2026. `private` says
 * that the text belongs into the confidential part; `doubt` tells what is not decided.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLists } from '../lists/defaults.ts';
import type { Known, Understood } from './line.ts';

const area = (id: string, name: string, mine = false, names: string[] = []) => ({
  id,
  name,
  names,
  mine,
});

export const known: Known = {
  today: '2026-11-25',
  areas: [
    area('city', '縁川市'),
    area('west', '西部', true),
    area('taki', '滝山地区', true, ['滝山']),
    area('taki3', '滝山三丁目', true),
    area('taki4', '滝山四丁目', true),
    area('taki5', '滝山五丁目', true),
    area('school7', '第七小学校', true),
    area('school9', '第九小学校', true),
    area('school1', '第一小学校'),
    area('hon', '本町地区', false, ['本町']),
    area('hon1', '本町一丁目'),
    area('hon2', '本町二丁目'),
    area('kita', '北が丘'),
    area('kasumi', '霞ケ丘'),
    area('sakae1', '栄町'),
    area('sakae2', '栄町'),
    area('midori1', '緑町', true),
    area('midori2', '緑町'),
  ],
  people: [
    ...['鈴木会長', '民生委員の佐藤さん', '佐藤さん', '滝山自治会長', '包括の田村さん', '高橋先生'],
    ...['山口さん', '岡崎さん、岩瀬さん'],
  ],
  places: ['滝山集会所', '中央公民館', 'ふれあい会館', '市役所 会議室A'],
  codes: defaultLists,
};

const fieldOf: Record<string, string> = {
  on: 'occurredOn',
  at: 'startedAt',
  min: 'minutes',
  area: 'areaId',
  kind: 'kind',
  means: 'means',
  verbs: 'verbs',
  sup: 'supportMain',
  with: 'withNames',
  n: 'headcount',
  place: 'place',
  about: 'about',
  linked: 'connected',
  through: 'through',
  course: 'course',
  result: 'result',
  next: 'nextStep',
  by: 'nextOn',
  who: 'who',
  done: 'done',
  detail: 'detail',
  doubt: 'doubts',
};
const styles = [
  'terse',
  'polite',
  'dictation',
  'paper',
  'odd',
  'private',
  'held',
  'fresh',
  'later',
  'course',
] as const;

export type Case = { style: string; line: string; expected: Record<string, string> };

export const cases: Case[] = styles.flatMap((style) => {
  const lines = readFileSync(join(import.meta.dirname, `line.${style}.txt`), 'utf8')
    .trimEnd()
    .split('\n');
  return Array.from({ length: lines.length / 2 }, (_, i) => ({
    style,
    line: (lines[2 * i] ?? '').replaceAll('\\n', '\n'),
    expected: expectedOf(lines[2 * i + 1] ?? ''),
  }));
});

function expectedOf(text: string): Record<string, string> {
  const expected: Record<string, string> = {};
  for (const pair of text.trim().split(' | ')) {
    const [, name = '', value = ''] = /^(\S+) ?(.*)$/.exec(pair) ?? [];
    if (name === 'private') expected.room = 'detail';
    else
      expected[fieldOf[name] ?? `unknown field ${name}`] =
        /^(?:on|by)$/.test(name) && value.length === 5
          ? `2026-${value}`
          : value.replaceAll('\\n', '\n');
  }
  expected.room ??= 'detail' in expected || 'who' in expected ? 'detail' : 'done';
  return expected;
}

export type Difference = { field: string; expected: string; got: string };

/** Every field that either side has; the words of the text only where the table tells them. */
export function compare({ expected }: Case, { fields, doubts }: Understood) {
  const got: Record<string, string> = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, [value].flat().join(',')]),
  );
  if (doubts.length > 0) got.doubts = doubts.map(({ text }) => text).join(';');
  if ('done' in got || 'detail' in got) got.room = 'detail' in got ? 'detail' : 'done';
  else got.room = expected.room ?? '';
  for (const text of ['done', 'detail']) if (!(text in expected)) delete got[text];
  const names = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
  const wrong = names.flatMap((field): Difference[] =>
    expected[field] === got[field]
      ? []
      : [{ field, expected: expected[field] ?? '–', got: got[field] ?? '–' }],
  );
  return { count: names.length, wrong };
}
