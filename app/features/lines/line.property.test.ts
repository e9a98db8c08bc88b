import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayNumber, showDate, weekdayOf } from '#app/lib/dates.ts';
import { known } from './line.cases.ts';
import { readLine } from './line.ts';

const TODAY = known.today;
const KANJI = ['', ...'一二三四五六七八九'];
const inKanji = (n: number) =>
  `${n >= 20 ? KANJI[Math.floor(n / 10)] : ''}${n >= 10 ? '十' : ''}${KANJI[n % 10]}`;
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

type Notation = (y: number, m: number, d: number, weekday: string) => string;
const notations: Notation[] = [
  (_, m, d) => `${m}/${d}`,
  (_, m, d) => `${m}月${d}日`,
  (_, m, d, w) => `${m}/${d}(${w})`,
  (_, m, d, w) => `${m}月${d}日（${w}曜日）`,
  (_, m, d, w) => `${m}月${d}日${w}曜日`,
  (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
  (y, m, d) => `令和${y - 2018}年${m}月${d}日`,
  (y, m, d, w) => `令和${y - 2018}年${m}月${d}日(${w})`,
  (y, m, d) => `R${y - 2018}.${m}.${d}`,
  (y, m, d) => `${y - 2018}.${m}.${d}`,
  (_, m, d) => fullWidth(`${m}/${d}`),
  (_, m, d) => `${inKanji(m)}月${inKanji(d)}日`,
  (y, m, d) => `令和${inKanji(y - 2018)}年${inKanji(m)}月${inKanji(d)}日`,
];
const inNotation = (day: string, write: Notation) => {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  return write(y, m, d, weekdayOf(day));
};
const notation = fc.constantFrom(...notations);

describe('days', () => {
  test('of the past half year are read as they are, however written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 180 }),
        notation,
        fc.constantFrom(' 会議', 'に会議', '午後2時会議', 'の午後、会議', '滝山で会議'),
        (ago, write, rest) => {
          const day = addDays(TODAY, -ago);
          const { fields, marks } = readLine(`${inNotation(day, write)}${rest}`, known);
          expect(fields.occurredOn).toBe(day);
          expect(marks.find((m) => m.field === 'occurredOn')?.says).toContain(showDate(day));
          expect(fields.nextOn).toBeUndefined();
        },
      ),
      { numRuns: 600 },
    );
  });

  test('that are still to come are told, not taken for the day of the act', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 180 }), notation, (ahead, write) => {
        const day = addDays(TODAY, ahead);
        const { fields, doubts } = readLine(`${inNotation(day, write)} 会議`, known);
        expect(fields.occurredOn).toBeUndefined();
        expect(doubts).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  test('of the next step never become the own, and the other way round', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 180 }),
        fc.integer({ min: 1, max: 180 }),
        notation,
        notation,
        (ago, ahead, one, other) => {
          const [own, next] = [addDays(TODAY, -ago), addDays(TODAY, ahead)];
          const line = `${inNotation(own, one)} 会議 次は${inNotation(next, other)}に電話`;
          const { fields, marks } = readLine(line, known);
          expect(fields).toMatchObject({
            occurredOn: own,
            nextOn: next,
            nextStep: '電話',
            done: '会議',
          });
          expect(marks.find((m) => m.field === 'nextOn')?.says).toContain(showDate(next));
        },
      ),
      { numRuns: 600 },
    );
  });

  test('with another weekday or that do not exist are told', () => {
    const wrongWeekday = fc
      .tuple(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 1, max: 6 }))
      .map(([ago, off]) => {
        const day = addDays(TODAY, -ago);
        const [, m, d] = day.split('-').map(Number);
        return `${m}/${d}(${weekdayOf(addDays(day, off))}) 会議`;
      });
    const noDay = fc
      .constantFrom('2/30', '11月31日', '令和8年4月31日', 'R8.6.31', '2026-02-29', '十一月三十一日')
      .map((d) => `${d} 会議`);
    fc.assert(
      fc.property(fc.oneof(wrongWeekday, noDay), (line) => {
        const { fields, doubts } = readLine(line, known);
        expect(fields.occurredOn).toBeUndefined();
        expect(doubts).toHaveLength(1);
        expect(fields.done).toBe(line);
      }),
    );
  });

  test('by words are those that counting gives', () => {
    const names = '月火水木金土日';
    const monday = addDays(TODAY, -names.indexOf(weekdayOf(TODAY)));
    fc.assert(
      fc.property(
        fc.constantFrom(['先々週', -14], ['先週', -7], ['今週', 0], ['来週', 7], ['再来週', 14]),
        fc.nat(6),
        fc.constantFrom('曜', '曜日', 'の'),
        (week, index, how) => {
          const [word, shift] = week as [string, number];
          const said =
            how === 'の' ? `${word}の${names[index]}曜日` : `${word}${names[index]}${how}`;
          const day = addDays(monday, shift + index);
          const { fields, doubts } = readLine(
            day > TODAY ? `次は${said}に電話` : `${said} 会議`,
            known,
          );
          expect(fields[day > TODAY ? 'nextOn' : 'occurredOn']).toBe(day);
          expect(doubts).toEqual([]);
        },
      ),
    );
  });
});

