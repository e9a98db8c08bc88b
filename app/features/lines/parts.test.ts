import { describe, expect, test } from 'vitest';
import { findAreas } from './areas.ts';
import { readCount } from './counts.ts';
import { nothing } from './gathered.ts';
import { known } from './line.cases.ts';
import { findNames } from './names.ts';
import { markedParts } from './next.ts';
import { inLine, overlaps, plainOf, remaining, written } from './plain.ts';
import { findTags } from './tags.ts';

const plain = (text: string) => plainOf(text).text;

describe('the plain form', () => {
  test('leads back to the line as written', () => {
    const line = plainOf('ｻﾞｰﾄﾞ　１２／３  ㈱Ａ');
    expect(line.text).toBe('ザード 12/3 (株)a');
    expect(written(line, { from: 4, to: 8 })).toBe('１２／３');
    expect(inLine(line, { from: 0, to: 3 })).toEqual({ from: 0, to: 5 });
    expect(written(line, { from: 9, to: 10 })).toBe('㈱');
  });

  test('of blanks and line ends is the same however many', () => {
    expect(plain('  a \r\n b\rc ')).toBe('a \nb\nc ');
  });

  test('what is left reads as a sentence', () => {
    const line = plainOf('昨日、会議（60分）。');
    const cuts = [
      { from: 0, to: 3 },
      { from: 6, to: 9 },
    ];
    expect(remaining(line, [{ from: 0, to: line.text.length }], cuts)).toBe('会議。');
    expect(remaining(line, [{ from: 0, to: 5 }], [])).toBe('昨日、会議');
    expect(remaining(plainOf('㈱会'), [{ from: 0, to: 2 }], [])).toBe('㈱');
  });

  test('ranges that only touch do not overlap', () => {
    expect(overlaps({ from: 0, to: 2 }, { from: 2, to: 3 })).toBe(false);
    expect(overlaps({ from: 0, to: 2 }, { from: 1, to: 3 })).toBe(true);
  });
});

describe('tags', () => {
  test.each([
    ['#つなぐ', ['connect']],
    ['＃しる＃つなぐ', ['know', 'connect']],
    ['#しる・ひろげる', ['know', 'spread']],
    ['#巻き込む', ['involve']],
    ['#ﾂﾅｸﾞ', ['connect']],
    ['シャープ創り出す', ['create']],
    ['#つなぐ次は', ['connect']],
    ['つなぐ', []],
    ['#防災', []],
  ])('%s', (text, verbs) => {
    expect(findTags(plain(text)).flatMap((t) => t.verbs)).toEqual(verbs);
  });
});

describe('areas', () => {
  test.each([
    ['滝山五丁目の会', 'taki5'],
    ['滝山5丁目の会', 'taki5'],
    ['滝山５の会', 'taki5'],
    ['滝山の会', 'taki'],
    ['第七小で', 'school7'],
    ['第7小学校で', 'school7'],
    ['七小で', 'school7'],
    ['霞が丘で', 'kasumi'],
    ['霞ヶ丘で', 'kasumi'],
    ['栄町で', 'sakae1,sakae2'],
    ['緑町で', 'midori1,midori2'],
  ])('%s is %s', (text, ids) => {
    const found = findAreas(plain(text).replace(/[がヶ]/g, 'ヶ'), known.areas);
    expect(found.map((f) => f.areas.map((a) => a.id).join())).toEqual([ids]);
  });

  test.each(['滝山さん', '縁川市役所', '十七小', '本町三丁目', '滝山5-2', '滝山5月'])(
    '%s is none',
    (text) => {
      expect(findAreas(plain(text), known.areas)).toEqual([]);
    },
  );
});

