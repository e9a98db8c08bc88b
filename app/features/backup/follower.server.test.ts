import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { readAtOnce } from '#app/db/open.server.ts';
import { sumsOf } from '#app/db/tables.server.ts';
import { newId } from '#app/lib/ids.ts';
import { keepBytes } from '#app/lib/kept-files.server.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, OFFICE } from '#tests/cast.ts';
import { openFresh } from '#tests/engines.ts';
import { buildWhole, cheap, copyOf, PASSPHRASE } from '#tests/whole.ts';
import { saveRecord } from '../records/records.server.ts';
import { rebuild } from './followed.ts';
import { Follower } from './follower.server.ts';
import { openFollowing, openNewest } from './opened.server.ts';
import { Vault } from './vault.ts';

let fresh: Awaited<ReturnType<typeof openFresh>>;
let second: string;
let place: string;
let vault: Vault;
let follower: Follower;
beforeEach(async () => {
  fresh = await openFresh('sqlite', buildWhole);
  second = join(fresh.folder, 'second');
  place = join(second, 'following', 'own');
  vault = await Vault.openOrMake(place, PASSPHRASE, cheap);
  await begin();
  return async () => {
    follower.close();
    await fresh.close();
  };
});

/** With a log that is moved at each turn. */
async function begin(long = 1) {
  follower = await Follower.begin({ path: fresh.target, dataDir: fresh.folder, vault, long });
  await follower.turn();
  await follower.settled();
}

const save = (text = 'うかがった。') =>
  saveRecord(fresh.db, actorNamed('nishida'), newId(), buildFields({ done: text }));
const here = () => readAtOnce(fresh.target, sumsOf);

/** The sums of every table, as the second place would bring them back. */
async function there() {
  const path = join(fresh.folder, 'rebuilt.db');
  const { isCut } = await rebuild(vault, path);
  const database = new BetterSqlite3(path);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
  return { isCut, sums: await readAtOnce(path, sumsOf) };
}

const steps = () =>
  readdirSync(place, { recursive: true })
    .map(String)
    .filter((name) => /\.(base|piece)$/.test(name))
    .sort();
const pathOf = (end: string) => join(place, steps().find((name) => name.endsWith(end)) ?? '');

/** So many saves, each in a piece of its own; what stood after each of them. */
async function saved(count: number) {
  const states = [await here()];
  for (let n = 0; n < count; n += 1) {
    await save(`${n} 軒うかがった。`);
    await follower.turn();
    states.push(await here());
  }
  return states;
}

describe('R7: after a turn everything that was committed is in the second place', () => {
  test.each([
    ['a log that is moved each time', 1],
    ['a log that grows', 1e9],
  ])('with %s', async (_, long) => {
    follower.close();
    await begin(long);
    expect(await there()).toEqual({ isCut: false, sums: await here() });
    for (let n = 0; n < 4; n += 1) {
      await Promise.all([save(), save(), save()]);
      await follower.turn();
      expect(await there()).toEqual({ isCut: false, sums: await here() });
    }
  });

  test('while somebody saves and reads at length, and another process writes and closes', async () => {
    await readAtOnce(fresh.target, async (db) => {
      await sumsOf(db);
      await saved(3);
    });
    const other = new BetterSqlite3(fresh.target);
    other.exec("update office set name = '縁川市社会福祉協議会'");
    expect(other.pragma('wal_checkpoint(TRUNCATE)')).toEqual([
      expect.objectContaining({ busy: 1 }),
    ]);
    other.close();
    await saved(2);
    expect(await there()).toEqual({ isCut: false, sums: await here() });
  });

  test('the next day there is a new base; what is before the base before it goes', async () => {
    const day = (count: number) => new Date(Date.now() + count * 25 * 3_600_000);
    for (const days of [1, 2]) {
      await saved(2);
      await follower.turn(day(days));
      await follower.settled();
    }
    await saved(1);
    expect(steps().map((name) => name.split('/')[1])).toEqual([
      ...['00000002.base', '00000003.piece', '00000004.base', '00000004.piece', '00000005.piece'],
    ]);
    expect(await there()).toEqual({ isCut: false, sums: await here() });
  });

  test('photos and keys come along, and all of it is brought back', async () => {
    await keepBytes({ officeId: OFFICE, id: 'later' }, Buffer.from('写真'));
    await follower.turn();
    const opened = await openFollowing(place, PASSPHRASE);
    const names = opened.manifest.files.map(({ path }) => path);
    expect(names).toEqual(
      expect.arrayContaining([`files/${OFFICE}/later`, 'keys/secret', 'keys/audit-heads.json']),
    );
    expect(opened.manifest.tables).toEqual(await here());
    await opened.close();
  });

  test('a photo taken away goes with the next base, one that is lost stays', async () => {
    const office = join(fresh.folder, 'files', OFFICE);
    await keepBytes({ officeId: OFFICE, id: 'without-row' }, Buffer.from('写真'));
    await follower.turn();
    const there = await vault.names('files');
    expect(there).toContain(`files/${OFFICE}/without-row`);
    rmSync(office, { recursive: true });
    await follower.turn(new Date(Date.now() + 25 * 3_600_000));
    await follower.settled();
    expect(await vault.names('files')).toEqual(there.filter((name) => !/without-row/.test(name)));
    expect(there.length).toBeGreaterThan(1);
  });

  test('what was left unfinished goes after an hour', async () => {
    writeFileSync(join(place, 'x.1.part'), 'x');
    await vault.dropUnfinished();
    expect(readdirSync(place)).toContain('x.1.part');
    await vault.dropUnfinished(Date.now() + 2 * 3_600_000);
    expect(readdirSync(place)).not.toContain('x.1.part');
  });

  test('nothing in the second place can be read without the passphrase', async () => {
    await saved(1);
    for (const name of readdirSync(place, { recursive: true }).map(String)) {
      const bytes = name.includes('.') && readFileSync(join(place, name));
      if (bytes) expect(bytes.includes('SQLite format')).toBe(false);
    }
    await expect(openFollowing(place, 'another passphrase')).rejects.toThrow('合言葉が違います');
  });
});

