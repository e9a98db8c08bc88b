import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { dataDir } from '#app/db/keys.server.ts';
import { migrate } from '#app/db/migrate.server.ts';
import { migrations } from '#app/db/migrations/all.ts';
import { onBothEngines } from '#tests/engines.ts';
import { rowHashes, shapeOf } from '#tests/row-hashes.ts';
import { buildWhole, PASSPHRASE } from '#tests/whole.ts';
import { bringUpToDate } from './before.server.ts';
import { copiesIn, readCopy } from './folder.ts';
import { copyAtNight, lastFailure } from './night.server.ts';

let spoken: unknown[][];
beforeEach(() => {
  spoken = [];
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    spoken.push(words);
  });
  vi.stubEnv('BACKUP_PASSPHRASE', PASSPHRASE);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The folder of copies of the office that was opened last. */
function place(): string {
  const folder = join(dataDir(), 'copies');
  vi.stubEnv('BACKUP_DIR', folder);
  return folder;
}
const later = { name: '9999-later', up: async () => {} };
const now = new Date();
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

onBothEngines('before a migration', (open) => {
  const whole = async (): Promise<[Db, string]> => [await open(buildWhole), place()];

  test('a copy of what was there is made and read', async () => {
    const [db, folder] = await whole();
    const { counter, ...rows } = await rowHashes(db);
    expect(await bringUpToDate(db, [...migrations, later])).toEqual([later.name]);
    const [copy, ...others] = await copiesIn(folder);
    expect([copy?.isBefore, others]).toEqual([true, []]);
    const manifest = await readCopy(join(folder, copy?.name ?? ''), PASSPHRASE);
    expect(manifest.steps).toEqual(migrations.map(({ name }) => name));
    for (const table of Object.keys(rows))
      expect(manifest.tables[table]?.rows, table).toBe(rows[table]?.rows);
  });

  test.each([
    ['the place cannot be written', () => writeFileSync(place(), 'x'), /書けず、控えがとれません/],
    ['there is no passphrase', () => vi.stubEnv('BACKUP_PASSPHRASE', ''), /合言葉がありません/],
  ])('when %s it does not begin, and says so', async (_, spoil, sentence) => {
    const [db] = await whole();
    spoil();
    const shape = await shapeOf(db);
    const up = vi.fn();
    const began = bringUpToDate(db, [...migrations, { name: '9999-later', up }]);
    await expect(began).rejects.toThrow(sentence);
    await expect(began).rejects.toThrow(/データは直していません。$/);
    expect(up).not.toHaveBeenCalled();
    expect(await shapeOf(db)).toEqual(shape);
  });

  test('nothing is copied when nothing changes, or no place is set', async () => {
    const [db, folder] = await whole();
    expect(await bringUpToDate(db)).toEqual([]);
    vi.stubEnv('BACKUP_DIR', '');
    expect(await bringUpToDate(db, [...migrations, later])).toEqual([later.name]);
    expect(await copiesIn(folder)).toEqual([]);
  });
});

onBothEngines('every night', (open) => {
  test('one copy is made, old ones go by the rule, and it is not made twice', async () => {
    const db = await open(buildWhole);
    const folder = place();
    mkdirSync(folder);
    for (const hour of ['01', '02'])
      writeFileSync(join(folder, `engawa-20250105T${hour}0000Z.backup`), '');
    expect(await copyAtNight(db)).toBe(true);
    const names = readdirSync(folder).sort();
    expect(names[0]).toBe('engawa-20250105T020000Z.backup');
    expect(names).toHaveLength(2);
    await readCopy(join(folder, names[1] ?? ''), PASSPHRASE);
    expect(await copyAtNight(db)).toBe(false);
    expect([lastFailure(), spoken]).toEqual([null, []]);
  });

  test('one that fails is said, is tried again after an hour, and then forgotten', async () => {
    const db = await open(buildWhole);
    const folder = place();
    writeFileSync(folder, 'in the way');
    expect(await copyAtNight(db, now)).toBe(false);
    expect(lastFailure()?.sentence).toMatch(/書けず、控えがとれません/);
    expect(JSON.stringify(spoken)).not.toContain(PASSPHRASE);
    rmSync(folder);
    expect(await copyAtNight(db, hours(0.5))).toBe(false);
    expect(await copiesIn(folder)).toEqual([]);
    expect(await copyAtNight(db, hours(1))).toBe(true);
    expect(lastFailure()).toBeNull();
  });

  test('without a place nothing is made', async () => {
    const db = await open(buildWhole);
    vi.stubEnv('BACKUP_DIR', '');
    await migrate(db);
    expect(await copyAtNight(db)).toBe(false);
  });
});
