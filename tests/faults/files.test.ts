import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgetHeads } from '#app/db/heads.server.ts';
import { filesOf } from '#app/features/files/files.server.ts';
import { sweep } from '#app/features/files/sweep.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { sha256 } from '#app/lib/kept-files.server.ts';
import { buildFields } from '../build-record.ts';
import { actorNamed, buildCast, OFFICE } from '../cast.ts';
import { openFresh } from '../engines.ts';

const STATEMENTS = 20;
let fresh: Awaited<ReturnType<typeof openFresh>>;
let recordId: string;

beforeEach(async () => {
  fresh = await openFresh('sqlite');
  await buildCast(fresh.db);
  recordId = newId();
  await saveRecord(fresh.db, actorNamed('nishida'), recordId, buildFields());
});
afterEach(() => fresh.close());

const folder = () => join(fresh.folder, 'files', OFFICE);
const names = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
const rows = () => filesOf(fresh.db, OFFICE, recordId, ['shared']);

function ended(text: string, size: number, env = {}, before: string[] = []) {
  const program = [process.execPath, join(import.meta.dirname, 'filer.ts')];
  const [command = '', ...args] = [...before, ...program, fresh.target, recordId, text, `${size}`];
  const done = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  forgetHeads();
  return done;
}

/** Every row has its bytes, whole; after the sweep there are no others. */
async function expectWhole(): Promise<number> {
  const kept = await rows();
  for (const { id, sha256: digest } of kept)
    expect(sha256(readFileSync(join(folder(), id)))).toBe(digest);
  for (const name of names()) utimesSync(join(folder(), name), 0, 0);
  await sweep(fresh.db, OFFICE);
  expect(names()).toEqual(kept.map(({ id }) => id));
  return kept.length;
}

describe('R1: ended while a file is taken in', () => {
  test('at every statement to the database there is the whole file or none', async () => {
    let survived = false;
    let n = 1;
    for (; !survived && n <= STATEMENTS; n += 1) {
      const before = (await rows()).length;
      const { stdout } = ended(`${n} `, 1000, { KILL_AT: String(n) });
      survived = stdout !== '';
      const after = await expectWhole();
      if (survived) expect(after).toBe(before + 1);
    }
    expect(survived).toBe(true);
    expect(n).toBeGreaterThan(4);
  });
});

const prlimit = spawnSync('prlimit', ['--fsize=1000000', 'true']).status === 0;

describe.skipIf(!prlimit)('R3: no room on the disk in the middle of a file', () => {
  test('neither half a file nor a row; it says so; with room again it goes on', async () => {
    const few = ['prlimit', `--fsize=${8_000_000}`];
    const { stdout, stderr } = ended('満', 4_000_000, {}, few);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      reason: expect.stringMatching(/空きが足りない.*もう一度加えて/),
    });
    expect(names()).toEqual([]);
    expect(await rows()).toEqual([]);
    expect(JSON.parse(ended('満', 4_000_000).stdout)).toMatchObject({ ok: true });
    expect(await expectWhole()).toBe(1);
  });
});
