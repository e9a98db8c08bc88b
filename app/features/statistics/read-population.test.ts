import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFileRows } from '../imports/read.server.ts';
import { added, share } from './population.ts';
import { type PopulationRead, readPopulation } from './read-population.ts';

const today = '2026-11-26';

type Asked = Partial<Parameters<typeof readPopulation>[1]>;

function read(text: string, asked: Asked = {}): PopulationRead | { reason: string } {
  const lines = text.split('\n').map((line, n) => ({ row: n + 1, cells: line.split(',') }));
  return readPopulation(lines, { today, ...asked });
}

function mustRead(text: string, asked: Asked = {}): PopulationRead {
  const found = read(text, asked);
  if ('reason' in found) throw new Error(found.reason);
  return found;
}

const sum = ({ kept }: PopulationRead) => added(kept.map(({ figures }) => figures));
const names = ({ kept }: PopulationRead) => kept.map(({ name }) => name).join();
const day = '2026-04-01';

describe('which rows are areas', () => {
  test.each([
    ['all', '町名,人口\n本町,5\n南町,6', '本町,南町', 0],
    ['a blank row', '町名,人口\n本町,5\n,\n南町,6', '本町,南町', 1],
    ['a total below', '町名,人口\n本町,5\n合計,5', '本町', 1],
    ['a total above, with blanks in it', '町名,人口\n総　数,5\n本町,5', '本町', 1],
    ['the city among its towns', '市区町村名,町名,人口\n縁川市,縁川市,5\n縁川市,本町,5', '本町', 1],
    ['the city as a blank name', '市区町村名,町名,人口\n縁川市,,5\n縁川市,本町,5', '本町', 1],
    ['the city before the name', '市区町村名,町名,人口\n縁川市,縁川市本町,5', '本町', 0],
    [
      'a town that is called like the city',
      '市区町村名,町名,人口\n市川市,市川1丁目,5',
      '市川1丁目',
      0,
    ],
    [
      'levels (e-Stat)',
      'KEY_CODE,HYOSYO,NAME,人口\n1,1,縁川市,9\n10,2,本町,9\n1001,3,本町一丁目,4\n1002,3,本町二丁目,5',
      '本町一丁目,本町二丁目',
      2,
    ],
    [
      'codes without levels are only codes',
      '地域コード,地域名,人口\n1,本町,4\n12,南町,5',
      '本町,南町',
      0,
    ],
  ])('%s', (_, text, wanted, skipped) => {
    const found = mustRead(text, { day });
    expect([names(found), found.skipped]).toEqual([wanted, skipped]);
    expect(found.rows).toBe(
      found.kept.length + found.skipped + new Set(found.problems.map(({ row }) => row)).size,
    );
  });
});

describe('what is told', () => {
  test.each<[string, string, 'problems' | 'repaired' | 'notes', string[]]>([
    [
      'a word for a number',
      '町名,人口\n本町,十人\n南町,6',
      'problems',
      ['2 人口 「十人」は数として読めません。'],
    ],
    [
      'the same area twice',
      '町名,人口\n本町,5\n本 町,6',
      'problems',
      ['3 町名 2行目と同じ地域です。先の行を使いました。'],
    ],
    [
      'thousands',
      '町名,人口\n本町,１２３４',
      'repaired',
      ['2 人口 「１２３４」を 1234 と読みました。'],
    ],
    ['nobody lives there', '町名,人口\n本町,0', 'notes', ['2 人口 人が住んでいません。']],
    ['no figure', '町名,人口\n本町,', 'notes', ['2 人口 人口が書かれていません。']],
    [
      'sexes that do not add up',
      '町名,人口,男,女\n本町,9,4,4',
      'notes',
      ['2 人口 人口 9 と、男女の合計 8 が合いません。人口のほうを使います。'],
    ],
    [
      'put together elsewhere (e-Stat)',
      'NAME,HTKSAKI,人口\n本町,0102,X',
      'notes',
      ['2 NAME 人が少ないため、数は地域コード 0102 に合わせてあります。'],
    ],
    [
      'a day that is none',
      '町名,調査年月日,人口\n本町,きのうごろ,5',
      'notes',
      ['2 調査年月日 日付として読めません。'],
    ],
    [
      'a serial day',
      '町名,調査年月日,人口\n本町,45016,5',
      'repaired',
      ['2 調査年月日 日付の「45016」は Excel の通し番号なので、2023-03-31 と読みました。'],
    ],
  ])('%s', (_, text, list, wanted) => {
    const found = mustRead(text, { day });
    expect(found[list].map(({ row, column, reason }) => `${row} ${column} ${reason}`)).toEqual(
      wanted,
    );
  });
});

