import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { baseOf } from '#app/lib/merge.ts';
import { buildGiven, buildPhoto, points } from '#tests/build-file.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { saveRecord } from '../records/records.server.ts';
import { answerFile, answerSmall } from './bytes.server.ts';
import type { Written } from './file.ts';
import {
  changeFile,
  type FileRow,
  fileOf,
  filesAsText,
  filesOf,
  noteLook,
  removeFile,
  restoreFile,
  writtenOf,
} from './files.server.ts';
import { sweep } from './sweep.server.ts';
import { type Given, takeFile } from './take.server.ts';
import { columns, filesFrom } from './text.ts';
import { usedBytes } from './used.server.ts';

const nishida = actorNamed('nishida');
const both = ['shared', 'confidential'] as const;
const folder = () => join(process.env.DATA_DIR ?? '', 'files', OFFICE);
const names = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
const DAY = 86_400_000;

afterEach(() => vi.unstubAllEnvs());

onBothEngines('files of a record', (open) => {
  async function aRecord() {
    const db = await open(buildCast);
    const recordId = newId();
    await saveRecord(db, nishida, recordId, buildFields());
    return { db, recordId };
  }

  async function taken(db: Db, given: Given): Promise<FileRow> {
    const came = await takeFile(db, nishida, given);
    if (!came.ok) throw new Error(came.reason);
    const row = await fileOf(db, OFFICE, given.recordId, came.id);
    if (!row) throw new Error('no row');
    return row;
  }

  const lines = async (db: Db) =>
    db.selectFrom('audit').select(['verb', 'thing_id', 'fields']).orderBy('seq').execute();

  test('a photo is kept written anew, small one beside it, for nobody else on the machine', async () => {
    const { db, recordId } = await aRecord();
    const photo = await buildPhoto();
    const row = await taken(
      db,
      buildGiven({ recordId, bytes: photo, name: '../家/写真.HEIC.png' }),
    );
    expect(row).toMatchObject({
      name: '写真.HEIC.jpg',
      type: 'image/jpeg',
      width: 300,
      height: 400,
    });
    expect(names()).toEqual([row.id, `${row.id}.small`]);
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    for (const name of names()) expect(statSync(join(folder(), name)).mode & 0o777).toBe(0o600);
    const kept = readFileSync(join(folder(), row.id));
    expect(kept.length).toBe(row.bytes);
    expect(kept.includes('GPS') || kept.includes('Exif')).toBe(false);
    expect(await usedBytes(db, OFFICE)).toBe(row.bytes);
  });

  test('names and captions stand in the audit as digests only', async () => {
    const { db, recordId } = await aRecord();
    const row = await taken(
      db,
      buildGiven({ recordId, caption: '山田さんの玄関', name: '山田.png' }),
    );
    await changeFile(db, nishida, row, base(row), { ...writtenOf(row), caption: '鈴木さん宅' });
    await removeFile(db, nishida, row, '山田さんに頼まれた');
    const all = await lines(db);
    expect(all.map(({ verb }) => verb)).toEqual([
      ...['record.create', 'file.add', 'file.edit', 'file.remove'],
    ]);
    expect(JSON.stringify(all)).not.toMatch(/山田|鈴木/);
    expect(all.at(-1)?.thing_id).toBe(recordId);
  });

  test('the same file twice at a record is there once', async () => {
    const { db, recordId } = await aRecord();
    const [first, again] = await Promise.all([
      takeFile(db, nishida, buildGiven({ recordId })),
      takeFile(db, nishida, buildGiven({ recordId })),
    ]);
    expect([first.ok && first.isNew, again.ok && again.isNew].sort()).toEqual([false, true]);
    expect(await filesOf(db, OFFICE, recordId, both)).toHaveLength(1);
    expect(names()).toHaveLength(2);
    const black = await takeFile(db, nishida, buildGiven({ recordId, bytes: points.black }));
    expect(black.ok && black.isNew).toBe(true);
  });

  test.each([
    ['a page', '<!doctype html>', /HTML/],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', /カメラの設定.*互換性優先/],
    ['half a picture', '\xff\xd8\xff\xe0\0', /こわれて/],
  ])('%s leaves nothing behind', async (_, text, says) => {
    const { db, recordId } = await aRecord();
    const bytes = Buffer.from(text, 'latin1');
    const came = await takeFile(db, nishida, buildGiven({ recordId, bytes, name: 'photo.jpg' }));
    expect(!came.ok && came.reason).toMatch(says);
    expect(names()).toEqual([]);
    expect((await lines(db)).map(({ verb }) => verb)).toEqual(['record.create']);
  });

  test('more than the office may keep is refused, and what was removed still counts', async () => {
    const { db, recordId } = await aRecord();
    const text = (n: number) => Buffer.from(`${n}`.repeat(300_000));
    vi.stubEnv('FILE_QUOTA_MB', '0.5');
    const row = await taken(db, buildGiven({ recordId, bytes: text(1) }));
    await removeFile(db, nishida, row, '間違い');
    const second = await takeFile(db, nishida, buildGiven({ recordId, bytes: text(2) }));
    expect(!second.ok && second.reason).toMatch(/いっぱいです.*システム係/);
    await sweep(db, OFFICE, Date.now() + 31 * DAY);
    expect((await takeFile(db, nishida, buildGiven({ recordId, bytes: text(2) }))).ok).toBe(true);
  });

  test('when the bytes or the row cannot be written, neither is there', async () => {
    const { db, recordId } = await aRecord();
    // Without the record there is no row: the database refuses.
    await expect(takeFile(db, nishida, buildGiven({ recordId: newId() }))).rejects.toThrow();
    expect(names()).toEqual([]);
    // A file stands where the folder would be: the disk refuses.
    const office = join(process.env.DATA_DIR ?? '', 'files');
    mkdirSync(office, { recursive: true });
    rmSync(folder(), { recursive: true, force: true });
    writeFileSync(folder(), '');
    await expect(takeFile(db, nishida, buildGiven({ recordId }))).rejects.toThrow();
    expect(await filesOf(db, OFFICE, recordId, both)).toEqual([]);
  });

  test('a flipped bit is told, never shown; a small picture is drawn again', async () => {
    const { db, recordId } = await aRecord();
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const row = await taken(db, buildGiven({ recordId, bytes: await buildPhoto() }));
    const flip = (name: string) => {
      const bytes = readFileSync(join(folder(), name));
      bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1;
      writeFileSync(join(folder(), name), bytes);
    };
    const small = await bytesIn(await answerSmall(db, nishida, row));
    flip(`${row.id}.small`);
    expect((await bytesIn(await answerSmall(db, nishida, row))).equals(small)).toBe(true);
    expect((await answerFile(db, nishida, row)).status).toBe(200);
    flip(row.id);
    for (const ask of [answerFile, answerSmall]) {
      if (ask === answerSmall) flip(`${row.id}.small`);
      const answer = await ask(db, nishida, row).catch((thrown: Response) => thrown);
      expect([answer.status, await answer.text()]).toEqual([
        500,
        expect.stringMatching(/こわれて/),
      ]);
    }
    expect(told.mock.calls[0]?.[0]).toContain('damaged-file');
    told.mockRestore();
  });

  test('what goes out runs nowhere', async () => {
    const { db, recordId } = await aRecord();
    const note = Buffer.from('回覧の文案');
    const row = await taken(db, buildGiven({ recordId, bytes: note, name: '回覧"案\n.csv' }));
    const { headers } = await answerFile(db, nishida, row);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/plain',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename="file.csv"; filename*=UTF-8''${encodeURIComponent('回覧案')}.csv`,
    });
    const picture = await taken(db, buildGiven({ recordId }));
    const shown = (await answerFile(db, nishida, picture)).headers;
    expect(shown.get('content-disposition')).toMatch(/^inline; /);
    expect(shown.get('content-security-policy')).toContain('sandbox');
  });

  test('as one text each is the same file, whatever its caption holds', async () => {
    const { db, recordId } = await aRecord();
    await taken(db, buildGiven({ recordId, caption: '一行目\n二行目\u001f"|\\', consent: 'yes' }));
    const note = Buffer.from('回覧');
    const gone = await taken(db, buildGiven({ recordId, bytes: note, room: 'confidential' }));
    await removeFile(db, nishida, gone, '二重');
    const texts = await filesAsText(db, OFFICE, recordId, both).execute();
    const rows = await filesOf(db, OFFICE, recordId, both);
    const read = filesFrom(texts.map(({ fields }) => fields));
    expect(read).toEqual(
      rows.map((row) => ({
        ...Object.fromEntries(columns.map((column) => [column, row[column]])),
        caption: row.caption.replace('\u001f', ''),
      })),
    );
    expect(await filesAsText(db, OFFICE, recordId, ['shared']).execute()).toHaveLength(1);
  });

  test('looking into the confidential room leaves a line, into the shared none', async () => {
    const { db, recordId } = await aRecord();
    const shared = await taken(db, buildGiven({ recordId }));
    const shut = await taken(
      db,
      buildGiven({ recordId, bytes: points.black, room: 'confidential' }),
    );
    await answerFile(db, nishida, shared);
    await answerSmall(db, nishida, shut);
    await noteLook(db, nishida, shut);
    const read = (await lines(db)).filter(({ verb }) => verb === 'file.read');
    expect(read.map(({ thing_id, fields }) => [thing_id, JSON.parse(fields)])).toEqual([
      [recordId, { file: shut.id }],
      [recordId, { file: shut.id }],
    ]);
  });

  test('two people at one file: apart both are kept, at the same place both are shown (R9)', async () => {
    const { db, recordId } = await aRecord();
    const row = await taken(db, buildGiven({ recordId, caption: '入口' }));
    const began = base(row);
    const mine: Written = { ...writtenOf(row), caption: '入口の段差' };
    expect((await changeFile(db, nishida, row, began, mine)).done).toBe(true);
    const yes: Written = { ...writtenOf(row), consent: 'yes', room: 'confidential' };
    expect((await changeFile(db, actorNamed('mori'), row, began, yes)).done).toBe(true);
    const clash = await changeFile(db, nishida, row, began, { ...mine, caption: '玄関' });
    expect(clash.done ? [] : clash.clashes).toEqual([
      { field: 'caption', mine: '玄関', theirs: '入口の段差' },
    ]);
    const now = await fileOf(db, OFFICE, recordId, row.id);
    expect(now).toMatchObject({ caption: '入口の段差', consent: 'yes', room: 'confidential' });
    expect(now?.search_text).toContain('入口の段差');
    const moved = (await lines(db)).filter(({ verb }) => verb === 'file.edit')[1];
    expect(JSON.parse(moved?.fields ?? '')).toMatchObject({
      room: 'confidential',
      wasRoom: 'shared',
      fields: ['room', 'consent'],
    });
  });

  test('removed it waits thirty days with its bytes, then both go', async () => {
    const { db, recordId } = await aRecord();
    const row = await taken(db, buildGiven({ recordId }));
    await removeFile(db, nishida, row, '写り込み');
    await sweep(db, OFFICE, Date.now() + 29 * DAY);
    await restoreFile(db, nishida, row);
    expect((await answerFile(db, nishida, row)).status).toBe(200);
    await sweep(db, OFFICE, Date.now() + 400 * DAY);
    expect(names()).toHaveLength(2);
    await removeFile(db, nishida, row, '写り込み');
    await sweep(db, OFFICE, Date.now() + 31 * DAY);
    expect(await filesOf(db, OFFICE, recordId, both)).toEqual([]);
    expect(names()).toEqual([]);
    expect((await lines(db)).at(-1)).toMatchObject({ verb: 'file.purge', thing_id: recordId });
  });

  test('what no row speaks of is swept once nobody can be writing it', async () => {
    const { db, recordId } = await aRecord();
    const row = await taken(db, buildGiven({ recordId }));
    const orphans = [newId(), `${newId()}.small`, `${row.id}.0a0b0c.new`];
    for (const name of orphans) writeFileSync(join(folder(), name), 'x');
    await sweep(db, OFFICE);
    expect(names()).toHaveLength(5);
    for (const name of names()) utimesSync(join(folder(), name), 0, 0);
    await sweep(db, OFFICE);
    expect(names()).toEqual([row.id, `${row.id}.small`]);
  });
});

const bytesIn = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

function base(row: FileRow) {
  const was = Object.entries(writtenOf(row)).map(([field, text]) => [`was.${field}`, text]);
  return baseOf({ version: String(row.version), ...Object.fromEntries(was) });
}
