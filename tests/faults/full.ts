/**
 * R3: what people and the program write, each on a disk that is full after so many pages. What is
 * not acknowledged is not there, whoever waits hears why, and with room again it succeeds.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { change } from '#app/db/audit.server.ts';
import { outsideHeads, writeHeads } from '#app/db/heads.server.ts';
import { migrate } from '#app/db/migrate.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { copiesIn, readCopy } from '#app/features/backup/folder.ts';
import { BackupProblem } from '#app/features/backup/problem.ts';
import { readDraft } from '#app/features/drafts/drafts.server.ts';
import { filesOf } from '#app/features/files/files.server.ts';
import { takeFile } from '#app/features/files/take.server.ts';
import { importRecordsFile } from '#app/features/imports/import.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { faultOf } from '#app/lib/faults.ts';
import { newId } from '#app/lib/ids.ts';
import { buildGiven } from '../build-file.ts';
import { buildFields, typedRecord } from '../build-record.ts';
import { actorNamed, buildCast, OFFICE, people } from '../cast.ts';
import { openFresh } from '../engines.ts';
import { unpackFixture } from '../fixtures.ts';
import { openOffice, type Visitor } from '../office.ts';
import { rowHashes, shapeOf } from '../row-hashes.ts';
import type { SmallDisk } from '../small-disk.ts';
import { buildWhole, copyOf, PASSPHRASE } from '../whole.ts';

export type Opened = {
  /** Whether it was acknowledged; what is refused is refused in words. */
  act: () => Promise<boolean>;
  /** What lies there now must agree with that. */
  look: (isKept: boolean) => Promise<void>;
  close: () => Promise<void>;
};
export type Scenario = {
  /** Pages that are free at the first try; below it nothing is begun at all. */
  from?: number;
  /** On a disk that is still empty. */
  open: (disk: SmallDisk) => Promise<Opened>;
};

/** One try with so many pages free, then with all of the disk. Says whether the first succeeded. */
export async function meetFull(disk: SmallDisk, scenario: Scenario, pages: number) {
  disk.empty();
  const { act, look, close } = await scenario.open(disk);
  try {
    disk.leave(pages);
    const isKept = await act();
    await look(isKept);
    disk.empty();
    await look(isKept);
    assert.equal(isKept || (await act()), true);
    await look(true);
    return isKept;
  } finally {
    await close();
  }
}

