/**
 * Files as offices have them, each with what has to come of it. Built in code: no file of
 * anybody's lies here. Each line says in words what is awkward about it.
 */
import iconv from 'iconv-lite';
import { type TestCell, type TestSheet, workbookOf } from './workbooks.ts';

export type Awkward = {
  what: string;
  bytes: Uint8Array;
  name?: string;
  /** rows, accepted, rejected, skipped. */
  counts?: [number, number, number, number];
  repaired?: number;
  /** 'row column reason', parts of them. */
  problems?: string[];
  /** Days and texts of the records, in the order of the rows. */
  days?: string[];
  texts?: string[];
  /** Other columns of the first record. */
  first?: Record<string, unknown>;
  /** Refused as a whole, with this in the sentence. */
  refused?: string;
};

const utf8 = (text: string) => Buffer.from(text);
const HEAD = '日付,地区,種別,内容';
const row = (day: string, text = '役員会') => `${day},滝山五丁目,会議,${text}`;
const log = (...rows: string[]) => utf8([HEAD, ...rows, ''].join('\n'));
const one = (day: string, given: Partial<Awkward> & { what: string }): Awkward => ({
  bytes: log(row(day)),
  counts: [1, 1, 0, 0],
  ...given,
});
const wrong = (day: string, reason: string): Awkward => ({
  what: `「${day}」は日付でない`,
  bytes: log(row(day)),
  counts: [1, 0, 1, 0],
  problems: [`2 A列「日付」 ${reason}`],
});
const HEADS = ['日付', '地区', '種別', '内容'];
const line = (day: TestCell, text: TestCell = '役員会'): TestCell[] => [
  day,
  '滝山五丁目',
  '会議',
  text,
];
const book = (rows: TestCell[][], more: Partial<TestSheet> = {}) =>
  workbookOf([{ rows: [HEADS, ...rows], ...more }]);
/** 2023-04-01 */
const APRIL = 45_017;

const encodings: Awkward[] = [
  {
    what: 'CP932',
    bytes: iconv.encode([HEAD, row('2023/4/1', '髙木①㈱')].join('\r\n'), 'cp932'),
    counts: [1, 1, 0, 0],
    texts: ['髙木①㈱'],
  },
  {
    what: 'UTF-8 with a mark',
    bytes: utf8(`\uFEFF${HEAD}\n${row('2023/4/1')}`),
    counts: [1, 1, 0, 0],
  },
  {
    what: 'two marks',
    bytes: utf8(`\uFEFF\uFEFF${HEAD}\n${row('2023/4/1')}`),
    counts: [1, 1, 0, 0],
  },
  {
    what: 'UTF-16 little end',
    bytes: Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      iconv.encode(`${HEAD}\n${row('2023/4/1')}`, 'utf-16le'),
    ]),
    counts: [1, 1, 0, 0],
  },
  {
    what: 'UTF-16 big end',
    bytes: Buffer.concat([
      Buffer.from([0xfe, 0xff]),
      iconv.encode(`${HEAD}\n${row('2023/4/1')}`, 'utf-16be'),
    ]),
    counts: [1, 1, 0, 0],
  },
  {
    what: 'UTF-16 with tabs, as Excel saves Unicode text',
    bytes: Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      iconv.encode(`${HEAD}\n${row('2023/4/1')}`.replaceAll(',', '\t'), 'utf-16le'),
    ]),
    counts: [1, 1, 0, 0],
  },
  {
    what: '髙 and 𠮷 in UTF-8',
    bytes: log(row('2023/4/1', '髙橋さんと𠮷田さん')),
    counts: [1, 1, 0, 0],
    texts: ['髙橋さんと𠮷田さん'],
  },
  {
    what: 'half-width kana in headings and texts',
    bytes: utf8(`日付,地区,種別,ﾒﾓ,場所\n2023/4/1,滝山五丁目,会議,x,ｺﾐｾﾝ`),
    counts: [1, 1, 0, 0],
    first: { place: 'ｺﾐｾﾝ', noticed: 'x' },
  },
];

