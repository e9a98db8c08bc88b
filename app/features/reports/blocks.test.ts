import { describe, expect, test } from 'vitest';
import { type Block, documentOf, type Source, showCell, type TableBlock } from './blocks.ts';
import { correctionsOf, type Figures, type Group, gridOf, linesOf, nothing } from './figures.ts';

const numbers = (records: number, minutes = records * 30, heads = records * 2) => ({
  ...{ records, minutes, heads },
});
const line = (key: string, label: string, now: number, before = 0) => ({
  ...{ key, label, now: numbers(now), before: numbers(before) },
});
const verbs: Group = {
  name: 'verb',
  title: '支援の動き',
  lines: [line('know', 'しる', 8, 5), line('none', 'なし', 4, 2)],
};
const kinds: Group = { name: 'kind', title: '活動の種類', lines: [line('visit', '訪問', 10, 6)] };
const figures: Figures = {
  total: { now: numbers(10), before: numbers(6) },
  groups: [verbs, kinds],
  grid: { months: ['2026-04', '2026-05'], lines: [{ key: 'know', label: 'しる', cells: [3, 5] }] },
  ...{ days: null, planned: null },
};
const source: Source = {
  ...{ title: '報告書', office: '縁川市社協', place: '西部', posts: ['課長'], fixedAt: null },
  ...{ from: '2026-04-01', until: '2026-05-31', printed: '2026-11-26' },
  sections: [
    { heading: '今期のあらまし', text: 'はじめに。' },
    { heading: '成果', text: '' },
    { heading: '', text: 'おわりに。' },
  ],
  ...{ figures, corrections: [], timeline: [], stories: [] },
};
const blocksOf = (changed: Partial<Source>) => documentOf({ ...source, ...changed }).blocks;
const textsIn = (blocks: Block[]) =>
  blocks.flatMap((b) => ('text' in b ? [b.text] : b.type === 'corrected' ? b.lines : []));
const tablesIn = (blocks: Block[]) => blocks.filter((b): b is TableBlock => b.type === 'table');

