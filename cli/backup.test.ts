import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetHeads } from '#app/db/heads.server.ts';
import { forgetKeys } from '#app/db/keys.server.ts';
import { sha256 } from '#app/lib/kept-files.server.ts';
import { dropDatabase, freshDatabase, postgresForTests } from '#tests/postgres.ts';
import { PASSPHRASE } from '#tests/whole.ts';
import { run, type Said } from './run.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-backup-'));
  const env = {
    DATA_DIR: join(folder, 'data'),
    INIT_CWD: folder,
    DATABASE_URL: undefined,
    ENGAWA_SECRET: undefined,
    BACKUP_DIR: join(folder, 'copies'),
    BACKUP_PASSPHRASE: PASSPHRASE,
    BACKUP_PASSPHRASE_FILE: undefined,
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  forgetHeads();
  forgetKeys();
  await run(['init', '--office', '縁川市社協', '--admin', 'sasaki@example.jp']);
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetHeads();
  rmSync(folder, { recursive: true, force: true });
});

const object = ({ out }: Said) => JSON.parse(out);
const copied = async () => object(await run(['backup', '--json'])).path as string;
const wholeHash = () => sha256(readFileSync(join(folder, 'data/engawa.db')));

test('backup, verify, restore: the way there and back, in plain sentences', async () => {
  const made = await run(['backup', '--to', 'usb']);
  expect(made).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^控えをとり、読みなおして確かめました/),
  });
  const [name = ''] = readdirSync(join(folder, 'usb'));
  expect(made.out).toContain(join(folder, 'usb', name));
  const looked = await run(['verify', `usb/${name}`]);
  expect(looked.out).toMatch(
    /の控えです（夜の控え）。終わりまで読めて、すべて合っています。\n記録 0 件、職員 1 人/,
  );
  const back = await run(['restore', `usb/${name}`, '--into', 'back']);
  expect(back).toMatchObject({
    code: 0,
    out: expect.stringMatching(/もどす前.*\nもどした後: .*すべて控えと同じ/),
  });
  vi.stubEnv('DATA_DIR', join(folder, 'back'));
  forgetHeads();
  expect((await run(['audit', 'verify'])).out).toContain('異常はありません');
  expect((await run(['user', 'list'])).out).toContain('sasaki@example.jp');
});

test('as JSON each says counts and hashes of every table', async () => {
  const made = object(await run(['backup', '--json']));
  expect(made.tables.staff).toEqual({ rows: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const looked = object(await run(['verify', made.path, '--json']));
  const back = object(await run(['restore', made.path, '--into', 'back', '--json']));
  const moved = object(await run(['move', '--to', 'moved', '--json']));
  for (const tables of [looked.tables, back.copy, back.after, moved.tables])
    expect(tables).toEqual(made.tables);
});

test('the source of a move is left as it was', async () => {
  const before = wholeHash();
  expect((await run(['move', '--to', 'moved'])).code).toBe(0);
  expect(wholeHash()).toBe(before);
  expect(readdirSync(join(folder, 'moved')).sort()).toEqual(['engawa.db', 'keys']);
});

test.skipIf(!postgresForTests())(
  'to PostgreSQL and back, and a copy of it brought back (R14)',
  async () => {
    const address = await freshDatabase(postgresForTests() ?? '');
    const moved = object(await run(['move', '--to', address, '--json']));
    vi.stubEnv('DATABASE_URL', address);
    expect((await run(['audit', 'verify'])).code).toBe(0);
    const home = object(await run(['move', '--to', 'home', '--json']));
    expect(home.tables).toEqual(moved.tables);
    const file = await copied();
    const other = await freshDatabase(postgresForTests() ?? '');
    vi.stubEnv('DATA_DIR', join(folder, 'other'));
    const back = await run(['restore', file, '--into', other, '--json']);
    expect(object(back)).toMatchObject({ ok: true, after: moved.tables });
    expect(readdirSync(join(folder, 'other'))).toEqual(['keys']);
    const again = await run(['restore', file, '--into', other]);
    expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/もう keys があります/) });
    await dropDatabase(address);
    await dropDatabase(other);
  },
);

test('a secret from the environment comes along and is said', async () => {
  vi.stubEnv('ENGAWA_SECRET', 'a secret of this house alone');
  const said = await run(['restore', await copied(), '--into', 'back']);
  expect(said.out).toContain('ENGAWA_SECRET に入れて');
  expect(said.out).not.toContain('of this house');
  expect(readFileSync(join(folder, 'back/keys/ENGAWA_SECRET'), 'utf8')).toContain('of this house');
});

describe('what cannot be done ends in one sentence, and nothing is changed', () => {
  test.each([
    ['no passphrase', { BACKUP_PASSPHRASE: undefined }, ['backup'], 1, /合言葉がありません/],
    ['no place', { BACKUP_DIR: undefined }, ['backup'], 2, /--to か BACKUP_DIR/],
    ['no data', { DATA_DIR: '/nowhere/at/all' }, ['backup'], 1, /DATA_DIR を確かめて/],
    ['no file', {}, ['verify'], 2, /ファイルを書いてください/],
    ['a file that is not there', {}, ['verify', 'none'], 1, /名前と場所/],
    ['a file that is none', {}, ['verify', 'data/engawa.db'], 1, /控えではありません/],
    ['nowhere to restore to', {}, ['restore', 'x'], 2, /--into/],
    [
      'into what is used',
      {},
      ['move', '--to', 'data'],
      1,
      /もう engawa.db.*そこにあるのは、記録 0 件、職員 1 人.*いちばん新しい操作は 令和/,
    ],
    ['nowhere to move to', {}, ['move'], 2, /--to/],
  ])('%s', async (_, env, args, code, sentence) => {
    const before = wholeHash();
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect(await run(args)).toEqual({ out: '', err: expect.stringMatching(sentence), code });
    expect(wholeHash()).toBe(before);
  });

  test('a wrong passphrase and a damaged file are told apart', async () => {
    const file = await copied();
    vi.stubEnv('BACKUP_PASSPHRASE', 'another passphrase');
    expect((await run(['verify', file])).err).toMatch(/^合言葉が違います。.*こわれていません。$/);
    vi.stubEnv('BACKUP_PASSPHRASE', PASSPHRASE);
    const bytes = readFileSync(file);
    bytes[bytes.length - 40]! ^= 1;
    writeFileSync(file, bytes);
    expect((await run(['verify', file])).err).toMatch(/^この控えはこわれているか/);
    const back = await run(['restore', file, '--into', 'back']);
    expect(back).toMatchObject({
      code: 1,
      err: expect.stringMatching(/ほかの控えを使ってください/),
    });
    expect(readdirSync(folder)).not.toContain('back');
  });

  test('no answer holds the passphrase', async () => {
    for (const args of [
      ['backup'],
      ['verify', 'none'],
      ['backup', '--passphrase', PASSPHRASE],
      ['help'],
    ]) {
      const { out, err } = await run(args);
      if (!args.includes(PASSPHRASE)) expect(out + err).not.toContain(PASSPHRASE);
    }
    expect((await run(['backup', '--passphrase', 'x'])).code).toBe(2);
  });
});
