import { describe, expect, test } from 'vitest';
import { lineOf, places } from '#app/db/line.ts';
import { countAfter, toldOf } from './fault.ts';

const at = (day: number, more: object = {}) =>
  JSON.parse(
    lineOf(
      'error',
      'fault',
      { place: 'page', number: '0042', method: 'POST', route: '/records/new', ...more },
      new Date(Date.UTC(2026, 10, day)),
    ),
  );

test('lines with the same number are one fault, the newest stands first', () => {
  const told = toldOf([at(1), at(2, { number: '7777' }), at(3)]);
  expect(told.map(({ number, count }) => [number, count])).toEqual([
    ['0042', 2],
    ['7777', 1],
  ]);
  expect([told[0]?.first, told[0]?.last]).toEqual([at(1).time, at(3).time]);
  expect(countAfter(told, at(2).time)).toBe(1);
  expect(countAfter(told, '')).toBe(2);
});

test.each([
  [{}, '記録（送ったとき）', '保存されていません', '番号'],
  [{ method: 'GET' }, '記録（開いたとき）', '何も失われていません', '番号'],
  [{ route: '/' }, 'きょう（送ったとき）', '保存されていません', '番号'],
  [{ route: '?' }, 'そのほかの画面（送ったとき）', '保存されていません', '番号'],
  [{ code: 'SQLITE_FULL' }, '記録', '保存されていません', '空きを作って'],
  [{ code: 'SQLITE_CORRUPT_VTAB' }, '記録', '保存されていません', 'ディスクがこわれかけて'],
  [{ place: 'copy', code: 'full' }, '控え', '前の控えも、そのまま', '空きを作って'],
  [{ place: 'mail', code: 'ECONNREFUSED' }, 'メール', '届いていません', 'メールの設定'],
])('%o is told as %s', (given, where, kept, next) => {
  const [told] = toldOf([at(1, given)]);
  expect(told?.where).toContain(where);
  expect(told?.kept).toContain(kept);
  expect(told?.next).toContain(next);
});

describe('every place has words of its own', () => {
  test.each(places.map((place) => [place]))('%s', (place) => {
    const [told] = toldOf([at(1, { place })]);
    for (const words of [told?.where, told?.kept, told?.next]) expect(words).toBeTruthy();
    expect(told?.where).not.toBe('そのほか');
  });
});

test.each([[null], ['x'], [{}], [{ time: 'yesterday', number: '1' }], [{ time: at(1).time }]])(
  'a line that is none (%o) is left out',
  (line) => expect(toldOf([line])).toEqual([]),
);
