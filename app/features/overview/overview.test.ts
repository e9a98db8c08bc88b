/** The pure parts of the overview: its address, its table, its sentences, its links. */
import { describe, expect, test } from 'vitest';
import { type Period, readPeriod } from '#app/lib/periods.ts';
import { actorNamed, areas, people } from '#tests/cast.ts';
import type { Sum } from '../figures/sums.ts';
import { recordsHref } from './links.ts';
import { axesFor, mayAskFor, type Question, questionQuery, readQuestion } from './question.ts';
import { sentencesOf } from './sentences.ts';
import { notesOf, shadeOf, type Table, tableOf } from './table.ts';

const TODAY = '2026-11-26';
const nishida = actorNamed('nishida');
const mori = actorNamed('mori');
const read = (query: string, actor = mori) =>
  readQuestion(new URLSearchParams(query), actor, TODAY);
const usual = read('');

describe('the address', () => {
  test('of nothing asks for the five verbs by month of this fiscal year', () => {
    expect(usual).toEqual({
      rows: 'verb',
      cols: 'month',
      measure: 'records',
      period: readPeriod('y2026'),
      area: null,
      level: 'district',
      staff: null,
      compare: false,
    });
  });

  test.each<[string, Partial<Question>]>([
    ['rows=area&cols=verb&level=zone', { rows: 'area', cols: 'verb', level: 'zone' }],
    ['rows=kind&cols=', { rows: 'kind', cols: null }],
    ['rows=month&cols=month', { rows: 'month', cols: null }],
    [
      'measure=days&when=h2025-2&compare=1',
      { measure: 'days', period: readPeriod('h2025-2') as Period, compare: true },
    ],
    [
      'when=free&from=8.5.13&to=令和8年6月2日',
      { period: readPeriod('2026-05-13_2026-06-02') as Period },
    ],
    ['when=free&from=8.6.2&to=8.5.13', {}],
    ['when=free', {}],
    ['rows=price&measure=love&level=moon&when=x&area=x&staff=1', {}],
    [
      `area=${areas.west.id}&staff=${people.nishida.id}`,
      { area: areas.west.id, staff: people.nishida.id },
    ],
  ])('%s', (query, changed) => {
    expect(read(query)).toEqual({ ...usual, ...changed });
  });

  test.each([
    '',
    'rows=area&cols=course&level=town&measure=minutes&when=5y2026&compare=1',
    `rows=staff&cols=&area=${areas.west.id}&staff=${people.nishida.id}&when=2026-05-13_2026-06-02`,
  ])('%j is read back from what it is written as', (query) => {
    const question = read(query);
    expect(read(questionQuery(question))).toEqual(question);
  });
});

describe('figures of colleagues (S2)', () => {
  test.each([
    ['nishida', false, { nishida: true, higashi: false }],
    ['kobayashi', false, { kobayashi: true, nishida: false }],
    ['sasaki', false, { sasaki: true, nishida: false }],
    ['ichikawa', false, { ichikawa: false, nishida: false }],
    ['mori', true, { mori: true, nishida: true, higashi: true }],
  ] as const)('%s crosses with people: %j, asks for %j', (name, crosses, asks) => {
    const actor = actorNamed(name);
    expect(axesFor(actor).includes('staff')).toBe(crosses);
    expect(read('rows=staff', actor).rows).toBe(crosses ? 'staff' : 'verb');
    for (const [whose, may] of Object.entries(asks))
      expect([whose, mayAskFor(actor, people[whose as keyof typeof asks].id)]).toEqual([
        whose,
        may,
      ]);
  });
});

const sum = (keys: string[], records: number): Sum => ({
  keys,
  records,
  minutes: 0,
  heads: 0,
  days: null,
});
const counted = {
  cells: [
    sum(['know', '2026-05'], 3),
    sum(['connect', '2026-05'], 2),
    sum(['connect', '2026-06'], 1),
  ],
  byRow: [sum(['know'], 3), sum(['connect'], 3)],
  byColumn: [sum(['2026-05'], 4), sum(['2026-06'], 1)],
  all: [sum([], 5)],
  before: null,
};
const names = {
  rows: [
    { key: 'know', label: 'しる' },
    { key: 'connect', label: 'つなぐ' },
    { key: 'create', label: 'つくりだす' },
  ],
  columns: [
    { key: '2026-05', label: '5月' },
    { key: '2026-06', label: '6月' },
  ],
};
const axes = { rows: 'verb', cols: 'month', measure: 'records', isShared: false } as const;

describe('a table', () => {
  test('has a cell for everything that may be, and totals counted by themselves', () => {
    const table = tableOf(axes, counted, names);
    expect(table.lines.map(({ cells, total }) => [...cells, total])).toEqual([
      [3, 0, 3],
      [2, 1, 3],
      [0, 0, 0],
    ]);
    expect([table.totals, table.total, table.before]).toEqual([[4, 1], 5, null]);
  });

  test('sets the year before beside it', () => {
    const before = { byRow: [sum(['create'], 9)], all: [sum([], 9)] };
    const table = tableOf(axes, { ...counted, before }, names);
    expect([table.lines.map((line) => line.before), table.before]).toEqual([[0, 0, 9], 9]);
  });

  test.each([
    [['kind'], 'records', false, 1],
    [['verb'], 'records', false, 2],
    [['verb', 'about'], 'records', false, 3],
    [['kind'], 'days', false, 2],
    [['area', 'verb'], 'days', true, 4],
  ] as const)('by %j in %s says why its parts may come to more', (of, measure, isShared, notes) => {
    expect(notesOf(of, measure, isShared)).toHaveLength(notes);
  });

  test.each([
    [0, 9, 0],
    [1, 100, 1],
    [25, 100, 1],
    [26, 100, 2],
    [75, 100, 3],
    [100, 100, 4],
    [0, 0, 0],
  ])('%i of %i is shaded %i', (figure, largest, shade) => {
    expect(shadeOf(figure, largest)).toBe(shade);
  });
});

