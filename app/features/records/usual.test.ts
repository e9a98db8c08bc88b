import { expect, test } from 'vitest';
import { usual, usualFirst } from './usual.ts';

const times = (code: string, n: number) => Array<string>(n).fill(code);

test.each<[string, string[], string[]]>([
  ['nothing yet', [], []],
  ['twice is no habit', times('visit', 2), []],
  ['three times is', times('visit', 3), ['visit']],
  ['the most frequent first', [...times('a', 3), ...times('b', 5)], ['b', 'a']],
  ['at most four', ['a', 'b', 'c', 'd', 'e'].flatMap((c) => times(c, 3)), ['a', 'b', 'c', 'd']],
])('%s', (_, chosen, often) => {
  expect(usual(chosen)).toEqual(often);
});

test('the usual stand first in the order of the list, and every option once', () => {
  const options = ['a', 'b', 'c', 'd'].map((value) => ({ value }));
  const shown = usualFirst(options, ['d', 'b']);
  expect(shown.map((o) => [o.value, o.group])).toEqual([
    ['b', 'よく使うもの'],
    ['d', 'よく使うもの'],
    ['a', 'ほか'],
    ['c', 'ほか'],
  ]);
});

test('without habits nothing is moved and no heading appears', () => {
  const options = [{ value: 'a' }, { value: 'b' }];
  expect(usualFirst(options, ['gone'])).toEqual(options);
});
