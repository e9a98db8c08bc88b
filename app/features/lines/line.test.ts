import { describe, expect, test } from 'vitest';
import { known } from './line.cases.ts';
import { type Known, readLine } from './line.ts';
import { aboutWords, kindWords, meansWords, wordLists } from './words.ts';

const read = (line: string, more: Partial<Known> = {}) => readLine(line, { ...known, ...more });
const codes = (more: Partial<Known['codes']>): Partial<Known> => ({
  codes: { ...known.codes, ...more },
});

test('every piece that was understood stands in words beside its field', () => {
  const { marks } = read('昨日2時半 滝山自治会長と打合せ 60分 #つなぐ 次は12/3に報告会の相談');
  expect(marks.map(({ field, text, says }) => [field, text, says])).toEqual([
    ['occurredOn', '昨日', '令和8年11月24日(火)。日付と読みました'],
    ['startedAt', '2時半', '14時30分。午前・午後がないので、午後と読みました'],
    ['areaId', '滝山', '滝山地区。地域の名前です'],
    ['withNames', '滝山自治会長', '「だれと」と読みました'],
    ['kind', '打合せ', '連絡調整。「打合せ」から'],
    ['means', '打合せ', '会議。「打合せ」から'],
    ['minutes', '60分', '1時間。かかった時間と読みました'],
    ['verbs', '#つなぐ', '支援の動きと読みました'],
    ['nextStep', '次は12/3に報告会の相談', '次にすることと読みました'],
    ['nextOn', '12/3', '令和8年12月3日(木)。次の日付と読みました'],
  ]);
});

describe('what is told in confidence', () => {
  test('says that it goes into the confidential part', () => {
    const { fields, marks } = read('昨日 山田さん宅を訪問');
    expect(fields).toMatchObject({ kind: 'visit', who: '山田さん', detail: '山田さん宅を訪問' });
    expect(fields.done).toBeUndefined();
    for (const field of ['who', 'detail'])
      expect(marks.find((m) => m.field === field)?.says).toContain('内密の欄');
  });

  test('a case meeting too, without any name', () => {
    const { fields, marks } = read('昨日 ケース会議');
    expect([fields.done, fields.detail]).toEqual([undefined, 'ケース会議']);
    expect(marks.find((m) => m.field === 'detail')?.says).toContain('内密の欄');
  });

  test.each([
    ['山田さん宅を訪問 次は12/3に山田さんに電話', '本人に電話'],
    ['山田さん宅を訪問 次は12/3に山田様に電話', '本人に電話'],
    ['山田さん宅を訪問 次は12/3に山田宅へ', '本人宅へ'],
    ['山田さん宅を訪問 次は12/3に山田町へ', '山田町へ'],
  ])('%s: the next step says %s', (line, step) => {
    const { fields, marks } = read(line);
    expect(fields.nextStep).toBe(step);
    expect(marks.some((m) => m.says.includes('「本人」'))).toBe(step.startsWith('本人'));
  });

  test('another name in the next step is told', () => {
    const { doubts } = read('山田さん宅を訪問 次は12/3に中村さんに電話');
    expect(doubts).toEqual([
      { text: '中村さん', says: expect.stringContaining('みんなが読みます') },
    ]);
    expect(read('会議 次は12/3に中村さん宅を訪問').doubts).toHaveLength(1);
    expect(read('会議 次は12/3に中村さんに電話').doubts).toEqual([]);
  });

  test('a name from earlier records is of the circle', () => {
    expect(read('昨日 中村さんを訪問').fields.who).toBe('中村さん');
    const { fields } = read('昨日 中村さんを訪問', { people: ['中村さん、青柳氏'] });
    expect(fields).toMatchObject({ withNames: '中村さん', done: '中村さんを訪問' });
  });
});

describe("the office's own lists", () => {
  test('its words and labels are read, and win over ours', () => {
    const own = codes({
      kind: [...known.codes.kind, { code: 'x1', label: 'おもちゃ病院', words: ['サロン'] }],
    });
    expect(read('昨日 おもちゃ病院', own).fields.kind).toBe('x1');
    expect(read('昨日 サロン', own).fields.kind).toBe('x1');
  });

  test('a code that is no longer offered is never chosen', () => {
    const none = {
      kind: [],
      means: [],
      about: [],
      support: [],
      through: [],
      result: [],
      connected: [],
    };
    for (const line of ['山田さん宅を訪問', '高齢者サロン', '民生委員から相談 包括につないだ 終結'])
      expect(Object.keys(read(line, codes(none)).fields).filter((f) => f in none)).toEqual([]);
  });

  test('only codes that exist have words, and no word has two codes', () => {
    for (const [list, words] of Object.entries(wordLists)) {
      const offered = known.codes[list as keyof Known['codes']].map((c) => c.code);
      expect(Object.keys(words).filter((c) => c !== '' && !offered.includes(c))).toEqual([]);
      const all = Object.values(words).flatMap((text) => text.split(' '));
      expect(all.filter((word, i) => word === '' || all.indexOf(word) !== i)).toEqual([]);
    }
    expect([kindWords, meansWords, aboutWords].every((w) => Object.keys(w).length > 5)).toBe(true);
  });
});

test('without areas, people and places the rest is read', () => {
  const { fields } = read('昨日14時 滝山集会所で会議 60分', { areas: [], people: [], places: [] });
  expect(fields).toMatchObject({ occurredOn: '2026-11-24', place: '滝山集会所', minutes: '60' });
  expect(fields.areaId).toBeUndefined();
  expect(read('').fields).toEqual({});
});

test.each([
  ['昨日 滝山四丁目と本町一丁目の会議', 'taki4', 1],
  ['昨日 本町一丁目と滝山四丁目の会議', 'taki4', 1],
  ['昨日 栄町の会議', undefined, 1],
  ['昨日 緑町の会議', 'midori1', 0],
])('%s: the own area first, two of one name are told', (line, area, doubts) => {
  const understood = read(line);
  expect(understood.fields.areaId).toBe(area);
  expect(understood.doubts).toHaveLength(doubts);
});
