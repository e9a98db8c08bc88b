import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { readAtOnce } from '#app/db/open.server.ts';
import { sumsOf } from '#app/db/tables.server.ts';
import type { Told } from '#app/features/backup/follow.server.ts';
import { rebuild } from '#app/features/backup/followed.ts';
import { Vault } from '#app/features/backup/vault.ts';
import { buildCast, OFFICE } from '../cast.ts';
import { openFresh } from '../engines.ts';
import { PASSPHRASE } from '../whole.ts';

// R7: two programs, one that saves and one that follows, ended at any moment.

let fresh: Awaited<ReturnType<typeof openFresh>>;
let second: string;
const acknowledged: string[] = [];
beforeEach(async () => {
  acknowledged.length = 0;
  fresh = await openFresh('sqlite', buildCast);
  second = join(fresh.folder, 'second');
  mkdirSync(second);
  return async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await fresh.close();
  };
});
const children: ChildProcess[] = [];

const env = () => ({
  ...process.env,
  BACKUP_DIR: second,
  BACKUP_PASSPHRASE: PASSPHRASE,
  FOLLOW_EVERY: '50',
});

function startSaver() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'saver.ts'), fresh.target], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Without a disk to wait for, thousands a second are more than any office writes.
    env: { ...process.env, RATE: '100' },
  });
  children.push(child);
  let rest = '';
  child.stdout.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    acknowledged.push(...lines);
  });
  return { child, ended: once(child, 'close') };
}

type Heard = { child: ChildProcess; ended: Promise<unknown>; until: (asks: Asks) => Promise<Told> };
type Asks = (told: Told) => boolean;

function startFollower(limit: string[] = []): Heard {
  const program = 'app/features/backup/follow-process.server.ts';
  const [execPath = process.execPath, ...before] = limit;
  const execArgv = limit.length > 0 ? [...before, process.execPath] : [];
  const child = fork(program, [fresh.target], { env: env(), execPath, execArgv });
  children.push(child);
  const until = (asks: Asks) =>
    new Promise<Told>((resolve, reject) => {
      const hear = (told: Told) => {
        if (!asks(told)) return;
        child.off('message', hear);
        resolve(told);
      };
      child.on('message', hear);
      child.once('exit', () => reject(new Error('The follower ended')));
    });
  return { child, ended: once(child, 'exit'), until };
}

async function broughtBack() {
  const [own = ''] = readdirSync(join(second, 'following'));
  const vault = await Vault.open(join(second, 'following', own), PASSPHRASE);
  const path = join(fresh.folder, `rebuilt-${randomInt(1e9)}.db`);
  const { isCut } = await rebuild(vault, path);
  const found = await readAtOnce(path, async (db) => ({
    sums: await sumsOf(db),
    ids: (await db.selectFrom('record').select('id').execute()).map(({ id }) => id),
  }));
  return { isCut, ...found };
}

const missingOf = (ids: string[], of: string[]) => of.filter((id) => !ids.includes(id));

async function saveUntilKilled(): Promise<void> {
  const saver = startSaver();
  await once(saver.child.stdout, 'data');
  await after(randomInt(20, 400));
  saver.child.kill('SIGKILL');
  await saver.ended;
}

test('killed while saving: all that was acknowledged is there, and equal', async () => {
  const follower = startFollower();
  await follower.until(({ safeAt }) => safeAt !== null);
  for (let n = 0; n < 2; n += 1) await saveUntilKilled();
  follower.child.disconnect(); // as when the server is killed
  await follower.ended;
  const { isCut, sums, ids } = await broughtBack();
  expect(isCut).toBe(false);
  expect(missingOf(ids, acknowledged)).toEqual([]);
  expect(sums).toEqual(await sumsOf(fresh.db));
  expect(acknowledged.length).toBeGreaterThan(2);
});

test('killed while following: what was acknowledged before the last turn is there', async () => {
  startSaver();
  for (let n = 0; n < 2; n += 1) {
    const follower = startFollower();
    await follower.until(({ safeAt }) => safeAt !== null);
    await after(2); // what is acknowledged by now is older than the next turn
    const [safe, at] = [[...acknowledged], new Date().toISOString()];
    await follower.until(({ safeAt }) => safeAt !== null && safeAt > at);
    await after(randomInt(1, 150));
    follower.child.kill('SIGKILL');
    await follower.ended;
    expect(missingOf((await broughtBack()).ids, safe)).toEqual([]);
  }
});

const prlimit = spawnSync('prlimit', ['--fsize=1000000:', 'true']).status === 0;

describe.skipIf(!prlimit)('R3: no room in the second place', () => {
  test('it says so and saving goes on; with room again it goes on by itself', async () => {
    const files = join(fresh.folder, 'files', OFFICE);
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, 'large'), randomBytes(3_000_000));
    const follower = startFollower(['prlimit', '--fsize=2000000:unlimited']);
    const { problem, safeAt } = await follower.until((told) => told.problem !== null);
    expect([problem, safeAt]).toEqual([expect.stringMatching(/空きが足りません/), null]);
    await saveUntilKilled();
    spawnSync('prlimit', ['--fsize=unlimited:unlimited', '--pid', String(follower.child.pid)]);
    await follower.until((told) => told.problem === null && told.safeAt !== null);
    follower.child.send('stop');
    await follower.ended;
    expect((await broughtBack()).sums).toEqual(await sumsOf(fresh.db));
  });
});