describe('what was damaged is found, and all before it is good', () => {
  const flip = (end: string, at: number) => {
    const bytes = readFileSync(pathOf(end));
    bytes[(at + bytes.length) % bytes.length]! ^= 1;
    writeFileSync(pathOf(end), bytes);
  };
  const swap = () => {
    renameSync(pathOf('3.piece'), join(place, 'aside'));
    renameSync(pathOf('2.piece'), pathOf('2.piece').replace('2.piece', '3.piece'));
    renameSync(join(place, 'aside'), pathOf('3.piece').replace('3.piece', '2.piece'));
  };
  test.each<[string, () => void, number]>([
    ['a flipped byte in the middle', () => flip('2.piece', 100), 1],
    ['a flipped byte at the beginning', () => flip('3.piece', 0), 2],
    ['a flipped byte at the end', () => flip('4.piece', -1), 3],
    ['a missing piece', () => rmSync(pathOf('2.piece')), 1],
    [
      'a piece cut off',
      () => writeFileSync(pathOf('3.piece'), readFileSync(pathOf('3.piece')).subarray(0, -9)),
      2,
    ],
    ['an empty piece', () => writeFileSync(pathOf('1.piece'), ''), 0],
    ['two pieces swapped', swap, 1],
  ])('%s', async (_, spoil, good) => {
    const states = await saved(4);
    spoil();
    expect(await there()).toEqual({ isCut: true, sums: states[good] });
    const opened = await openNewest(second, PASSPHRASE);
    expect(opened.leftOut).toEqual([expect.stringMatching(/読めないところがあります/)]);
    await opened.close();
  });

  test('a damaged base: the one before leads as far', async () => {
    await saved(2);
    await follower.turn(new Date(Date.now() + 25 * 3_600_000));
    await follower.settled();
    await saved(1);
    flip('2.base', 5000);
    expect(await there()).toEqual({ isCut: true, sums: await here() });
    flip('0.base', 5000);
    await expect(rebuild(vault, join(fresh.folder, 'x'))).rejects.toThrow('こわれているか');
  });

  test('one of the two locks is enough', async () => {
    writeFileSync(join(place, 'lock'), 'x');
    await (await openFollowing(place, PASSPHRASE)).close();
    rmSync(join(place, 'lock-again'));
    await expect(openFollowing(place, PASSPHRASE)).rejects.toThrow('控えではありません');
  });
});

describe('the second place', () => {
  test('that is taken away keeps nobody from saving; once back it has everything', async () => {
    renameSync(place, `${place}-away`);
    for (let n = 0; n < 3; n += 1) {
      await save();
      await expect(follower.turn()).rejects.toMatchObject({ code: 'ENOENT' });
    }
    expect(existsSync(place)).toBe(false);
    await expect(follower.turn()).rejects.toMatchObject({ code: 'ENOENT' });
    const safeAt = follower.safeAt;
    renameSync(`${place}-away`, place);
    await follower.turn(new Date(Date.parse(safeAt!) + 1));
    expect(follower.safeAt! > safeAt!).toBe(true);
    expect(await there()).toEqual({ isCut: false, sums: await here() });
  });

  test('of another passphrase is put aside and stays as it was', async () => {
    await saved(1);
    const before = await here();
    const other = await Vault.openOrMake(place, 'another passphrase', cheap);
    expect(await other.names()).toEqual(['lock', 'lock-again']);
    const [aside = ''] = readdirSync(join(second, 'following')).filter((name) => name !== 'own');
    const opened = await openFollowing(join(second, 'following', aside), PASSPHRASE);
    expect(opened.manifest.tables).toEqual(before);
    await opened.close();
  });

  test('a new run leaves the one before as it is, and older ones go', async () => {
    for (let n = 0; n < 3; n += 1) {
      follower.close();
      await begin();
    }
    expect(steps()).toHaveLength(2);
    expect(await there()).toEqual({ isCut: false, sums: await here() });
  });

  test('gives back what knows of the last thing done: the night or the following one', async () => {
    const kindOf = async () => {
      const opened = await openNewest(second, PASSPHRASE);
      await opened.close();
      expect(opened.manifest.tables).toEqual(await here());
      return opened.kind;
    };
    await copyOf(fresh.db, second);
    await saved(1);
    expect(await kindOf()).toBe('following');
    await save();
    await copyOf(fresh.db, second);
    expect(await kindOf()).toBe('night');
  });
});