const pieces = [
  ...[
    '昨日',
    'おととい',
    '11/20',
    '来週火曜',
    '12/3',
    '11/31',
    '先週金曜',
    '3日',
    '令和8年12月3日',
    '今朝',
  ],
  ...['14時', '10時から11時半', '午後二時', '2時半', '60分', '三十分', '1時間半'],
  ...[
    '#つなぐ',
    '＃しる',
    '次は',
    '次回',
    '。',
    '、',
    ' ',
    '\n',
    'に',
    'の',
    'と',
    'で',
    '（',
    '）',
  ],
  ...[
    '滝山五丁目',
    '滝山',
    '栄町',
    '第七小',
    '山田さん宅',
    '佐藤さん',
    '自治会長',
    '包括',
    'サロン',
    '訪問',
  ],
  ...[
    '電話',
    '会議',
    '避難訓練',
    '15名',
    '高齢者',
    'する予定',
    '約束',
    'ごみ',
    'ABC',
    'ｻﾛﾝ',
    '㈱',
    '𠮷野',
  ],
];
const line = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((p) => p.join(''));
const anything = fc.oneof(
  line,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const runs = { numRuns: 1500 };

describe('any line', () => {
  test('is read without an error; marks and doubts are pieces of it', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { marks, doubts } = readLine(text, known);
        for (const m of marks) expect(text.slice(m.from, m.to)).toBe(m.text);
        for (const m of marks) expect(m.text).not.toBe('');
        for (const d of doubts) expect(text).toContain(d.text);
      }),
      runs,
    );
  });

  test('every field that is filled has its mark, every day stands in words', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { fields, marks } = readLine(text, known);
        const marked = new Set(marks.map(({ field }) => field));
        const silent = Object.keys(fields).filter((f) => f !== 'done' && f !== 'detail');
        expect(silent.filter((f) => !marked.has(f))).toEqual([]);
        for (const field of ['occurredOn', 'nextOn'])
          for (const m of marks.filter((m) => m.field === field))
            expect(m.says).toContain(showDate(String(fields[field])));
        if (fields.occurredOn)
          expect(dayNumber(String(fields.occurredOn))).toBeLessThanOrEqual(dayNumber(TODAY));
        if (fields.nextOn) expect(fields.nextStep).toBeTruthy();
      }),
      runs,
    );
  });

  test('loses nothing: each letter is in a mark of bookkeeping or in the text', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { fields, marks } = readLine(text, known);
        // In the next step, which everybody reads, 本人 stands for the name that `who` keeps.
        const step = String(fields.nextStep ?? '').replaceAll('本人', String(fields.who ?? '本人'));
        const kept = ['done', 'detail', 'who'].map((f) => fields[f] ?? '').join('') + step;
        expect(lettersLeft(outsideOf(text, marks), kept)).toBe('');
      }),
      runs,
    );
  });

  test('is the same with other blanks and line ends', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { fields } = readLine(text, known);
        expect(readLine(`  ${text}\r\n`, known).fields).toEqual(fields);
        expect(readLine(text.replaceAll('\n', '\r\n'), known).fields).toEqual(fields);
        expect(readLine(text.replaceAll(' ', '　 '), known).fields).toEqual(fields);
        expect(readLine(text, known).fields).toEqual(fields);
      }),
      runs,
    );
  });

  test('of 10,000 letters is read', () => {
    const bits = [
      '昨日',
      '一',
      '1',
      '12/3',
      'ア',
      '漢',
      '会',
      '(',
      'うち',
      '来週火曜',
      '14時',
      '60分',
      '民生委員の',
      '次は',
      '#つなぐ',
      'さん',
      ' ',
      '滝山',
      '10人',
      '0-',
      '一二三・',
    ];
    for (const bit of bits) {
      const text = bit.repeat(Math.ceil(10_000 / bit.length));
      expect(readLine(text, known).marks.length).toBeGreaterThanOrEqual(0);
    }
  });
});

const bookkeeping = ['occurredOn', 'startedAt', 'minutes', 'verbs', 'nextOn'];
/** Particles and labels that hung on a day, a time or a tag, and the words that say "next". */
const HUNG = /次回?|[のにはでと]|から|より|頃|です|予定/g;

function outsideOf(text: string, marks: { field: string; from: number; to: number }[]): string {
  const letters = text.split('');
  for (const { field, from, to } of marks)
    if (bookkeeping.includes(field)) letters.fill(' ', from, to);
  return letters.join('').replace(HUNG, '');
}

function lettersLeft(text: string, kept: string): string {
  const pool = [...kept];
  return [...text]
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .filter((letter) => {
      const at = pool.indexOf(letter);
      if (at >= 0) pool.splice(at, 1);
      return at < 0;
    })
    .join('');
}
