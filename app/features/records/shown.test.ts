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
    ['course', 'continued', '継続'],
    ['course', null, ''],
    ['course', undefined, ''],
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
  test('is all of a short text', () => {
    const [before, after] = ['自治会長さんに会った。', '自治会長さんと話した。'];
    expect(differenceOf(before, after)).toEqual({ start: '', before, after, end: '' });
  });

  const head = '朝から雨だったが、サロンの見学に行き、世話人の方たちと話しながら片づけを手伝い、';
  const tail = '帰りに民生委員のお宅へ寄って、来月の集まりのことを相談した。';
  test.each([
    ['changed', '会い', '話し'],
    ['added', '', '電話し'],
    ['taken away', '電話し', ''],
    ['said once more', 'はい', 'はいはい'],
  ])('of a long text is only what was %s', (_, before, after) => {
    const part = differenceOf(`${head}${before}、${tail}`, `${head}${after}、${tail}`);
    expect([part.before, part.after]).toEqual(
      after.startsWith(before) ? ['', after.slice(before.length)] : [before, after],
    );
  });

  test('marks where something was left away', () => {
    expect(differenceOf(`${head}会い、${tail}`, `${head}話し、${tail}`)).toEqual({
      start: '…しながら片づけを手伝い、',
      before: '会い',
      after: '話し',
      end: '、帰りに民生委員のお宅へ…',
    });
  });
});
