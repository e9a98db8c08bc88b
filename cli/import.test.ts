import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetHeads } from '#app/db/heads.server.ts';
import { forgetKeys } from '#app/db/keys.server.ts';
import { today } from '#app/lib/dates.ts';
import { type Importer, type ImportReport, importCommand } from './import.ts';
import { init } from './init.ts';
import { run } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-import-'));
  for (const [name, value] of Object.entries({
    DATA_DIR: folder,
    INIT_CWD: folder,
    DATABASE_URL: undefined,
  }))
    vi.stubEnv(name, value);
  forgetHeads();
  forgetKeys();
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetHeads();
  rmSync(folder, { recursive: true, force: true });
});

const report: ImportReport = {
  rows: 4,
  accepted: 2,
  rejected: 1,
  skipped: 1,
  repaired: 1,
  problems: [{ row: 3, column: '町名', reason: '名前がありません。' }],
  totals: { 町: 2 },
};
const fruit = vi.fn<Importer>(async () => report);
const call = (...args: string[]) =>
  run(args, [init, importCommand({ fruit: async () => fruit, wood: async () => fruit })]);
const makeOffice = () =>
  call('init', '--office', '縁川市社協', '--admin', 'a@example.jp', '--json');

test('the bytes of the file, the office and the day reach the kind, its report comes back whole', async () => {
  const { officeId } = JSON.parse((await makeOffice()).out);
  writeFileSync(join(folder, 'fruit.txt'), '柿');
  const { out, code } = await call('import', 'fruit', 'fruit.txt', '--json');
  expect(JSON.parse(out)).toEqual(report);
  expect(code).toBe(0);
  const [, who, bytes, given] = fruit.mock.lastCall ?? [];
  expect([who, new TextDecoder().decode(bytes), given]).toEqual([
    { officeId, staffId: null },
    '柿',
    { today: today(), file: 'fruit.txt', defaults: {} },
  ]);
});

test('people read it in lines', async () => {
  await makeOffice();
  writeFileSync(join(folder, 'fruit.txt'), '柿');
  expect((await call('import', 'fruit', join(folder, 'fruit.txt'))).out.split('\n')).toEqual([
    '4 行のうち、取り込み 2（直して 1）、受けとれず 1、そのまま 1。',
    '  町: 2',
    '  3 行目「町名」: 名前がありません。',
  ]);
});

test('of many problems the first fifty are read out', async () => {
  await makeOffice();
  writeFileSync(join(folder, 'fruit.txt'), '柿');
  fruit.mockResolvedValueOnce({
    ...report,
    problems: Array.from({ length: 60 }, () => ({ row: 1, column: 'x', reason: 'y' })),
  });
  expect((await call('import', 'fruit', 'fruit.txt')).out).toContain('ほかに 10 か所あります');
});

test.each([
  [['stone', 'x'], 2, '「stone」という種類は取り込めません。取り込めるのは fruit・wood です。'],
  [
    ['toString', 'x'],
    2,
    '「toString」という種類は取り込めません。取り込めるのは fruit・wood です。',
  ],
  [['fruit'], 2, 'ファイルを書いてください。'],
  [['fruit', 'none.txt'], 1, '「none.txt」が読めません。名前と場所を確かめてください。'],
  [['fruit', '.'], 1, '「.」が読めません。名前と場所を確かめてください。'],
])('import %j ends with %i and one sentence', async (args, code, err) => {
  expect(await call('import', ...args)).toEqual({ out: '', err, code });
});