const lines: Awkward[] = [
  {
    what: 'CR alone between lines',
    bytes: utf8([HEAD, row('2023/4/1'), row('2023/4/2')].join('\r')),
    counts: [2, 2, 0, 0],
  },
  {
    what: 'a line end inside a cell',
    bytes: log(row('2023/4/1', '"一行目\r\n二行目"')),
    counts: [1, 1, 0, 0],
    texts: ['一行目\n二行目'],
  },
  {
    what: 'quotes inside a cell',
    bytes: log(row('2023/4/1', '"""にこにこ""の会"')),
    texts: ['"にこにこ"の会'],
  },
  { what: 'a stray quote in a cell', bytes: log(row('2023/4/1', '5"の板')), texts: ['5"の板'] },
  {
    what: 'a quote that never closes',
    bytes: utf8(`${HEAD}\n"2023/4/1,x`),
    refused: '閉じていない',
  },
  {
    what: 'tabs',
    bytes: utf8(`${HEAD}\n${row('2023/4/1', 'a,b')}`.replaceAll(',', '\t').replace('a\tb', 'a,b')),
    texts: ['a,b'],
  },
  {
    what: 'ragged rows',
    bytes: log('2023/4/1,滝山五丁目,会議', row('2023/4/2', 'x,y,z,,,')),
    counts: [2, 2, 0, 0],
  },
  {
    what: 'blank rows between',
    bytes: log(row('2023/4/1'), '', ',,,', row('2023/4/2')),
    counts: [4, 2, 0, 2],
  },
  {
    what: 'blank rows at the end',
    bytes: utf8(`${HEAD}\n${row('2023/4/1')}\n,,,\n,,,\n\n`),
    counts: [1, 1, 0, 0],
  },
  {
    what: 'trailing blanks and wide ones',
    bytes: utf8(`日付 ,地区　,種別,内容\n2023/4/1 ,　滝山五丁目 ,会議　,x  `),
    counts: [1, 1, 0, 0],
    texts: ['x'],
  },
  { what: 'nothing at all', bytes: utf8(''), refused: '空' },
  { what: 'only blanks', bytes: utf8('\n\n  \n'), refused: '何も書かれていません' },
  { what: 'headings and no rows', bytes: utf8(`${HEAD}\n`), counts: [0, 0, 0, 0] },
  {
    what: 'an apostrophe before a sign',
    bytes: log(row('2023/4/1', "'=A1 の式の話")),
    texts: ['=A1 の式の話'],
  },
];

const days: Awkward[] = [
  one('2023-04-01', { what: 'ISO', days: ['2023-04-01'] }),
  one('令和5年4月1日', { what: 'an era', days: ['2023-04-01'] }),
  one('令和元年5月1日', { what: '元年', days: ['2019-05-01'] }),
  one('H31.4.30', { what: 'an era by its letter', days: ['2019-04-30'] }),
  one('R5/4/1', { what: 'an era with slashes', days: ['2023-04-01'] }),
  one('8.11.3', { what: 'three numbers are of the era of today', days: ['2026-11-03'] }),
  one('２０２３年４月１日', { what: 'wide figures', days: ['2023-04-01'] }),
  one('20230401', { what: 'packed', days: ['2023-04-01'] }),
  one('45017', { what: 'a serial in a CSV', days: ['2023-04-01'], repaired: 1 }),
  one('1/2/2023', { what: 'month first', days: ['2023-01-02'] }),
  one('2023/4/1(土)', { what: 'with its weekday', days: ['2023-04-01'] }),
  one('2023年4月1日 土曜日', { what: 'with its weekday in full', days: ['2023-04-01'] }),
  one('2023/4/1 14:30', {
    what: 'with a time',
    days: ['2023-04-01'],
    first: { started_at: '14:30' },
  }),
  one('令和5年4月1日 午後2時', {
    what: 'era and time',
    days: ['2023-04-01'],
    first: { started_at: '14:00' },
  }),
  wrong('2023/4/31', '「2023/4/31」は暦にない日です。'),
  wrong('13月5日', '「13月5日」は暦にない日です。'),
  wrong('2023/4/1(日)', '曜日が合いません'),
  wrong('4/1', '年がありません'),
  wrong('23/4/1', '何年のことか分かりません'),
  wrong('2099/4/1', 'きょうより先の日です'),
  wrong('未定', '日付として読めません'),
  wrong('4月上旬', '日付として読めません'),
  {
    what: 'no day above either',
    bytes: log(row('')),
    counts: [1, 0, 1, 0],
    problems: ['2 A列「日付」 日付がありません。'],
  },
  {
    what: 'a day on the first row of its day',
    bytes: log(row('2023/4/1'), row(''), row('〃')),
    counts: [3, 3, 0, 0],
    repaired: 2,
    days: ['2023-04-01', '2023-04-01', '2023-04-01'],
  },
  {
    what: 'after a wrong day nothing is carried over it',
    bytes: log(row('2023/4/1'), row('2023/4/31'), row('')),
    counts: [3, 2, 1, 0],
    days: ['2023-04-01', '2023-04-01'],
  },
];

