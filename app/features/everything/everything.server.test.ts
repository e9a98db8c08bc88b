import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Db, matching } from '#app/db/dialect.server.ts';
import { openDatabase, readAtOnce, targetOf } from '#app/db/open.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { parseCsv } from '#app/lib/files.ts';
import { newId } from '#app/lib/ids.ts';
import { bigrams } from '#app/lib/japanese.ts';
import { zipOf } from '#app/lib/zip.server.ts';
import { listZip, readEntry } from '#app/lib/zip-on-disk.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, NEIGHBOUR, OFFICE } from '#tests/cast.ts';
import { type Engine, openFresh } from '#tests/engines.ts';
import { dropDatabase, freshDatabase, postgresForTests } from '#tests/postgres.ts';
import { rowHashes, rowsOf, shapeOf } from '#tests/row-hashes.ts';
import { buildWhole, CANARY, cheap, PASSPHRASE } from '#tests/whole.ts';
import { saveRecord } from '../records/records.server.ts';
import { bringEverything } from './bring.server.ts';
import { keepEverything } from './keep.server.ts';
import { leftOutColumns, leftOutTables } from './left-out.ts';
import { openFile, openInto } from './opened.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function wholeOn(engine: Engine) {
  const fresh = await openFresh(engine, buildWhole);
  closers.push(fresh.close);
  return fresh;
}

async function emptyOn(engine: Engine, folder: string): Promise<Db> {
  const server = postgresForTests() ?? '';
  const target = engine === 'sqlite' ? join(folder, 'to.db') : await freshDatabase(server);
  const db = openDatabase(target);
  closers.push(async () => {
    await db.destroy();
    if (engine === 'postgres') await dropDatabase(target);
  });
  return db;
}

type Whole = { db: Db; folder: string };
const passphrase = () => PASSPHRASE;

async function taken({ db, folder }: Whole, more: { passphrase?: null; officeId?: string } = {}) {
  const path = join(folder, `${newId()}.seal`);
  const keeping = { path, passphrase: PASSPHRASE, cost: cheap, ...more };
  await readAtOnce(targetOf(db), (then) => keepEverything(then, keeping));
  return path;
}

/** What of every table goes out, as one hash a table. */
async function told(db: Db) {
  const shape = Object.entries(await shapeOf(db)).filter(
    ([table]) => !(table in leftOutTables) && table !== 'counter',
  );
  const kept = shape.map(([table, columns]) => [
    table,
    columns.filter((column) => !leftOutColumns[table]?.[column]),
  ]);
  return rowHashes(db, Object.fromEntries(kept));
}

const found = async (db: Db, word: string) =>
  (await matching(db, 'record', OFFICE, [word], bigrams(word), null).select('r.id').execute())
    .length;

const pairs = (['sqlite', 'postgres'] as const).flatMap((from) =>
  (['sqlite', 'postgres'] as const).map((to) => [from, to] as const),
);

describe.each(pairs)('from %s to %s', (from, to) => {
  test.skipIf([from, to].includes('postgres') && !postgresForTests())(
    'what was taken out comes in equal, and goes on',
    async () => {
      const whole = await wholeOn(from);
      const opened = await openFile(await taken(whole), passphrase, whole.folder);
      const target = await emptyOn(to, whole.folder);
      await bringEverything(target, opened, {});
      expect(await told(target)).toEqual(await told(whole.db));
      expect(await found(target, '滝山')).toBe(await found(whole.db, '滝山'));
      for (const table of Object.keys(leftOutTables).filter((name) => name !== 'audit_head'))
        expect(await rowsOf(target, table, ['*']).catch(() => []), table).toEqual([]);
      await saveRecord(target, actorNamed('nishida'), newId(), buildFields());
      expect((await verifyAudit(target, OFFICE)).faults).toEqual([]);
    },
  );
});

test('whatever text stands in it comes back letter by letter', async () => {
  const whole = await wholeOn('sqlite');
  const kept = { office_id: OFFICE, version: 1, updated_at: '', updated_by: null };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 40 }), async (texts) => {
      await whole.db.deleteFrom('office_setting').where('office_id', '=', OFFICE).execute();
      const lines = [...texts, '\u2028', '\r\n', '\\', '"', "'=1", '\uFEFF', '髙﨑𠮷'];
      const rows = lines.map((value, n) => ({ ...kept, name: `n${n}`, value }));
      await whole.db.insertInto('office_setting').values(rows).execute();
      const path = await taken(whole, { passphrase: null });
      const target = openDatabase(':memory:');
      await bringEverything(target, await openFile(path, passphrase, whole.folder), {});
      expect(await told(target)).toEqual(await told(whole.db));
      await target.destroy();
    }),
    { numRuns: 3 },
  );
});

