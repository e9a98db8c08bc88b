import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetHeads } from '#app/db/heads.server.ts';
import { forgetKeys } from '#app/db/keys.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { findInvitation } from '#app/features/accounts/invitations.server.ts';
import { dropDatabase, freshDatabase, postgresForTests } from '#tests/postgres.ts';
import { commands } from './commands.ts';
import { run, type Said } from './run.ts';

let folder: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-cli-'));
  target = join(folder, 'engawa.db');
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('PUBLIC_URL', undefined);
  vi.stubEnv('PORT', undefined);
  vi.stubEnv('INIT_CWD', folder);
  forgetHeads();
  forgetKeys();
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetHeads();
  rmSync(folder, { recursive: true, force: true });
});

const init = (office = '縁川市社協', admin = 'sasaki@example.jp') =>
  run(['init', '--office', office, '--admin', admin, '--json']);
const object = ({ out }: Said) => JSON.parse(out);

async function inDatabase<T>(
  work: (db: ReturnType<typeof openDatabase>) => Promise<T>,
): Promise<T> {
  const db = openDatabase(target);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

describe('every command', () => {
  test('stands in the help with what it takes', async () => {
    const { out, code } = await run(['help']);
    for (const { name, help } of commands)
      for (const text of [name, help]) expect(out).toContain(text);
    expect(code).toBe(0);
    expect((await run([])).out).toBe(out);
    expect(object(await run(['--help', '--json'])).commands).toHaveLength(commands.length);
  });

  test.each([
    [['fly'], '「fly」という命令はありません。engawa help で一覧を見られます。'],
    [['user'], '「user」という命令はありません。engawa help で一覧を見られます。'],
    [['user', 'list', '--all'], '「--all」という指定はありません。'],
    [['user', 'list', 'x'], '「x」は余分です。'],
    [['user', 'list', '--office-id'], '「--office-id」の書き方が違います。'],
    [['user', 'link'], 'メールアドレスを書いてください。'],
    [['init', '--office', 'x'], '--admin を書いてください。'],
    [['init', '--office', ' ', '--admin', 'a@example.jp'], '--office を書いてください。'],
    [
      ['init', '--office', 'x', '--admin', 'a'],
      'メールアドレスの形になっていません。例：tanaka@example.jp',
    ],
    [['seed'], '作れるのは見本だけです。engawa seed --sample と書いてください。'],
  ])(
    'called wrongly, %j ends with 2, one sentence, and touches nothing',
    async (args, sentence) => {
      expect(await run(args)).toEqual({ out: '', err: sentence, code: 2 });
      expect(object(await run([...args, '--json']))).toEqual({ error: sentence });
      await expect(
        inDatabase((db) => db.selectFrom('office').selectAll().execute()),
      ).rejects.toThrow('no such table');
    },
  );

  test.each([
    [['user', 'list'], 'まだ事業所がありません。engawa init で作ってください。'],
    [
      ['user', 'link', 'nobody@example.jp'],
      'nobody@example.jp の職員はいません。engawa user list で確かめてください。',
    ],
  ])('that cannot be done, %j ends with 1 and one sentence', async (args, sentence) => {
    expect(await run(args)).toEqual({ out: '', err: sentence, code: 1 });
  });

  test('on bare Node prints one object and nothing else, and gives its exit code', async () => {
    const start = (...args: string[]) =>
      promisify(execFile)(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args]);
    const { stdout, stderr } = await start(
      'init',
      '--office',
      '縁川',
      '--admin',
      'a@example.jp',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ office: '縁川' });
    expect(stderr).toBe('');
    await expect(start('fly', '--json')).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringContaining('"error"'),
    });
  });
});