const years: Awkward[] = [
  {
    what: 'the year in the preamble',
    bytes: utf8(`令和5年度 記録\n\n${HEAD}\n${row('4/1')}\n${row('3/31')}`),
    counts: [2, 2, 0, 0],
    days: ['2023-04-01', '2024-03-31'],
  },
  {
    what: 'the year in western figures',
    bytes: utf8(`2022年度\n${HEAD}\n${row('12月3日')}`),
    days: ['2022-12-03'],
  },
  {
    what: 'the day of printing is no year',
    bytes: utf8(`作成日 令和6年4月1日\n${HEAD}\n${row('4/1')}`),
    counts: [1, 0, 1, 0],
    problems: ['3 A列「日付」 年がありません'],
  },
  {
    what: '平成 by the preamble',
    bytes: utf8(`平成30年度\n${HEAD}\n${row('30.4.1')}\n${row('31.3.1')}`),
    days: ['2018-04-01', '2019-03-01'],
  },
  {
    what: 'two figures of a western year',
    bytes: utf8(`令和5年度\n${HEAD}\n${row('23/4/1')}`),
    days: ['2023-04-01'],
  },
  {
    what: 'lost zeros',
    bytes: utf8(`令和5年度\n${HEAD}\n${row('401')}`),
    days: ['2023-04-01'],
    repaired: 1,
  },
  {
    what: 'the year in the name of the file',
    name: 'R5年度_活動記録.csv',
    bytes: log(row('4/1')),
    days: ['2023-04-01'],
  },
  {
    what: 'month and day apart',
    bytes: utf8(
      `令和5年度\n月,日,地区,種別,内容\n4,1,滝山五丁目,会議,x\n,2,滝山五丁目,会議,x\n1,5,滝山五丁目,会議,x`,
    ),
    days: ['2023-04-01', '2023-04-02', '2024-01-05'],
  },
  {
    what: 'year, month and day apart',
    bytes: utf8(
      `年,月,日,地区,種別,内容\n2023,4,1,滝山五丁目,会議,x\n令和5,4,31,滝山五丁目,会議,x`,
    ),
    counts: [2, 1, 1, 0],
    problems: ['3 C列「日」 暦にない日'],
  },
  {
    what: 'months as titles between',
    bytes: utf8(
      `令和5年度\n日,地区,種別,内容\n4月分\n1,滝山五丁目,会議,x\n5月分\n2,滝山五丁目,会議,x`,
    ),
    counts: [4, 2, 0, 2],
    days: ['2023-04-01', '2023-05-02'],
  },
];

