import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetHeads } from '#app/db/heads.server.ts';
import { forgetKeys } from '#app/db/keys.server.ts';
import { dropDatabase, freshDatabase, postgresForTests } from '#tests/postgres.ts';
import { PASSPHRASE } from '#tests/whole.ts';
import { run, type Said } from './run.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-everything-'));
  const env = {
    DATA_DIR: join(folder, 'data'),
    INIT_CWD: folder,
    DATABASE_URL: undefined,
    ENGAWA_SECRET: undefined,
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
  forgetKeys();
  rmSync(folder, { recursive: true, force: true });
});

const object = ({ out }: Said) => JSON.parse(out);
const secretIn = (name: string) => readFileSync(join(folder, name, 'keys/secret'), 'utf8');

/** In the new place the chain is whole, somebody can be let in, and the key is a new one. */
async function expectToGoOn() {
  forgetHeads();
  forgetKeys();
  expect((await run(['audit', 'verify'])).out).toMatch(/縁川市社協: \d+ 行、つながりに異常は/);
  expect((await run(['user', 'link', 'sasaki@example.jp'])).out).toContain('/invitation/');
  expect((await run(['audit', 'verify'])).code).toBe(0);
}

test('out, opened, and into an empty folder, in plain sentences', async () => {
  const made = await run(['export', 'everything', '--to', 'usb/all.seal']);
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^書き出しました/) });
  expect(made.out).not.toContain('注意');
  const opened = await run(['open', 'usb/all.seal', '--to', 'opened']);
  expect(opened.out).toMatch(/「読んでください\.md」.*\n.*だれにでも読めます/);
  expect(readdirSync(join(folder, 'opened')).sort()).toEqual(
    ['README.md', 'csv', 'jsonl', 'manifest.json', '読んでください.md'].sort(),
  );
  const brought = await run(['import', 'everything', 'usb/all.seal', '--into', 'new']);
  expect(brought).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^取り込みました.*\n.*user link/),
  });
  expect(readdirSync(join(folder, 'new')).sort()).toEqual(['engawa.db', 'keys']);
  expect(secretIn('new')).not.toBe(secretIn('data'));
  vi.stubEnv('DATA_DIR', join(folder, 'new'));
  await expectToGoOn();
});

test('as JSON both ways say the same of every table', async () => {
  const made = object(await run(['export', 'everything', '--to', 'a.seal', '--json']));
  expect(made).toMatchObject({ sealed: true, offices: ['縁川市社協'] });
  const brought = object(await run(['import', 'everything', 'a.seal', '--into', 'new', '--json']));
  expect(brought).toEqual({ ok: true, tables: made.tables });
});

test('an open one is warned of, and needs no passphrase', async () => {
  vi.stubEnv('BACKUP_PASSPHRASE', undefined);
  const made = await run(['export', 'everything', '--to', 'all.zip', '--open']);
  expect(made.out).toMatch(/注意：合言葉で閉じていません/);
  expect(readFileSync(join(folder, 'all.zip')).subarray(0, 2).toString()).toBe('PK');
  expect((await run(['import', 'everything', 'all.zip', '--into', 'new'])).code).toBe(0);
});

test.skipIf(!postgresForTests())('into an empty PostgreSQL, its key in DATA_DIR', async () => {
  await run(['export', 'everything', '--to', 'a.seal']);
  const address = await freshDatabase(postgresForTests() ?? '');
  vi.stubEnv('DATA_DIR', join(folder, 'other'));
  const brought = await run(['import', 'everything', 'a.seal', '--into', address]);
  expect(brought).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(join(folder, 'other'))).toEqual(['keys']);
  vi.stubEnv('DATABASE_URL', address);
  await expectToGoOn();
  const again = await run(['import', 'everything', 'a.seal', '--into', address]);
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/もう keys があります/) });
  await dropDatabase(address);
});

describe('what cannot be done ends in one sentence', () => {
  test.each([
    ['no place', ['export', 'everything'], 2, /--to/],
    [
      'an unknown office',
      ['export', 'everything', '--to', 'x', '--office-id', 'none'],
      1,
      /その番号の事業所/,
    ],
    ['over a file', ['export', 'everything', '--to', 'data/engawa.db'], 1, /もうあります/],
    ['no file', ['open'], 2, /ファイルを書いて/],
    ['a file that is not there', ['open', 'none', '--to', 'x'], 1, /名前と場所/],
    [
      'another file',
      ['import', 'everything', 'data/engawa.db', '--into', 'x'],
      1,
      /ではありません/,
    ],
    [
      'into what is used',
      ['import', 'everything', 'data/engawa.db', '--into', 'data'],
      1,
      /もう engawa.db/,
    ],
  ])('%s', async (_, args, code, sentence) => {
    expect(await run(args)).toEqual({ out: '', err: expect.stringMatching(sentence), code });
    expect(readdirSync(folder)).not.toContain('x/engawa.db');
  });

  test('a copy and what was taken out are not taken for each other', async () => {
    const copy = object(await run(['backup', '--to', 'copies', '--json'])).path;
    await run(['export', 'everything', '--to', 'a.seal']);
    const brought = await run(['import', 'everything', copy, '--into', 'x']);
    expect(brought.err).toMatch(/「すべての書き出し」ではありません/);
    expect((await run(['open', copy, '--to', 'y'])).err).toMatch(/ではありません/);
    expect((await run(['verify', 'a.seal'])).err).toMatch(/控えではありません/);
  });

  test('without a passphrase nothing is written', async () => {
    vi.stubEnv('BACKUP_PASSPHRASE', undefined);
    mkdirSync(join(folder, 'usb'));
    const made = await run(['export', 'everything', '--to', 'usb/a.seal']);
    expect(made).toMatchObject({ code: 1, err: expect.stringMatching(/合言葉がありません/) });
    expect(readdirSync(join(folder, 'usb'))).toEqual([]);
  });
});
