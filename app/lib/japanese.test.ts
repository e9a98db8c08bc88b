import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigrams, excerpt, highlight, kanjiNumber, normalise, townKey, words } from './japanese.ts';

const japanese = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'ああのがガｶﾞﾊﾟ髙高齋邉𠮷吉㈱㌔①Ａa1１　 、。・\n見守り訪問',
      '葛\u{e0100}',
      'か\u3099',
      '👨‍👩‍👧',
      'ﾞ',
      '\ud842',
      'İ',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});

describe('normalising', () => {
  test.each([
    ['髙橋', '高橋'],
    ['宮﨑', '宮崎'],
    ['𠮷田', '吉田'],
    ['渡邊', '渡辺'],
    ['渡邉', '渡辺'],
    ['齋藤', '斎藤'],
    ['齊藤', '斉藤'],
    ['斉藤', '斎藤'],
    ['濵田', '浜田'],
    ['濱田', '浜田'],
    ['德永', '徳永'],
    ['桒原', '桑原'],
    ['土槗', '土橋'],
    ['神田', '神田'],
    ['葛\u{e0100}城', '葛城'],
    ['㈱', '(株)'],
    ['ﾊﾞｽ', 'バス'],
    ['ＣＳＷ', 'csw'],
    ['か\u3099', 'が'],
    ['滝山５−３', '滝山5-3'],
    ['①', '1'],
    ['㍿', '株式会社'],
    ['瀧山', '滝山'],
  ])('%s meets %s', (one, other) => {
    expect(normalise(one)).toBe(normalise(other));
  });

  test.each([
    ['  a　\n b ', 'a b'],
    ['　', ''],
    ['', ''],
    ['見守り', '見守り'],
    ['コーヒー', 'コーヒー'],
  ])('%j becomes %j', (text, result) => {
    expect(normalise(text)).toBe(result);
  });

  test('a second time changes nothing in Japanese text', () => {
    const unit = fc.constantFrom(...'あガｶﾞ髙齋邉𠮷㈱㌔①Ａ１　 、−見');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => normalise(normalise(text)) === normalise(text)),
    );
  });
});