describe('of which day', () => {
  const body = '町名,人口\n本町,5';
  test.each<[string, string, Asked, string]>([
    ['as said', body, { day: '2025-01-01' }, '2025-01-01'],
    [
      'as most rows say',
      '町名,調査年月日,人口\n本町,2024-04-01,5\n南町,2024-04-01,5\n北町,2023-04-01,5',
      {},
      '2024-04-01',
    ],
    ['as the title says', `縁川市 令和8年1月1日現在,\n${body}`, {}, '2026-01-01'],
    ['as its name says', body, { file: '人口_R8.2.1.csv' }, '2026-02-01'],
    ['as the census says', 'NAME,T001082001\n,総数、年齢「不詳」含む\n本町,5', {}, '2020-10-01'],
  ])('%s', (_, text, asked, wanted) => {
    expect(mustRead(text, asked).day).toBe(wanted);
  });

  test('without one, and without a heading, nothing is read', () => {
    expect(read(body)).toHaveProperty('reason', expect.stringContaining('いつの数字か'));
    expect(read('あ,い\n1,2')).toHaveProperty('reason', expect.stringContaining('見出し'));
    expect(read('')).toHaveProperty('reason', expect.stringContaining('見出し'));
  });
});

const shared = join(process.cwd(), '../shared/data');
const isHere = existsSync(join(shared, 'ichikawa'));
if (!isHere) console.warn('skipped: the real files of ../shared/data are not here');

describe.skipIf(!isHere)('real files', () => {
  async function readFile(name: string): Promise<PopulationRead> {
    const { rows } = await readFileRows(readFileSync(join(shared, name)));
    const lines = [];
    for await (const row of rows) lines.push(row);
    const found = readPopulation(lines, { today });
    if ('reason' in found) throw new Error(found.reason);
    return found;
  }

  test('市川市: CP932, a serial day, nine towns without people', async () => {
    const found = await readFile('ichikawa/122033_104_population.csv');
    const { population, aged65, households } = sum(found);
    expect([population, aged65, households]).toEqual([492_489, 105_972, 254_842]);
    expect(share(aged65, population)).toBe(21.5);
    expect([found.source, found.day, found.kept.length]).toEqual(['市川市', '2023-03-31', 237]);
    expect(found.notes.filter(({ reason }) => reason.includes('住んでいません'))).toHaveLength(9);
    expect(found.problems).toEqual([]);
  });

  test('高松市: a workbook with headings in Roman letters', async () => {
    const found = await readFile('takamatsu/population_0066_202602.xlsx');
    expect([sum(found).population, found.kept.length]).toEqual([418_129, 235]);
    expect([found.source, found.day]).toEqual(['高松市', '2026-02-01']);
  });

  test('仙台市青葉区: e-Stat with two rows of headings; the ward is no town', async () => {
    const found = await readFile('formats/estat_tblT001082_sendai_excerpt_cp932.txt');
    expect(
      found.kept.map(({ name, figures }) => [
        name,
        figures.population,
        figures.aged65,
        figures.aged75,
      ]),
    ).toEqual([
      ['青葉町', 649, 143, 67],
      ['あけぼの町', 741, 209, 111],
    ]);
    expect([found.day, found.skipped]).toEqual(['2020-10-01', 1]);
  });
});
