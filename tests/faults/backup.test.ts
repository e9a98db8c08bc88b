import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copiesIn, readCopy } from '#app/features/backup/folder.ts';
import { OFFICE } from '../cast.ts';
import { openFresh } from '../engines.ts';
import { buildWhole, copyOf, PASSPHRASE } from '../whole.ts';

let fresh: Awaited<ReturnType<typeof openFresh>>;
let copies: string;
beforeEach(async () => {
  fresh = await openFresh('sqlite', buildWhole);
  copies = join(fresh.folder, 'copies');
  await copyOf(fresh.db, copies);
  // Large enough to be in the middle of: what does not grow smaller.
  mkdirSync(join(fresh.folder, 'files', OFFICE), { recursive: true });
  writeFileSync(join(fresh.folder, 'files', OFFICE, 'large'), randomBytes(3_000_000));
});
afterEach(() => fresh.close());

const program = () => [
  process.execPath,
  join(import.meta.dirname, 'copier.ts'),
  fresh.target,
  copies,
];

function ended(env = {}, before: string[] = []) {
  const [command = '', ...args] = [...before, ...program()];
  return spawnSync(command, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
}

/** Whatever has the good name is whole. */
async function wholeCopies(): Promise<number> {
  const kept = await copiesIn(copies);
  for (const { name } of kept) await readCopy(join(copies, name), PASSPHRASE);
  return kept.length;
}

describe('R1: killed while a copy is made', () => {
  test('at a statement to the database, no half copy has the good name', async () => {
    for (const n of [1, 3, 10, 30, 45]) {
      expect(ended({ KILL_AT: String(n) }).signal).toBe('SIGKILL');
      expect(await wholeCopies()).toBe(1);
    }
  });

  test('at any moment', async () => {
    for (let n = 0; n < 5; n += 1) {
      const [command = '', ...args] = program();
      const child = spawn(command, args, { stdio: 'ignore' });
      const gone = once(child, 'close');
      await after(randomInt(200, 900));
      child.kill('SIGKILL');
      await gone;
      expect(await wholeCopies()).toBeGreaterThan(0);
    }
  });
});

const prlimit = spawnSync('prlimit', ['--fsize=1000000', 'true']).status === 0;

describe.skipIf(!prlimit)('R3: no room on the disk in the middle of a copy', () => {
  test('it says so, nothing half stays, the old copy is whole; with room again it is made', async () => {
    const before = readdirSync(copies);
    const { stdout } = ended({}, ['prlimit', '--fsize=1000000']);
    expect(stdout).toMatch(/^no: .*空きが足りず.*前の控えはそのままです/);
    expect(readdirSync(copies)).toEqual(before);
    expect(await wholeCopies()).toBe(1);
    expect(ended().stdout).toMatch(/\.backup$/);
    expect(await wholeCopies()).toBe(2);
  });
});