describe('bigrams', () => {
  test.each([
    ['見守り', ['見守', '守り']],
    ['孤立', ['孤立']],
    ['見', ['見']],
    ['見 守り、支', ['見', '守り', '支']],
    ['ああああ', ['ああ']],
    ['𠀋𠀋田', ['𠀋𠀋', '𠀋田']],
    ['(株)', ['株']],
    ['コーヒー', ['コー', 'ーヒ', 'ヒー']],
    ['csw 8', ['cs', 'sw', '8']],
    ['…!? ', []],
    ['', []],
  ])('of %j are %j', (text, grams) => {
    expect(bigrams(text)).toEqual(grams);
  });

  test('of a part within one run are among those of the whole', () => {
    const run = fc.string({
      unit: fc.constantFrom(...'あいう見守り訪問𠀋バーa1'),
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(run, fc.nat(28), fc.nat(28), japanese, (text, from, more, around) => {
        const part = [...text].slice(from, from + 2 + more).join('');
        if ([...part].length < 2) return;
        const whole = new Set(bigrams(normalise(`${around} ${text} ${around}`)));
        expect(bigrams(part).filter((gram) => !whole.has(gram))).toEqual([]);
      }),
    );
  });

  test('never hold a blank or half a letter', () => {
    fc.assert(
      fc.property(japanese, (text) => {
        for (const gram of bigrams(normalise(text))) {
          expect(gram).not.toMatch(/\s/);
          expect(gram.isWellFormed()).toBe(true);
          expect([...gram].length).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});

describe('words of a query', () => {
  test.each([
    ['見守り　訪問', ['見守り', '訪問']],
    [' 髙橋  ＣＳＷ ', ['高橋', 'csw']],
    ['孤立 孤立', ['孤立']],
    ['　 ', []],
    ['1 2 3 4 5 6 7 8 9 10', ['1', '2', '3', '4', '5', '6', '7', '8']],
    ['𠀋'.repeat(60), ['𠀋'.repeat(50)]],
  ])('%j are %j', (query, found) => {
    expect(words(query)).toEqual(found);
  });
});

describe('highlighting', () => {
  const marked = (text: string, query: string) =>
    highlight(text, words(query))
      .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
      .join('');

  test.each([
    ['独居の方の見守り訪問', '見守り', '独居の方の[見守り]訪問'],
    ['㈱東京ガス', '東京', '㈱[東京]ガス'],
    ['㈱東京ガス', '(株)東京', '[㈱東京]ガス'],
    ['㈱東京ガス', '株', '[㈱]東京ガス'],
    ['都ﾊﾞｽ停', 'バス', '都[ﾊﾞｽ]停'],
    ['ﾊﾞｽ', 'ハ', 'ﾊﾞｽ'],
    ['宛:𠮷田髙子様', '吉田高子', '宛:[𠮷田髙子]様'],
    ['𠮷𠮷', '吉', '[𠮷𠮷]'],
    ['葛\u{e0100}城市', '葛', '[葛\u{e0100}]城市'],
    ['㌔㌔', 'ロキ', '[㌔㌔]'],
    ['ああああ', 'ああ', '[ああああ]'],
    ['見守り、訪問', '訪問 見守り', '[見守り]、[訪問]'],
    ['CSWがcswへ', 'ｃｓｗ', '[CSW]が[csw]へ'],
    ['なにもない', '孤立', 'なにもない'],
    ['見守り', '', '見守り'],
    ['', '孤立', ''],
  ])('%j for %j', (text, query, result) => {
    expect(marked(text, query)).toBe(result);
  });

  test('the pieces joined are the original, alternate, and cut no letter in two', () => {
    fc.assert(
      fc.property(japanese, fc.array(japanese), (text, queries) => {
        const pieces = highlight(text, queries.flatMap(words));
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(
          pieces.every((piece, index) => piece.text !== '' && piece.hit !== pieces[index - 1]?.hit),
        ).toBe(true);
        if (text.isWellFormed())
          expect(pieces.every((piece) => piece.text.isWellFormed())).toBe(true);
      }),
    );
  });

  test('what the search finds is marked, wherever NFKC changes the length', () => {
    fc.assert(
      fc.property(japanese, japanese, (text, query) => {
        for (const word of words(query)) {
          expect(highlight(text, [word]).some((piece) => piece.hit)).toBe(
            normalise(text).includes(word),
          );
        }
      }),
    );
  });

  test('a word is marked where it was put', () => {
    const filler = fc.string({ unit: fc.constantFrom(...'い㈱㌔①Ａ', 'ﾊﾞ'), maxLength: 20 });
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        const hits = highlight(`${before}𠮷田${after}`, ['吉田']);
        expect(hits.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['𠮷田']);
        expect(hits.findIndex((piece) => piece.hit)).toBe(before === '' ? 0 : 1);
      }),
    );
  });
});

describe('excerpts', () => {
  const long = `${'あ'.repeat(50)}見守り${'い'.repeat(50)}`;

  test.each([
    [long, ['見守り'], 12, '…ああああ見守りいいいいい…'],
    [long, ['孤立'], 5, 'あああああ…'],
    [long, [], 5, 'あああああ…'],
    [`見守り${long}`, ['見守り'], 5, '見守りああ…'],
    [`${'あ'.repeat(20)}見守り`, ['見守り'], 6, '…あああ見守り'],
    ['短い文', ['短い'], 10, '短い文'],
    ['一行目\n\n二行目', ['二'], 10, '一行目 二行目'],
    ['', ['短い'], 10, ''],
  ])('of %j for %j in %d is %j', (text, found, length, result) => {
    expect(excerpt(text, found, length)).toBe(result);
  });

  test('hold the word when the text does, and no half letters', () => {
    fc.assert(
      fc.property(japanese, japanese, fc.integer({ min: 10, max: 30 }), (before, after, length) => {
        const shown = excerpt(`${before} 孤立 ${after}`, ['孤立'], length);
        expect(shown).toContain('孤立');
        if (before.isWellFormed() && after.isWellFormed()) expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('keys of towns', () => {
  test.each([
    [
      [
        '滝山五丁目',
        '滝山5丁目',
        '滝山５丁目',
        '滝山 5丁目',
        '滝山　５',
        '滝山5',
        '滝山05丁目',
        '瀧山五丁目',
      ],
    ],
    [['霞ケ関', '霞ヶ関', '霞が関', '霞ガ関', '霞ｹ関']],
    [['ひばりが丘二丁目', 'ひばりヶ丘2丁目', 'ひばりケ丘２']],
    [['丸ノ内', '丸の内', '丸之内', '丸ﾉ内']],
    [['大字南沢', '南沢', '字南澤']],
    [['本町十一丁目', '本町11丁目', '本町１１丁目']],
    [['本町二十丁目', '本町20丁目']],
    [['本町九十九丁目', '本町99丁目']],
    [['龍ケ崎', '竜ヶ崎']],
    [['一番町三丁目', '一番町3']],
  ])('%j are one', (names) => {
    expect(new Set(names.map(townKey)).size).toBe(1);
  });

  test.each([
    ['一番町', '一番町'],
    ['四谷', '四谷'],
    ['八幡町一丁目', '八幡町1'],
    ['三十三間堂十丁目', '三十三間堂10'],
    ['九十九一丁目', '九十九1'],
    ['のぞみ野', 'のぞみ野'],
    ['がんばり坂', 'がんばり坂'],
    ['字', '字'],
    ['ケヤキ台', 'ケヤキ台'],
    ['滝山5丁目12番', '滝山5丁目12番'],
    ['', ''],
  ])('of %s is %s', (name, key) => {
    expect(townKey(name)).toBe(key);
  });

  test('every number of a 丁目 to 99 has one key of its own', () => {
    const kanji = (n: number) => {
      const tens = Math.floor(n / 10);
      return `${tens > 1 ? '一二三四五六七八九'[tens - 1] : ''}${tens > 0 ? '十' : ''}${n % 10 > 0 ? '一二三四五六七八九'[(n % 10) - 1] : ''}`;
    };
    for (let n = 1; n < 100; n++) {
      expect(townKey(`滝山${kanji(n)}丁目`)).toBe(`滝山${n}`);
      expect(kanjiNumber(kanji(n))).toBe(n);
    }
  });
});

describe('numbers in kanji', () => {
  test.each([
    ['〇', 0],
    ['五', 5],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['百', 100],
    ['百五', 105],
    ['三百六十五', 365],
    ['千', 1000],
    ['二千二十六', 2026],
    ['二〇二六', 2026],
    ['三万五千', 35000],
    ['十一万六千八百', 116800],
    ['１２', 12],
    ['3', 3],
  ])('%s is %d', (text, number) => {
    expect(kanjiNumber(text)).toBe(number);
  });

  test.each(['', '滝', '十百', '五丁目', '万', '一十十', '-1', '1.5'])('%j is none', (text) => {
    expect(kanjiNumber(text)).toBeNull();
  });
});