async function onDisk<T>(disk: SmallDisk, open: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = disk.folder;
  return open().finally(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
}

const TEXT = '滝山自治会の役員会で、見守りの当番の表をいっしょに作った。';
const who = { officeId: OFFICE, staffId: people.mori.id };
const nishida = actorNamed('nishida');
const writer = { officeId: OFFICE, staffId: people.nishida.id };

/** As people meet them: the answer of the page says so and holds what was written. */
async function isTaken(answer: Response): Promise<boolean> {
  if (answer.status === 302) return true;
  const page = await answer.text();
  assert.equal(answer.status, 507);
  assert.match(page, /保存できませんでした。パソコンの空きが足りない/);
  assert.ok(page.includes(TEXT), 'the text stays');
  return false;
}

async function openPage(disk: SmallDisk, act: (visitor: Visitor, id: string) => Promise<boolean>) {
  const office = await onDisk(disk, () => openOffice('sqlite'));
  const visitor = office.as('nishida');
  const id = newId();
  await visitor.get('/'); // signs in
  return { ...office, id, act: () => act(visitor, id) };
}

const record = (id: string) => ({ ...typedRecord, done: TEXT, id }) as Record<string, string>;

const save: Scenario = {
  open: async (disk) => {
    const { db, id, act, close } = await openPage(disk, async (visitor, id) =>
      isTaken(await visitor.post('/records/new', record(id))),
    );
    const look = async (isKept: boolean) => {
      const rows = await db.selectFrom('record').select('done').where('id', '=', id).execute();
      assert.deepEqual(rows, isKept ? [{ done: TEXT }] : []);
      assert.deepEqual((await verifyAudit(db, OFFICE)).faults, []);
    };
    return { act, look, close };
  },
};

const draft: Scenario = {
  open: async (disk) => {
    const { db, id, act, close } = await openPage(disk, async (visitor, id) => {
      const sent = { ...record(id), draft_key: id, draft_seq: '1' };
      const { status } = await visitor.post('/drafts', sent);
      assert.ok(status === 204 || status === 507); // which the script of the page says in words
      return status === 204;
    });
    const look = async (isKept: boolean) =>
      assert.equal((await readDraft(db, writer, id))?.typed.done, isKept ? TEXT : undefined);
    return { act, look, close };
  },
};

const FILE = 4_000_000;

const upload: Scenario = {
  // Twentieth part of the disk stays for the database.
  from: 64 * 256 * 0.05,
  open: async (disk) => {
    const { db, folder, close } = await onDisk(disk, () => openFresh('sqlite', buildCast));
    const recordId = newId();
    await saveRecord(db, nishida, recordId, buildFields());
    const bytes = Buffer.alloc(FILE, '満');
    const act = async () => {
      const came = await takeFile(db, nishida, buildGiven({ recordId, bytes }));
      if (!came.ok) assert.match(came.reason, /空きが足りない.*もう一度加えて/);
      return came.ok;
    };
    const look = async (isKept: boolean) => {
      const rows = await filesOf(db, OFFICE, recordId, ['shared']);
      const ids = isKept ? rows.map(({ id }) => id) : [];
      assert.equal(rows.length, isKept ? 1 : 0);
      assert.deepEqual(namesIn(join(folder, 'files', OFFICE)), ids);
    };
    return { act, look, close };
  },
};

const backup: Scenario = {
  open: async (disk) => {
    const copies = join(disk.folder, 'copies');
    const { db, close } = await openFresh('sqlite', buildWhole);
    await copyOf(db, copies);
    let path = '';
    const act = () =>
      copyOf(db, copies).then((kept) => {
        path = kept.path;
        return true;
      }, refusedInWords);
    // Two copies of one second have one name, so they are not counted.
    const look = async (isKept: boolean) => {
      const kept = await copiesIn(copies);
      assert.equal(namesIn(copies).length, kept.length);
      assert.ok(kept.length > 0);
      if (isKept) assert.ok(kept.some(({ name }) => join(copies, name) === path));
      for (const { name } of kept) await readCopy(join(copies, name), PASSPHRASE);
    };
    return { act, look, close };
  },
};

function refusedInWords(error: unknown): false {
  assert.ok(error instanceof BackupProblem, String(error));
  assert.match(error.message, /空きが足りず.*前の控えはそのままです/);
  return false;
}

const stopped = (error: unknown): false => {
  assert.equal(faultOf(error), 'full', String(error));
  return false;
};

const migration: Scenario = {
  open: async (disk) => {
    const folder = mkdtempSync(join(disk.folder, 'old-'));
    const target = join(folder, 'engawa.db');
    unpackFixture('0.1.0', target);
    const db = openDatabase(target);
    const shape = await shapeOf(db);
    const before = await rowHashes(db, shape);
    return {
      act: () => migrate(db).then(() => true, stopped),
      look: async () => assert.deepEqual(await rowHashes(db, shape), before),
      close: async () => {
        await db.destroy();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

const ROWS = 40;
const log = Buffer.from(
  `日付,地区,種別,内容\n${Array.from({ length: ROWS }, (_, n) => `2023/4/1,滝山五丁目,会議,役員会${n}`).join('\n')}\n`,
);

const imports: Scenario = {
  open: async (disk) => {
    const { db, close } = await onDisk(disk, () => openFresh('sqlite', buildCast));
    const given = { today: '2026-11-23' };
    const look = async (isKept: boolean) => {
      const texts = await db.selectFrom('record').select('done').distinct().execute();
      const batches = await db.selectFrom('import_batch').select('accepted').execute();
      const accepted = batches.reduce((sum, batch) => sum + batch.accepted, 0);
      assert.equal(texts.length, accepted);
      if (isKept) assert.equal(accepted, ROWS);
      assert.deepEqual((await verifyAudit(db, OFFICE)).faults, []);
    };
    const act = () => importRecordsFile(db, who, log, given).then(() => true, stopped);
    return { act, look, close };
  },
};

/** The database has room; what is kept outside of it has none, and follows later. */
const heads: Scenario = {
  open: async (disk) => {
    const { db, close } = await openFresh('sqlite', buildCast);
    const outside = join(disk.folder, 'outside');
    rmSync(outside, { recursive: true, force: true });
    const act = async () => {
      await change(db, writer, async (_, note) => note({ verb: 'test', thing: 'office', id: '' }));
      process.env.DATA_DIR = outside;
      writeHeads();
      return outsideHeads(OFFICE).length > 0;
    };
    const look = async () => assert.deepEqual((await verifyAudit(db, OFFICE)).faults, []);
    return { act, look, close };
  },
};

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

export const scenarios: Record<string, Scenario> = {
  save,
  draft,
  upload,
  backup,
  migration,
  import: imports,
  heads,
};