describe('a report', () => {
  test('says the first words before the figures, the others behind, and none that are empty', () => {
    const texts = textsIn(blocksOf({}));
    expect(texts.slice(0, 3)).toEqual(['今期のあらまし', 'はじめに。', '数字で見る']);
    expect(texts.at(-1)).toBe('おわりに。');
    expect(texts).not.toContain('成果');
  });

  test.each([
    [10, 6, '件数は、前年同期の6件より4件多くなりました。'],
    [6, 10, '件数は、前年同期の10件より4件少なくなりました。'],
    [6, 6, '件数は前年同期と同じです。'],
    [6, 0, '記録は6件、かけた時間は3時間、会った人は延べ12人です。'],
    [0, 6, 'この期間の記録はありません。'],
  ])('%d beside %d: %s', (now, before, says) => {
    const total = { now: numbers(now), before: numbers(before) };
    const [, , , sentence] = textsIn(blocksOf({ figures: { ...figures, total } }));
    expect(sentence).toMatch(says);
  });

  test('a head of one value adds up; one of several says the plain total and why', () => {
    const [, verb, months, kind] = tablesIn(blocksOf({}));
    expect(verb?.rows.at(-1)).toEqual({ cells: ['実際の記録', 10, 6, 4, 300, 20], strong: true });
    expect(months?.rows).toEqual([{ cells: ['しる', 3, 5, 8] }]);
    expect(kind?.rows.at(-1)?.cells[0]).toBe('合計');
    const why = textsIn(blocksOf({})).filter((text) => text.includes('上の数を足すと'));
    expect(why).toEqual([
      '一つの記録に動きが二つ以上あるときは、それぞれに数えます。上の数を足すと12件、実際の記録は10件です。',
    ]);
  });

  test('without a year before there is no column for it, and a sentence says so', () => {
    const total = { now: numbers(10), before: nothing };
    const blocks = blocksOf({ figures: { ...figures, total } });
    expect(
      tablesIn(blocks).every(({ columns }) => columns.every((c) => c.label !== '前年同期')),
    ).toBe(true);
    expect(textsIn(blocks)).toContain('前年同期の記録はありません。');
  });

  test('of a worker tells days and what was planned', () => {
    const [, own] = tablesIn(blocksOf({ figures: { ...figures, days: 7, planned: 4 } }));
    expect(own?.rows.map(({ cells }) => cells[1])).toEqual([4, 6, 10]);
    expect(textsIn(blocksOf({ figures: { ...figures, days: 7, planned: 4 } }))).toContain(
      '活動した日は7日です。',
    );
  });

  test('of many months has a table for each twelve', () => {
    const months = Array.from({ length: 14 }, (_, n) =>
      n < 9 ? `2025-${String(n + 4).padStart(2, '0')}` : `2026-${String(n - 8).padStart(2, '0')}`,
    );
    const grid = { months, lines: [{ key: 'know', label: 'しる', cells: months.map(() => 1) }] };
    const tables = tablesIn(blocksOf({ figures: { ...figures, grid } }));
    const own = tables.filter(({ title }) => title.startsWith('月ごと'));
    expect(own.map(({ title, rows }) => [title, rows[0]?.cells.at(-1)])).toEqual([
      ['月ごとの動き（令和7年度から）', 12],
      ['月ごとの動き（令和8年度から）', 2],
    ]);
  });

  test('what was corrected since it was fixed stands beside it', () => {
    const now: Figures = {
      ...figures,
      total: { ...figures.total, now: numbers(12) },
      groups: [
        { ...verbs, lines: [line('know', 'しる', 9, 5), line('spread', 'ひろげる', 1)] },
        kinds,
      ],
    };
    const corrections = correctionsOf(figures, now);
    const [block] = blocksOf({ corrections }).filter((b) => b.type === 'corrected');
    expect(block).toEqual({
      type: 'corrected',
      lines: [
        '確定後の訂正で、いまは12件になっています（確定のときは10件）。',
        '全体の時間（分）：確定のとき300、いま360',
        '全体の人数：確定のとき20、いま24',
        '支援の動きの「しる」：確定のとき8、いま9',
        '支援の動きの「なし」：確定のとき4、いま0',
        '支援の動きの「ひろげる」：確定のとき0、いま1',
      ],
    });
    expect(correctionsOf(figures, figures)).toEqual([]);
  });
});

test('lines stand in the order of the words; a code without a word stands last, as it is', () => {
  const words = [
    { key: 'b', label: 'い' },
    { key: 'a', label: 'ろ' },
    { key: 'c', label: 'は' },
  ];
  const sum = (key: string, records: number) => ({ keys: [key], ...numbers(records), days: null });
  expect(
    linesOf(words, [sum('x', 1), sum('a', 2)], [sum('b', 3)]).map((l) => [l.label, l.now.records]),
  ).toEqual([
    ['い', 0],
    ['ろ', 2],
    ['x', 1],
  ]);
  const cells = [{ ...sum('a', 2), keys: ['a', '2026-05'] }];
  expect(gridOf(words, ['2026-04', '2026-05'], cells).lines).toEqual([
    { key: 'a', label: 'ろ', cells: [0, 2] },
  ]);
});

describe('a cell', () => {
  test.each([
    ['count', 1234, false, '1,234'],
    ['minutes', 90, false, '1時間30分'],
    ['minutes', -90, true, '−1時間30分'],
    ['difference', 3, false, '+3'],
    ['difference', 0, false, '±0'],
    ['count', -2, true, '−2'],
    ['text', '西部', false, '西部'],
    ['count', null, false, ''],
  ] as const)('%s %s (%s): %s', (as, cell, signed, shown) => {
    expect(showCell({ label: '', as }, cell, signed)).toBe(shown);
  });
});
