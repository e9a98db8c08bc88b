import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { forgetHeads, writeHeads } from '#app/db/heads.server.ts';
import { dataDir } from '#app/db/keys.server.ts';
import { openDatabase, readAtOnce } from '#app/db/open.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed } from '#tests/cast.ts';
import { onBothEngines, openFresh } from '#tests/engines.ts';
import { buildWhole, copyOf, PASSPHRASE } from '#tests/whole.ts';
import { saveRecord } from '../records/records.server.ts';
import { keepHealth, lookAtNight, readHealth } from './health.server.ts';
import { makeCopy } from './make.server.ts';
import { copyInWorker } from './night.server.ts';
import { quiet } from './quiet.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function place(): string {
  const folder = join(dataDir(), 'copies');
  vi.stubEnv('BACKUP_DIR', folder);
  vi.stubEnv('BACKUP_PASSPHRASE', PASSPHRASE);
  return folder;
}

onBothEngines('the look of a night', (open) => {
  test('finds a sound database and a copy that was flipped; old ones then stay', async () => {
    const db = await open(buildWhole);
    const folder = place();
    const { path } = await copyOf(db, folder);
    const bytes = readFileSync(path);
    bytes[bytes.length - 40]! ^= 1;
    writeFileSync(path, bytes);
    await lookAtNight(db);
    const { database, copies } = readHealth();
    expect(database).toMatchObject({ faults: [], how: expect.stringMatching(/。$/) });
    expect(Object.values(copies)).toEqual([
      { at: expect.any(String), problem: expect.stringMatching(/こわれているか/) },
    ]);
  });

  test('misses no line that somebody adds meanwhile', async () => {
    const db = await open(buildWhole);
    place();
    const looking = lookAtNight(db);
    for (let n = 0; n < 5; n += 1) {
      await saveRecord(db, actorNamed('nishida'), newId(), buildFields());
      writeHeads();
    }
    await looking;
    expect(readHealth().database?.faults).toEqual([]);
  });

  test('finds a changed line of the audit, and keeps old copies until it is mended', async () => {
    const db = await open(buildWhole);
    const folder = place();
    await copyOf(db, folder);
    const old = ['01', '02'].map((hour) => `engawa-20250105T${hour}0000Z.backup`);
    for (const name of old) writeFileSync(join(folder, name), '');
    await db.updateTable('audit').set({ verb: 'x' }).where('seq', '=', 1).execute();
    forgetHeads();
    await lookAtNight(db);
    expect(readHealth().database?.faults.join()).toMatch(/操作の記録.*書きかえられています/);
    await copyInWorker(db, quiet());
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(old));
    keepHealth({ ...readHealth(), database: null });
    await copyInWorker(db, quiet());
    expect(readdirSync(folder)).not.toContain(old[0]);
  });
});

test('a damaged SQLite file is found, and no copy of it gets a good name', async () => {
  const fresh = await openFresh('sqlite', buildWhole);
  const folder = place();
  await sql`pragma wal_checkpoint(TRUNCATE)`.execute(fresh.db);
  await fresh.db.destroy();
  const bytes = readFileSync(fresh.target);
  bytes.fill(7, 4096 * 12, 4096 * 12 + 60);
  writeFileSync(fresh.target, bytes);
  const db = openDatabase(fresh.target);
  await lookAtNight(db);
  expect(readHealth().database?.faults.length).toBeGreaterThan(0);
  const making = { folder, passphrase: PASSPHRASE };
  await expect(readAtOnce(fresh.target, (then) => makeCopy(then, making))).rejects.toThrow();
  expect(readdirSync(fresh.folder)).not.toContain('copies');
  await db.destroy();
  await fresh.close();
});
