import { describe, expect, test } from 'vitest';
import { defaultLists } from '../lists/defaults.ts';
import type { Lists } from '../lists/lists.ts';
import { differenceOf, type Names, shownValue } from './shown.ts';

const names: Names = {
  lists: defaultLists as unknown as Lists,
  things: new Map([['a-1', '藤棚台2丁目']]),
};

describe('a value of a record', () => {
  test.each([
    ['kind', 'visit', '個別相談・訪問'],
    ['supportMain', 'community', '地域支援'],
    ['about', ['elderly', '8050'], '高齢者、8050'],
    ['verbs', ['know', 'spread'], 'しる、ひろげる'],
    ['occurredOn', '2026-11-23', '令和8年11月23日(月)'],
    ['startedAt', '14:05', '14時05分'],
    ['minutes', 90, '1時間30分'],
    ['headcount', 1200, '1,200人'],
    ['areaId', 'a-1', '藤棚台2丁目'],
    ['goalId', 'gone', '分からないもの'],
    ['done', '会った', '会った'],
    ['nextOn', null, ''],
    ['connected', [], ''],
  ])('%s %j is shown in words', (field, value, shown) => {
    expect(shownValue(field, value, names)).toBe(shown);
  });
});

describe('what differs between two texts', () => {
  test('is all of it when they share little', () => {
    expect(differenceOf('会った', '話した')).toEqual({
      start: '',
      before: '会った',
      after: '話した',
      end: '',
    });
  });

  test('stands in a few letters of what stayed', () => {
    const head = 'きょうは自治会長さんのお宅に行って';
    expect(differenceOf(`${head}会った。`, `${head}話した。`)).toEqual({
      start: '…治会長さんのお宅に行って',
      before: '会っ',
      after: '話し',
      end: 'た。',
    });
  });

  test('may be only what was added or taken away', () => {
    const text = 'サロンの見学に行き、世話人に会った。';
    expect(differenceOf(text, `${text}書き足した。`)).toMatchObject({
      before: '',
      after: '書き足した。',
      end: '',
    });
    expect(differenceOf(`${text}余分`, text)).toMatchObject({ before: '余分', after: '' });
  });

  test('does not count a letter twice when text repeats', () => {
    expect(differenceOf('はい'.repeat(8), 'はい'.repeat(9))).toMatchObject({
      before: '',
      after: 'はい',
    });
  });
});