/** What signs in, in the rows of somebody; returned to be looked for. */
async function leaveSecrets(db: Db): Promise<string[]> {
  const at = new Date().toISOString();
  const who = { office_id: OFFICE, staff_id: actorNamed('nishida').staffId };
  await db.deleteFrom('credential').where('office_id', '=', OFFICE).execute();
  await db
    .insertInto('credential')
    .values({
      ...who,
      password_hash: 'scrypt$hash-of-nishida',
      totp_secret: 'sealed-totp-of-nishida',
      totp_confirmed_at: at,
      totp_step: 0,
      updated_at: at,
    })
    .execute();
  await db
    .insertInto('session')
    .values({
      ...who,
      token_hash: 'session-of-nishida',
      stage: 'full',
      created_at: at,
      seen_at: at,
      ended_at: null,
    })
    .execute();
  const drafts = await db.selectFrom('draft').select('body').execute();
  expect(drafts.length).toBeGreaterThan(0);
  const left = ['scrypt$hash-of-nishida', 'sealed-totp-of-nishida', 'session-of-nishida'];
  return [...left, ...drafts.map(({ body }) => body)];
}

/** The entries of an open one with one of them written anew. */
async function edited(zip: string, name: string, change: (before: string) => string) {
  const entries = [];
  for (const entry of await listZip(zip)) {
    const before = await buffer(readEntry(zip, entry));
    const isIt = entry.name === name;
    entries.push({ name: entry.name, parts: [isIt ? change(before.toString()) : before] });
  }
  const path = `${zip}.edited`;
  writeFileSync(path, await buffer(zipOf(entries)));
  return path;
}

describe.each(['sqlite', 'postgres'] as const)('everything of %s', (engine) => {
  describe.skipIf(engine === 'postgres' && !postgresForTests())('taken out', () => {
    test('is equal for machines, readable for people, and told column by column', async () => {
      const whole = await wholeOn(engine);
      const folder = join(whole.folder, 'opened');
      const manifest = await openInto(await taken(whole), passphrase, folder);
      const read = (name: string) => readFileSync(join(folder, name), 'utf8');
      const lines = read('jsonl/record_confidential.jsonl').trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line).who)).toContain(CANARY);
      const [heading, ...rows] = parseCsv(read('csv/staff_職員.csv').slice(1));
      expect(heading?.slice(0, 3)).toEqual(['番号', '名前', 'ふりがな']);
      expect(rows.flat()).toContain('西田 あゆみ');
      expect(rows).toHaveLength(manifest.tables.staff!.rows);
      const files = readdirSync(join(folder, 'files'), { recursive: true, encoding: 'utf8' });
      expect(manifest.files.length).toBeGreaterThan(0);
      for (const { path } of manifest.files)
        expect(readFileSync(join(folder, path))).toEqual(readFileSync(join(whole.folder, path)));
      expect(files.some((name) => name.endsWith('.small'))).toBe(false);
      for (const [table, columns] of Object.entries(manifest.kinds))
        for (const readme of ['読んでください.md', 'README.md'])
          for (const name of [`### ${table}: `, ...Object.keys(columns).map((c) => `\`${c}\``)])
            expect(read(readme)).toContain(name);
    });

    test('holds nothing that lets anybody in', async () => {
      const { db, folder } = await wholeOn(engine);
      const secrets = await leaveSecrets(db);
      secrets.push(readFileSync(join(folder, 'keys/secret'), 'utf8'));
      const path = await taken({ db, folder }, { passphrase: null });
      const entries = await listZip(path);
      const whole = [];
      for (const entry of entries) whole.push(await text(readEntry(path, entry)));
      const all = whole.join('\n');
      const names = entries.map(({ name }) => name).join(' ');
      for (const table of Object.keys(leftOutTables)) expect(names).not.toContain(`/${table}`);
      expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
      expect(all).toContain(CANARY);
    });

    test('of one office holds no row and no file of another', async () => {
      const whole = await wholeOn(engine);
      const path = await taken(whole, { passphrase: null, officeId: NEIGHBOUR });
      const all = [];
      for (const entry of await listZip(path))
        all.push(`${entry.name}\n${await text(readEntry(path, entry))}`);
      expect(all.join('\n')).toContain(NEIGHBOUR);
      expect(all.join('\n')).not.toContain(OFFICE);
      expect(all.join('\n')).not.toContain(CANARY);
      const target = await emptyOn(engine, whole.folder);
      await bringEverything(target, await openFile(path, passphrase, whole.folder), {});
      expect(await target.selectFrom('office').select('id').execute()).toEqual([{ id: NEIGHBOUR }]);
      expect((await verifyAudit(target, NEIGHBOUR)).faults).toEqual([]);
    });

    test('goes into nothing that holds a table', async () => {
      const whole = await wholeOn(engine);
      const opened = await openFile(await taken(whole), passphrase, whole.folder);
      const before = await rowHashes(whole.db);
      await expect(bringEverything(whole.db, opened, {})).rejects.toThrow(/もう \d+ 個の表/);
      expect(await rowHashes(whole.db)).toEqual(before);
    });
  });
});

