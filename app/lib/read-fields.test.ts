import { expect, test } from 'vitest';
import type { z } from 'zod';
import {
  chosen,
  codeOrNull,
  day,
  duration,
  needed,
  read,
  several,
  startTime,
  text,
} from './read-fields.ts';

const TODAY = '2026-11-26';

test.each<[what: string, field: z.ZodType, typed: unknown, value: unknown]>([
  ['a text is tidied', text(10), ' 一行目\r\n二行目 ', '一行目\n二行目'],
  ['line ends and what stands around do not count', text(3), '  \r\na\r\nb\r\n ', 'a\nb'],
  ['a sign outside the first plane is one letter', text(2), '𠮷𠮷', '𠮷𠮷'],
  ['a text that was not sent is empty', text(10), undefined, ''],
  ['a code', codeOrNull, 'visit', 'visit'],
  ['no code', codeOrNull, '', null],
  ['one of several', several, 'know', ['know']],
  ['some of several, each once', several, ['know', '', 'spread', 'know'], ['know', 'spread']],
  ['none of several', several, undefined, []],
  ['a day of this year', day(TODAY), '11/23', '2026-11-23'],
  ['a day left empty', day(TODAY), '　', null],
  ['a time', startTime, '14時半', '14:30'],
  ['no time', startTime, '', ''],
  ['a duration', duration, '1時間半', 90],
  ['no duration', duration, undefined, null],
])('%s', (_, field, typed, value) => {
  expect(field.parse(typed)).toEqual(value);
});

test.each<[what: string, field: z.ZodType, typed: unknown, message: string]>([
  ['too long', text(2), 'あいう', '2字までにしてください。書いた文はそのまま残っています。'],
  [
    'empty where it is needed',
    needed(9, '目的を書いてください。'),
    ' \r\n',
    '目的を書いてください。',
  ],
  ['nothing chosen', chosen('地域を選んでください。'), undefined, '地域を選んでください。'],
  ['the empty choice', chosen('地域を選んでください。'), '', '地域を選んでください。'],
  ['a day that there is not', day(TODAY), '2/30', '日付が読めません。'],
  ['a time that there is not', startTime, '25:00', '時刻が読めません。'],
  ['longer than a day', duration, '25時間', '時間の長さが読めません。'],
  ['what its reader cannot read', read(() => null, '数字で。'), 'x', '数字で。'],
])('is told: %s', (_, field, typed, message) => {
  const parsed = field.safeParse(typed);
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([
    expect.stringContaining(message),
  ]);
});