describe('names', () => {
  test.each([
    ['佐藤さんと話す', '佐藤さん'],
    ['民生委員の小倉さんと', '民生委員の小倉さん'],
    ['滝山自治会長と', '滝山自治会長'],
    ['第九小の校長先生に', '第九小の校長先生'],
    ['滝山四丁目の自治会長様に', '自治会長様'],
    ['包括と電話', '包括'],
    ['社協の森課長と', '社協の森課長'],
    ['青柳氏、石黒氏と', '青柳氏、石黒氏'],
    ['会議 包括、保健師、民生委員', '包括、保健師、民生委員'],
    ['ボランティアの皆さんと', 'ボランティアの皆さん'],
    ['訪問山田さん', '山田さん'],
    ['スミスさんと', 'スミスさん'],
  ])('%s', (text, names) => {
    expect(
      findNames(plain(text), known.people)
        .map((n) => n.name)
        .join('、'),
    ).toBe(names);
  });

  test.each([
    '皆さん',
    'お客さんが',
    'たくさん',
    '息子さんと',
    '役員会で',
    '民生委員定例会',
    '会長の話',
    '包括につないだ',
    '次期会長に',
  ])('%s is nobody', (text) => {
    expect(findNames(plain(text), known.people)).toEqual([]);
  });

  test.each([
    ['山田宅を訪問', '山田'],
    ['やまださん宅を', 'やまださん'],
    ['ヤマダさん宅を', 'ヤマダさん'],
    ['山田(花子)さん宅を', '山田(花子)さん'],
    ['Aさん宅を', 'aさん'],
    ['山田家を訪問', '山田'],
  ])('the home in %s is of %s', (text, name) => {
    expect(findNames(plain(text), [])).toMatchObject([{ name, bare: true, isHome: true }]);
  });

  test.each([
    '市営住宅で',
    '在宅介護',
    '帰宅した',
    '自宅へ',
    '高齢者宅',
    'お宅へ',
    '山田家具へ',
    '宅配',
  ])('%s is no home of a name', (text) => {
    expect(findNames(plain(text), [])).toEqual([]);
  });

  test('a home, and a name without a role', () => {
    const [home, role] = ['山田さん宅を', '商店会長の岩瀬さん宅に'].map((t) => findNames(t, [])[0]);
    expect(home).toMatchObject({ bare: true, isHome: true });
    expect(role).toMatchObject({ bare: false, isHome: true });
    expect(findNames('岩瀬さん宅に', known.people)[0]).toMatchObject({ bare: false });
  });
});

describe('how many', () => {
  const count = (text: string) => {
    const all = nothing();
    readCount(all, plain(text));
    return all.fields.headcount ?? `${all.doubts.length} doubts`;
  };
  test.each([
    ['24名', '24'],
    ['30人くらい', '30'],
    ['参加者12人', '12'],
    ['参加3人', '3'],
    ['百二十名', '120'],
    ['1,200人来場', '1200'],
    ['計24名（うち子ども8名）', '24'],
    ['大人12名 子ども8名', '2 doubts'],
    ['大人12名 子ども8名 計20名', '20'],
    ['一人暮らし', '0 doubts'],
    ['3人家族', '0 doubts'],
    ['孫3人', '0 doubts'],
    ['2名で訪問', '0 doubts'],
    ['弁当50人分', '0 doubts'],
    ['20〜30名', '0 doubts'],
    ['十数名', '0 doubts'],
    ['一人で', '0 doubts'],
    ['親子12組', '0 doubts'],
    ['人名', '0 doubts'],
  ])('%s: %s', (text, read) => {
    expect(count(text)).toBe(read);
  });
});

test.each([
  ['会議 次は電話', '電話'],
  ['会議。次回12/3。終わり', '12/3'],
  ['会議→次 電話', '電話'],
  ['次：電話\n会議', '電話'],
  ['会議 次回の話', null],
  ['会議 次の会長', null],
  ['目次は後で', null],
  ['会議 次は', null],
])('the next step in %s', (text, next) => {
  const line = plain(text);
  const [part] = markedParts(line);
  expect(part ? line.slice(part.marker.to, part.to) : null).toBe(next);
});