const shapes: Awkward[] = [
  {
    what: 'sums below and between',
    bytes: log(row('2023/4/1'), '小計,,,1', row('2023/4/2'), '合　計,,,2', ',計,,3'),
    counts: [5, 2, 0, 3],
  },
  {
    what: 'headings again in the middle',
    bytes: log(row('2023/4/1'), HEAD, row('2023/4/2')),
    counts: [3, 2, 0, 1],
  },
  {
    what: 'two rows of headings',
    bytes: utf8(
      `日付,,時間,,地区,種別,内容\n月,日,開始,終了,,,\n4,1,14:00,15:30,滝山五丁目,会議,x`.replace(
        '日付',
        '日付',
      ),
    ),
    name: '令和5年度.csv',
    counts: [1, 1, 0, 0],
    days: ['2023-04-01'],
    first: { started_at: '14:00', minutes: 90 },
  },
  {
    what: 'empty headings',
    bytes: utf8(`日付,地区,種別,内容,\n2023/4/1,滝山五丁目,会議,x,余り`),
    counts: [1, 1, 0, 0],
    first: { noticed: '余り' },
  },
  {
    what: 'headings that stand twice',
    bytes: utf8(`日付,地区,種別,内容,備考,備考\n2023/4/1,滝山五丁目,会議,x,甲,乙`),
    first: { noticed: '甲\n乙' },
  },
  {
    what: 'a heading nobody knows stays with the text',
    bytes: utf8(`日付,地区,種別,内容,車両\n2023/4/1,滝山五丁目,会議,x,軽1号`),
    first: { noticed: '車両：軽1号' },
  },
  {
    what: 'numbers of rows are left out',
    bytes: utf8(`No.,日付,曜日,地区,種別,内容\n1,2023/4/1,土,滝山五丁目,会議,x`),
    first: { noticed: '' },
  },
  {
    what: 'columns of ○ and ×',
    bytes: utf8(`日付,地区,種別,内容,しる,つなぐ,電話\n2023/4/1,滝山五丁目,連絡,x,×,○,◯`),
    first: { verbs: 2, means: 'phone' },
  },
  {
    what: 'head counts with signs',
    bytes: utf8(`日付,地区,種別,内容,参加人数\n2023/4/1,滝山五丁目,会議,x,"約１，２００名"`),
    first: { headcount: 1200 },
  },
  {
    what: 'men and women',
    bytes: utf8(`日付,地区,種別,内容,男,女\n2023/4/1,滝山五丁目,会議,x,3,5人`),
    first: { headcount: 8 },
  },
  {
    what: 'a count that is none stays with the text',
    bytes: utf8(`日付,地区,種別,内容,人数\n2023/4/1,滝山五丁目,会議,x,多数`),
    first: { headcount: null, noticed: '人数：多数' },
    repaired: 1,
  },
  {
    what: 'lengths of every kind',
    bytes: utf8(`日付,地区,種別,内容,所要時間\n2023/4/1,滝山五丁目,会議,x,1時間半`),
    first: { minutes: 90 },
  },
  {
    what: 'hours with a point',
    bytes: utf8(`日付,地区,種別,内容,時間数\n2023/4/1,滝山五丁目,会議,x,1.5`),
    first: { minutes: 90 },
  },
  {
    what: 'a span of time',
    bytes: utf8(`日付,時間,地区,種別,内容\n2023/4/1,１４：００～１５：３０,滝山五丁目,会議,x`),
    first: { started_at: '14:00', minutes: 90 },
  },
  {
    what: '時間 with minutes is a length',
    bytes: utf8(`日付,時間,地区,種別,内容\n2023/4/1,60,滝山五丁目,会議,x`),
    first: { started_at: '', minutes: 60 },
  },
  {
    what: 'an area nobody knows',
    bytes: log('2023/4/1,滝川町,会議,x'),
    counts: [1, 0, 1, 0],
    problems: ['2 B列「地区」 「滝川町」は、いまの一覧にありません。'],
  },
  {
    what: 'areas as people write them',
    bytes: log(
      '2023/4/1,滝山５丁目,会議,x',
      '2023/4/1,滝山5,会議,y',
      '2023/4/1,大字滝山五丁目,会議,z',
    ),
    counts: [3, 3, 0, 0],
  },
  {
    what: 'two mistakes in a row are both told',
    bytes: log('2023/4/31,滝川町,会議,x'),
    counts: [1, 0, 1, 0],
    problems: ['A列', 'B列'],
  },
  {
    what: 'a cell of ten thousand letters',
    bytes: log(row('2023/4/1', 'あ'.repeat(10_001))),
    counts: [1, 0, 1, 0],
    problems: ['2 D列「内容」 10000字まで'],
  },
  {
    what: 'two rows alike are two',
    bytes: log(row('2023/4/1'), row('2023/4/1')),
    counts: [2, 2, 0, 0],
  },
  {
    what: 'a next day without a step',
    bytes: utf8(`日付,地区,種別,内容,次回日\n2023/4/1,滝山五丁目,会議,x,2023/5/1`),
    first: { noticed: '次回日：2023/5/1' },
  },
  {
    what: 'somebody who is not of the staff',
    bytes: utf8(`日付,地区,種別,内容,担当\n2023/4/1,滝山五丁目,会議,x,田中`),
    first: { done: 'x\n（記録した人：田中）' },
    repaired: 1,
  },
  {
    what: 'what a visit tells goes into the other room',
    bytes: utf8(`日付,地区,種別,内容,相手\n2023/4/1,滝山五丁目,家庭訪問,足が悪い,山田さん`),
    first: { done: '', with_names: '', kind: 'visit' },
  },
];

