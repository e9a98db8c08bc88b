import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCast } from '../cast.ts';
import { openFresh } from '../engines.ts';

// R2 for files: all bytes are on the disk before a file gets its name, and the name is there,
// which its folder says, before anybody is told. The database itself: fsync.test.ts.

const strace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

describe.skipIf(!strace)('R2: what gets a name is on the disk, and so is the name', () => {
  test.each([
    ['upload', true],
    ['copy', true],
    ['before', true],
    ['secret', true],
    // Written after the answer, in any case: an older one says less and nothing wrong.
    ['heads', false],
  ])('%s', async (what, isFolder) => {
    const calls = await callsOf(what);
    const without = calls.filter((call) => !/\bf(data)?sync\(/.test(call));
    const { named, half, lost } = judge(calls, what);
    expect(named.length).toBeGreaterThan(0);
    expect(half).toEqual([]);
    if (isFolder) expect(lost).toEqual([]);
    expect(judge(without, what)).toEqual({ named, half: named, lost: named });
  });
});

async function callsOf(what: string): Promise<string[]> {
  const { target, folder, close } = await openFresh('sqlite', buildCast);
  const trace = join(folder, 'trace');
  const only = 'trace=write,pwrite64,writev,pwritev,fsync,fdatasync,rename,link';
  const keeper = [process.execPath, join(import.meta.dirname, 'keeper.ts'), target, what];
  const words = ['-f', '-y', '-s', '200', '-o', trace, '-e', only, ...keeper];
  const done = spawnSync('strace', words, { encoding: 'utf8' });
  expect([done.stderr, done.stdout]).toEqual(['', 'begins\nkept\n']);
  const calls = readFileSync(trace, 'utf8').split('\n');
  await close();
  const at = (word: string) => calls.findIndex((call) => call.includes(`"${word}\\n"`));
  return calls.slice(at('begins'), at('kept'));
}

/** `half`: named before its bytes were on the disk. `lost`: its folder was not asked afterwards. */
function judge(calls: string[], what: string) {
  const named: string[] = [];
  const [half, lost] = [new Set<string>(), new Set<string>()];
  const unsafe = new Set<string>();
  for (const call of calls) {
    const [, verb = '', path = ''] = /\b(\w+)\(\d+<([^>]+)>/.exec(call) ?? [];
    if (/write/.test(verb)) unsafe.add(path);
    if (/sync/.test(verb)) {
      unsafe.delete(path);
      for (const name of lost) if (dirname(name) === path) lost.delete(name);
    }
    const [, from, to] = /\b(?:rename|link)\("([^"]+)", "([^"]+)"/.exec(call) ?? [];
    if (!from || !to) continue;
    // The heads are written by the clock, also in the middle of something else.
    if (to.endsWith('audit-heads.json') !== (what === 'heads')) continue;
    named.push(to);
    lost.add(to);
    if (unsafe.has(from)) half.add(to);
  }
  const names = (paths: Iterable<string>) => [...paths].map((path) => basename(path));
  return { named: names(named), half: names(half), lost: names(lost) };
}