describe('init', () => {
  test('makes the office, its lists and an administrator who enters by the link', async () => {
    const said = object(await init());
    expect(said).toMatchObject({ office: '縁川市社協', admin: 'sasaki@example.jp' });
    const token = /^http:\/\/localhost:3000\/invitation\/([\w-]+)$/.exec(said.link)?.[1] ?? '';
    await inDatabase(async (db) => {
      expect(await findInvitation(db, token)).toMatchObject({
        officeId: said.officeId,
        officeName: '縁川市社協',
        email: 'sasaki@example.jp',
      });
      expect(await db.selectFrom('staff').select('role').execute()).toEqual([{ role: 'admin' }]);
      expect((await db.selectFrom('code').select('code').execute()).length).toBeGreaterThan(50);
    });
    expect((await run(['audit', 'verify'])).code).toBe(0);
  });

  test('says the public address in the link, and the name it was given', async () => {
    vi.stubEnv('PUBLIC_URL', 'https://engawa.example.jp/');
    const said = object(
      await run([
        'init',
        '--office',
        'x',
        '--admin',
        'a@example.jp',
        '--name',
        '佐々木 実',
        '--json',
      ]),
    );
    expect(said.link).toMatch(/^https:\/\/engawa\.example\.jp\/invitation\//);
    expect((await run(['user', 'list'])).out).toContain(
      '佐々木 実　a@example.jp　システム係（管理者）　まだ入っていません',
    );
  });

  test('a taken address leaves no half office', async () => {
    await init();
    expect(object(await init('隣町', 'Sasaki@example.jp')).error).toContain('もう使われています');
    expect(await inDatabase((db) => db.selectFrom('office').select('name').execute())).toEqual([
      { name: '縁川市社協' },
    ]);
  });
});

describe('several offices', () => {
  test('are told apart by --office-id', async () => {
    const [here, there] = [
      object(await init()),
      object(await init('隣町社協', 'tonari@example.jp')),
    ];
    const unclear = await run(['user', 'list']);
    expect(unclear).toMatchObject({
      code: 1,
      err: expect.stringContaining(`隣町社協（${there.officeId}）`),
    });
    expect((await run(['user', 'list', '--office-id', there.officeId])).out).toContain(
      'tonari@example.jp',
    );
    expect((await run(['user', 'list', '--office-id', 'x'])).err).toContain(
      'その番号の事業所はありません',
    );
    expect(object(await run(['audit', 'verify', '--json'])).offices).toHaveLength(2);
    expect(
      object(await run(['audit', 'verify', '--office-id', here.officeId, '--json'])).offices,
    ).toHaveLength(1);
  });
});

describe('user link', () => {
  test('makes the earlier link worthless', async () => {
    const first = object(await init())
      .link.split('/')
      .at(-1);
    const said = object(await run(['user', 'link', ' SASAKI@example.jp ', '--json']));
    await inDatabase(async (db) => {
      expect(await findInvitation(db, first)).toBeNull();
      expect(await findInvitation(db, said.link.split('/').at(-1))).not.toBeNull();
    });
  });

  test('is not made for who has left', async () => {
    await init();
    await inDatabase((db) => db.updateTable('staff').set({ left_on: '2020-03-31' }).execute());
    expect((await run(['user', 'link', 'sasaki@example.jp'])).err).toContain(
      '2020-03-31 に離れている',
    );
  });
});

describe('audit verify', () => {
  test('ends with 1 and names the fault when a line was changed', async () => {
    await init();
    await inDatabase((db) =>
      db.updateTable('audit').set({ verb: 'x' }).where('seq', '=', 2).execute(),
    );
    expect(await run(['audit', 'verify'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('・2 の行が書きかえられています'),
    });
    expect(object(await run(['audit', 'verify', '--json']))).toMatchObject({
      ok: false,
      offices: [{ name: '縁川市社協' }],
    });
  });

  test('misses an office whose everything was deleted', async () => {
    await init();
    await inDatabase(async (db) => {
      for (const table of ['audit', 'audit_head', 'invitation', 'staff', 'code', 'office'] as const)
        await db.deleteFrom(table).execute();
    });
    expect(await run(['audit', 'verify'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('消えた事業所'),
    });
  });

  test('has nothing to say before the first line', async () => {
    expect(await run(['audit', 'verify'])).toEqual({
      out: '操作の記録はまだありません。',
      err: '',
      code: 0,
    });
  });
});

describe('rollup', () => {
  test.each([[[]], [['--verify', '--rebuild']]])('%j asks for one of the two', async (args) => {
    expect(await run(['rollup', ...args])).toEqual({
      out: '',
      err: '--verify か --rebuild の、どちらか一つを書いてください。',
      code: 2,
    });
  });

  test('--verify finds a sum that differs from the records, --rebuild mends it', async () => {
    await run(['seed', '--sample']);
    const sums = object(await run(['rollup', '--verify', '--json']));
    expect(sums).toMatchObject({ ok: true, offices: [{ faults: [] }] });
    expect(sums.offices[0].sums).toBeGreaterThan(1000);
    await inDatabase((db) =>
      db.updateTable('tally').set({ records: 9999 }).where('cut', '=', '').execute(),
    );
    expect(await run(['rollup', '--verify'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/記録と合いません。.*\n {2}・ 20\d\d-\d\d/s),
    });
    expect((await run(['rollup', '--rebuild'])).code).toBe(0);
    expect((await run(['rollup', '--verify'])).out).toContain('記録と合っています。');
  });
});

test('seed --sample opens the sample office once', async () => {
  const said = object(await run(['seed', '--sample', '--json']));
  expect(said.staff.length).toBeGreaterThan(4);
  expect(said.records).toBeGreaterThan(100);
  expect(await run(['seed', '--sample'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('もうあります'),
  });
});

test.skipIf(!postgresForTests())('DATABASE_URL leads to PostgreSQL', async () => {
  const url = await freshDatabase(postgresForTests() ?? '');
  vi.stubEnv('DATABASE_URL', url);
  await init();
  expect((await run(['audit', 'verify'])).out).toContain('つながりに異常はありません。');
  await dropDatabase(url);
});