const workbooks: Awkward[] = [
  {
    what: 'a day as Excel keeps it',
    bytes: book([line({ day: APRIL })]),
    days: ['2023-04-01'],
    repaired: 0,
  },
  { what: 'a day as a bare number', bytes: book([line(APRIL)]), days: ['2023-04-01'], repaired: 1 },
  {
    what: 'a day in the Japanese form',
    bytes: book([line({ raw: `<c r="@" s="3"><v>${APRIL}</v></c>` })]),
    days: ['2023-04-01'],
  },
  { what: 'a day as a text', bytes: book([line('令和5年4月1日')]), days: ['2023-04-01'] },
  {
    what: 'days since 1904',
    bytes: workbookOf([{ rows: [HEADS, line({ day: APRIL - 1462 }), line(APRIL - 1462)] }], {
      since1904: true,
    }),
    days: ['2023-04-01', '2023-04-01'],
  },
  {
    what: 'a day of a formula',
    bytes: book([line({ raw: `<c r="@" s="1"><f>TODAY()</f><v>${APRIL}</v></c>` })]),
    days: ['2023-04-01'],
  },
  {
    what: 'a text of a formula',
    bytes: book([
      line({ day: APRIL }, { raw: '<c r="@" t="str"><f>A1&amp;"x"</f><v>役員会</v></c>' }),
    ]),
    texts: ['役員会'],
  },
  {
    what: 'a cell that could not be worked out',
    bytes: book([line({ day: APRIL }, { raw: '<c r="@" t="e"><v>#N/A</v></c>' })]),
    counts: [1, 1, 0, 0],
    texts: [''],
    repaired: 1,
  },
  {
    what: 'a day that could not be worked out',
    bytes: book([line({ raw: '<c r="@" t="e"><v>#REF!</v></c>' })]),
    counts: [1, 0, 1, 0],
    problems: ['2 A列「日付」 日付がありません'],
  },
  {
    what: 'days merged downwards',
    bytes: book([line({ day: APRIL }), line(null), line(null)], { merges: ['A2:A4'] }),
    counts: [3, 3, 0, 0],
    repaired: 2,
  },
  {
    what: 'areas merged downwards',
    bytes: book([line({ day: APRIL }), [{ day: APRIL }, null, '会議', 'y']], { merges: ['B2:B3'] }),
    counts: [2, 2, 0, 0],
    repaired: 1,
  },
  {
    what: 'a title merged over all',
    bytes: workbookOf([{ rows: [['令和5年度 活動記録'], HEADS, line('4/1')], merges: ['A1:D1'] }]),
    days: ['2023-04-01'],
  },
  {
    what: 'a time as a part of a day',
    bytes: workbookOf([
      {
        rows: [
          ['日付', '時間', '地区', '種別'],
          [
            { day: APRIL },
            { raw: '<c r="@" s="2"><v>0.583333333333333</v></c>' },
            '滝山五丁目',
            '会議',
          ],
        ],
      },
    ]),
    first: { started_at: '14:00' },
  },
  {
    what: 'a length of hours',
    bytes: workbookOf([
      {
        rows: [
          ['日付', '所要', '地区', '種別'],
          [{ day: APRIL }, { raw: '<c r="@" s="4"><v>0.0625</v></c>' }, '滝山五丁目', '会議'],
        ],
      },
    ]),
    first: { minutes: 90 },
  },
  {
    what: 'the log on the second sheet',
    bytes: workbookOf([
      { name: '表紙', rows: [['活動記録'], ['縁川市']] },
      { name: '令和5年度', rows: [HEADS, line('4/1')] },
    ]),
    days: ['2023-04-01'],
  },
  {
    what: 'a hidden sheet before it',
    bytes: workbookOf([
      { name: '一覧', hidden: true, rows: [HEADS, line('x')] },
      { name: '記録', rows: [HEADS, line({ day: APRIL })] },
    ]),
    counts: [1, 1, 0, 0],
  },
  { what: 'a blank sheet', bytes: workbookOf([{ rows: [] }]), refused: '何も書かれていません' },
  {
    what: '16,384 columns of nothing',
    bytes: workbookOf([
      { rows: [HEADS, [...line({ day: APRIL }), ...new Array<null>(16_380).fill(null)]] },
    ]),
    counts: [1, 1, 0, 0],
  },
  {
    what: '16,384 columns of something',
    bytes: workbookOf([{ rows: [HEADS, Array.from({ length: 16_384 }, () => 'x')] }]),
    refused: '列が多すぎます',
  },
  {
    what: 'shared texts with readings',
    bytes: workbookOf(
      [
        {
          rows: [
            HEADS,
            [{ day: APRIL }, '滝山五丁目', '会議', { raw: '<c r="@" t="s"><v>0</v></c>' }],
          ],
        },
      ],
      {
        shared:
          '<sst><si><r><t>東京</t></r><r><t xml:space="preserve"> の会</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>',
      },
    ),
    texts: ['東京 の会'],
  },
  {
    what: 'a line end as Excel writes it',
    bytes: book([line({ day: APRIL }, '一行目_x000D_\n二行目')]),
    texts: ['一行目\n二行目'],
  },
  {
    what: 'a row far below',
    bytes: book([line({ day: APRIL })], {
      xml: `<worksheet><sheetData><row r="1">${HEADS.map((head) => `<c t="inlineStr"><is><t>${head}</t></is></c>`).join('')}</row><row r="1000000"><c t="inlineStr"><is><t>2023/4/1</t></is></c><c t="inlineStr"><is><t>滝山五丁目</t></is></c><c t="inlineStr"><is><t>会議</t></is></c></row></sheetData></worksheet>`,
    }),
    counts: [999_999, 1, 0, 999_998],
  },
  {
    what: 'names with a prefix',
    bytes: book([], {
      xml: `<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1">${HEADS.map((head) => `<x:c t="inlineStr"><x:is><x:t>${head}</x:t></x:is></x:c>`).join('')}</x:row><x:row r="2"><x:c t="n" s="1"><x:v>${APRIL}</x:v></x:c><x:c t="inlineStr"><x:is><x:t>滝山五丁目</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>会議</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    }),
    days: ['2023-04-01'],
  },
];

const refused: Awkward[] = [
  {
    what: 'an old .xls',
    bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    refused: '.xlsx',
  },
  { what: 'a PDF', bytes: utf8('%PDF-1.7\n'), refused: 'PDF' },
  { what: 'JSON', bytes: utf8('[{"a":1}]'), refused: 'JSON' },
  {
    what: 'a picture',
    bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]),
    refused: '取り込めるのは',
  },
  {
    what: 'a workbook with macros',
    bytes: workbookOf([{ rows: [HEADS] }], { more: [{ name: 'xl/vbaProject.bin', body: 'x' }] }),
    refused: 'マクロ',
  },
  {
    what: 'half of a workbook',
    bytes: book([line({ day: APRIL })]).subarray(0, 700),
    refused: 'こわれている',
  },
];

export const awkwardLogs: readonly Awkward[] = [
  ...encodings,
  ...lines,
  ...days,
  ...years,
  ...shapes,
  ...workbooks,
  ...refused,
];
