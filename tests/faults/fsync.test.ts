import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCast } from '../cast.ts';
import { openFresh } from '../engines.ts';

// R2: what is acknowledged is on the disk. kill -9 cannot show it, since the system keeps what it was
// given; so strace watches the order: bytes into the log, the disk asked to keep them, the answer.

const SAVES = 20;
const strace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

describe.skipIf(!strace)('R2: between COMMIT and the answer the disk is asked', () => {
  for (const atOnce of [1, 4]) {
    test(`each of our answers waits for it, ${atOnce} at once`, async () => {
      expect(await answersOf(atOnce, {})).toEqual({ answers: SAVES, unsafe: 0 });
    });

    test(`the same look finds every unsafe answer under synchronous=NORMAL, ${atOnce} at once`, async () => {
      const weak = { SYNCHRONOUS: 'normal' };
      expect(await answersOf(atOnce, weak)).toEqual({ answers: SAVES, unsafe: SAVES });
    });
  }
});

async function answersOf(atOnce: number, env: Record<string, string>) {
  const { db, target, folder, close } = await openFresh('sqlite');
  await buildCast(db);
  const trace = join(folder, 'trace');
  // -y names the file behind each number; -s shows the whole id.
  const calls = ['-f', '-y', '-s', '64', '-o', trace, '-e', 'trace=pwrite64,write,fsync,fdatasync'];
  const saver = join(import.meta.dirname, 'saver.ts');
  const program = [process.execPath, saver, target, String(atOnce)];
  const done = spawnSync('strace', [...calls, ...program], {
    env: { ...process.env, SAVES: String(SAVES), ...env },
    encoding: 'utf8',
  });
  expect(done.stderr).toBe('');
  const result = judge(readFileSync(trace, 'utf8').split('\n'));
  await close();
  return result;
}

/** An answer is unsafe when bytes of the log were written after the disk was last asked. */
function judge(calls: string[]) {
  let isUnkept = false;
  let answers = 0;
  let unsafe = 0;
  for (const call of calls) {
    if (/\bpwrite64\(\d+<[^>]*-wal>/.test(call)) isUnkept = true;
    if (/\bf(data)?sync\(\d+<[^>]*-wal>/.test(call)) isUnkept = false;
    if (!/\bwrite\(1<[^>]*>, "[0-9a-f-]{36}\\n/.test(call)) continue;
    answers += 1;
    if (isUnkept) unsafe += 1;
  }
  return { answers, unsafe };
}
