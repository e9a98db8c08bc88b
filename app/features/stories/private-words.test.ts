import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findPrivate, hide, hideAll, type Known, unknown } from './private-words.ts';

/**
 * {…} is found for sure, <…> is found to be looked at, all else stays. Invented, a line each;
 * \n is a line end.
 */
const cases = readFileSync(new URL('./private-words.cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.replaceAll('\\n', '\n'));

const known: Known = {
  ...unknown,
  staff: ['西田 あゆみ', '東 健一', '森 和子'],
  areas: ['縁川市', '西部', '東部', '第七小学校', '滝山四丁目', '滝山五丁目', '本町一丁目'],
  today: '2026-11-24',
};
const hidden = (text: string, more: Partial<Known> = {}) => hideAll(text, { ...known, ...more });

function marked(text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end, certain } of findPrivate(text, known)) {
    const found = text.slice(start, end);
    out += text.slice(at, start) + (certain ? `{${found}}` : `<${found}>`);
    at = end;
  }
  return out + text.slice(at);
}

test('there are enough of them', () => expect(cases.length).toBeGreaterThan(150));

test.each(cases)('%s', (line) => {
  const text = line.replace(/[{}<>]/g, '');
  expect(marked(text)).toBe(line);
});

test('what is found says where it stands', () => {
  for (const line of cases) {
    const text = line.replace(/[{}<>]/g, '');
    for (const found of findPrivate(text, known))
      expect(text.slice(found.start, found.end)).toBe(found.text);
  }
});

describe('what stands there instead', () => {
  test.each([
    ['佐藤さんの奥さん。佐藤は元気', 'Ａさんの奥さん。Ａさんは元気'],
    ['佐藤さんと田中さん。佐藤さんは帰った', 'ＡさんとＢさん。Ａさんは帰った'],
    ['佐藤花子さんの家。花子さんと佐藤さん', 'Ａさんの家。ＡさんとＡさん'],
    ['佐藤花子さんと佐藤太郎さん', 'ＡさんとＢさん'],
    ['髙橋さんと高橋さん', 'ＡさんとＡさん'],
    ['佐藤様、佐藤氏、佐藤会長', 'Ａ様、Ａ氏、Ａ会長'],
    ['Ａさんと佐藤さん', 'ＡさんとＢさん'],
    ['田中様宅', 'Ａ様宅'],
    ['滝山三丁目12-3に住む80歳', '（住所）に住む80代'],
    ['電話 042-463-1234', '電話 （電話番号）'],
    ['5歳の子と103歳の人', '10歳未満の子と90代以上の人'],
    ['昭和15年生まれ。昭和15年3月4日生まれ', '80代。（生年月日）'],
    ['被保険者番号0012345678', '被保険者番号（番号）'],
    ['sato@example.jp', '（連絡先）'],
    ['佐藤医院で', '佐藤医院で'],
  ])('%s', (text, instead) => expect(hidden(text)).toBe(instead));

  test('letters go on after Ｚ', () => {
    const names =
      '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 松本 井上 木村 清水 斎藤 山崎 森田 池田 橋本 阿部 石井 山下 中島 前田 藤田';
    const text = names
      .split(' ')
      .map((name) => `${name}さん`)
      .join('、');
    expect(hidden(text)).toMatch(/Ｙさん、Ｚさん、ＡＡさん、ＡＢさん$/);
  });

  test('without a day to count from a year of birth is only taken out', () => {
    const { today: _, ...timeless } = known;
    expect(hideAll('昭和15年生まれ', timeless)).toBe('（生まれた年）');
  });
});

describe('names that the office knows', () => {
  test.each<[string, Partial<Known>, string]>([
    ['鷹觜が来た', {}, '鷹觜が来た'],
    ['鷹觜が来た', { who: ['鷹觜'] }, 'Ａさんが来た'],
    ['鷹觜が来た', { who: ['鷹觜ミノル様（滝山5-3）'] }, 'Ａさんが来た'],
    ['鷹觜が来た', { withNames: ['自治会長、鷹觜さん'] }, 'Ａさんが来た'],
    [
      '防災の話。会長と役員',
      { withNames: ['防災、会長、滝山自治会の役員'] },
      '防災の話。会長と役員',
    ],
    ['のぞみがある。のぞみは来た', { staff: ['市川 のぞみ'] }, 'Ａさんがある。Ａさんは来た'],
    ['東は晴れ、東側', { staff: ['隣 さくら'] }, '東は晴れ、東側'],
  ])('%s %o', (text, more, instead) => expect(hidden(text, { staff: [], ...more })).toBe(instead));

  test('an area of the office is no name', () => {
    const text = '石川町から来た。高木地区の集まり';
    expect(hideAll(text, { ...unknown, areas: ['高木地区', '石川町'] })).toBe(text);
  });
});

test('nothing in, nothing out', () => {
  expect(findPrivate('', known)).toEqual([]);
  expect(hide('', [])).toBe('');
});