describe('sentences', () => {
  const about = { where: '西部', when: '令和8年度', rows: 'verb' as const };
  const table = (lines: [string, number][], more: Partial<Table> = {}): Table => ({
    columns: [],
    lines: lines.map(([label, total]) => ({ key: label, label, cells: [], total, before: null })),
    totals: [],
    total: lines.reduce((all, [, n]) => all + n, 0),
    before: null,
    measure: 'records',
    notes: [],
    ...more,
  });
  test.each<[string, Table, string[]]>([
    ['nothing', table([]), ['西部では、令和8年度の記録がまだありません。']],
    [
      'few',
      table([['しる', 9]]),
      [
        '西部では、令和8年度の記録は9件です。',
        '数が少ないので、割合やちがいは読みとらないでください。',
      ],
    ],
    [
      'one first, one missing',
      table([
        ['しる', 1200],
        ['つなぐ', 30],
        ['ひろげる', 0],
      ]),
      [
        '西部では、令和8年度の記録は1,230件です。',
        'いちばん多い支援の動きは「しる」で、1,200件です。',
        '「ひろげる」の記録はありません。',
      ],
    ],
    [
      'two even',
      table([
        ['しる', 30],
        ['つなぐ', 30],
      ]),
      ['西部では、令和8年度の記録は60件です。'],
    ],
    [
      'more than before',
      table([['しる', 30]], { before: 20 }),
      ['西部では、令和8年度の記録は30件です。前の年の同じころ（20件）より10件多い数です。'],
    ],
    [
      'less',
      table([['しる', 30]], { before: 40 }),
      ['西部では、令和8年度の記録は30件です。前の年の同じころ（40件）より10件少ない数です。'],
    ],
    [
      'as before',
      table([['しる', 30]], { before: 30 }),
      ['西部では、令和8年度の記録は30件です。前の年の同じころと同じです。'],
    ],
    [
      'nothing before',
      table([['しる', 30]], { before: 0 }),
      ['西部では、令和8年度の記録は30件です。前の年の同じころの記録はありません。'],
    ],
    [
      'hours',
      table(
        [
          ['しる', 80_000],
          ['つなぐ', 135],
        ],
        { measure: 'minutes' },
      ),
      [
        '西部では、令和8年度の活動の時間は約1,336時間です。',
        'いちばん多い支援の動きは「しる」で、約1,333時間です。',
      ],
    ],
    [
      'days',
      table(
        [
          ['しる', 12],
          ['つなぐ', 3],
        ],
        { measure: 'days', total: 13 },
      ),
      [
        '西部では、令和8年度の活動した日は13日です。',
        'いちばん多い支援の動きは「しる」で、12日です。',
      ],
    ],
  ])('%s', (_, given, sentences) => {
    expect(sentencesOf(given, about)).toEqual(sentences);
  });

  test('nobody is the first among colleagues (H1)', () => {
    const said = sentencesOf(
      table([
        ['西田', 90],
        ['東', 10],
      ]),
      { ...about, rows: 'staff' },
    );
    expect(said.join()).not.toContain('西田');
  });
});

describe('a figure leads to', () => {
  const from = (query: string, ...at: Parameters<typeof recordsHref>[1][number][]) =>
    recordsHref(read(query), at);
  test.each([
    ['the whole', from(''), '/records?from=2026-04-01&to=2027-03-31'],
    [
      'a verb in a month',
      from('', { axis: 'verb', key: 'know' }, { axis: 'month', key: '2026-05' }),
      '/records?verb=know&from=2026-05-01&to=2026-05-31',
    ],
    [
      'the main kind of support in a half-year',
      from('', { axis: 'support', key: 'life' }, { axis: 'half', key: '2026-2' }),
      '/records?supportMain=life&from=2026-10-01&to=2027-03-31',
    ],
    [
      'a month of which only some days were asked for',
      from('when=2026-05-13_2026-06-02', { axis: 'month', key: '2026-05' }),
      '/records?from=2026-05-13&to=2026-05-31',
    ],
    [
      'a zone within a district',
      from(`area=${areas.west.id}`, { axis: 'area', key: areas.school9.id }),
      `/records?area=${areas.school9.id}&from=2026-04-01&to=2027-03-31`,
    ],
    ['what no list can narrow to', from('', { axis: 'area', key: 'none' }), null],
  ])('%s', (_, href, expected) => {
    expect(href).toBe(expected);
  });

  test('of a worker, for the worker', () => {
    const question = readQuestion(
      new URLSearchParams(`staff=${people.nishida.id}`),
      nishida,
      TODAY,
    );
    expect(recordsHref(question, [])).toContain(`staff=${people.nishida.id}`);
  });
});