describe('a file that is not as it was', () => {
  const other = (line: string) => line.replace('"name":"', '"name":"別の');
  const cases: [string, string, (before: string) => string, RegExp][] = [
    [
      'another name',
      'jsonl/staff.jsonl',
      other,
      /^jsonl\/staff\.jsonl が、書き出したときと同じでは/,
    ],
    [
      'a number for a name',
      'jsonl/staff.jsonl',
      (t) => t.replace(/"name":"[^"]*"/, '"name":7'),
      /^jsonl\/staff\.jsonl の 1 行目：「name」の欄は、文字/,
    ],
    [
      'an unknown column in the second line',
      'jsonl/staff.jsonl',
      (t) => t.replace(/\n\{/, '\n{"phone":"1",'),
      /^jsonl\/staff\.jsonl の 2 行目：「phone」という欄はありません/,
    ],
    [
      'a line that is gone',
      'jsonl/area.jsonl',
      (t) => t.replace(/.*\n/, ''),
      /^jsonl\/area\.jsonl が/,
    ],
    ['a newer version', 'manifest.json', (t) => t.replace('"0001-', '"9001-'), /もっと新しい版/],
    ['a manifest that is none', 'manifest.json', () => '{}', /「すべての書き出し」ではありません/],
    [
      'a table less in the manifest',
      'manifest.json',
      (t) => t.replace(/"assignment":\{[^}]*\},/, ''),
      /^assignment の表が/,
    ],
  ];
  test.each(cases)('%s is refused, and nothing is there', async (_, name, change, sentence) => {
    const whole = await wholeOn('sqlite');
    const path = await edited(await taken(whole, { passphrase: null }), name, change);
    const target = await emptyOn('sqlite', whole.folder);
    const coming = openFile(path, passphrase, whole.folder).then((opened) =>
      bringEverything(target, opened, {}),
    );
    await expect(coming).rejects.toThrow(sentence);
    const tables = await target.introspection.getTables();
    const offices =
      tables.length > 0 ? await target.selectFrom('office').select('id').execute() : [];
    expect(offices).toEqual([]);
  });

  test('a wrong passphrase, a flipped byte and another file are told apart', async () => {
    const whole = await wholeOn('sqlite');
    const path = await taken(whole);
    const open = (file: string, word = PASSPHRASE) =>
      openInto(file, () => word, join(whole.folder, newId()));
    await expect(open(path, 'another passphrase')).rejects.toThrow(
      /^合言葉が違います.*書き出したとき/,
    );
    const bytes = readFileSync(path);
    bytes[bytes.length - 40]! ^= 1;
    writeFileSync(path, bytes);
    await expect(open(path)).rejects.toThrow(/^このファイルはこわれているか/);
    await expect(open(join(whole.folder, 'engawa.db'))).rejects.toThrow(/ではありません/);
    await expect(open(join(whole.folder, 'none'))).rejects.toThrow(/名前と場所/);
  });

  test('a name that leads out of the folder is not followed', async () => {
    const whole = await wholeOn('sqlite');
    const path = join(whole.folder, 'evil.zip');
    const manifest = { engawa: '1', kinds: {}, steps: [], tables: {}, files: [] };
    for (const name of ['../evil', 'files/../../evil', '/evil', 'jsonl/..\\evil', '.evil']) {
      const entries = [
        { name: 'manifest.json', parts: [JSON.stringify(manifest)] },
        { name, parts: ['x'] },
      ];
      writeFileSync(path, await buffer(zipOf(entries)));
      const folder = join(whole.folder, newId());
      await expect(openInto(path, passphrase, folder)).rejects.toThrow('書きかえられています');
    }
    expect(readdirSync(whole.folder)).not.toContain('evil');
  });

  test('nothing that is there is written over', async () => {
    const whole = await wholeOn('sqlite');
    const path = await taken(whole);
    const keeping = { path, passphrase: PASSPHRASE, cost: cheap };
    await expect(keepEverything(whole.db, keeping)).rejects.toThrow('もうあります');
    await expect(openInto(path, passphrase, whole.folder)).rejects.toThrow('空のフォルダー');
    const nowhere = { ...keeping, path: join(path, 'x') };
    await expect(keepEverything(whole.db, nowhere)).rejects.toThrow('場所を確かめて');
    expect(readdirSync(whole.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
