/**
 * R1 many times: `node bench/kills.ts --kills 10000 [--engine postgres] [--at-once 2]`. A program
 * saves about 100 records a second and is killed with kill -9, by turns at a random moment, at the
 * n-th statement of a save and, where strace is there, at the n-th write to the disk. After each
 * kill everything is looked at, as the test does. Prints what was found as JSON; how far it is goes
 * to stderr. Killing needs no disk (R2 looks at that), so the offices lie in memory where that is roomy.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { buildCast } from '#tests/cast.ts';
import { type Engine, openFresh } from '#tests/engines.ts';
import {
  killAtRandom,
  killAtStatement,
  killAtWrite,
  leftBehind,
  type Target,
} from '#tests/faults/kills.ts';
import { startForTests } from '#tests/postgres.ts';
import { folderForTests } from '#tests/setup.ts';
import { root } from '../scripts/house.mjs';

/** A new office after so many kills keeps looking at all of it cheap. */
const KILLS_AN_OFFICE = 50;
const RATE = '100';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10000' },
    engine: { type: 'string', default: 'sqlite' },
    'at-once': { type: 'string', default: '1' },
    saver: { type: 'string' },
  },
});
const kills = Number(values.kills);
const atOnce = Number(values['at-once']);
const engine: Engine = values.engine === 'postgres' ? 'postgres' : 'sqlite';

const none = { kills: 0, random: 0, statement: 0, write: 0, saved: 0, lost: 0, half: 0, broken: 0 };
type Found = typeof none;
const add = (a: Found, b: Found) =>
  Object.fromEntries(Object.entries(a).map(([k, n]) => [k, n + b[k as keyof Found]])) as Found;

if (values.saver) await killAll(values.saver);
else await inParts();

/** The keys belong to the process, so two offices at once are two processes. */
async function inParts(): Promise<void> {
  const began = performance.now();
  const folder = join(root, 'node_modules/.cache/kills', String(process.pid));
  const saver = await bundled(folder);
  const found = (await Promise.all(Array.from({ length: atOnce }, () => part(saver)))).reduce(add);
  rmSync(folder, { recursive: true });
  const seconds = Math.round((performance.now() - began) / 1000);
  const day = new Date().toISOString().slice(0, 10);
  console.log(JSON.stringify({ day, engine, seconds, ...found }));
  if (found.lost + found.half + found.broken > 0) process.exitCode = 1;
}

/** Says after each office how far it is; its last line is its result. */
async function part(saver: string): Promise<Found> {
  const args = ['--kills', String(Math.ceil(kills / atOnce)), '--engine', engine, '--saver', saver];
  const child = spawn(process.execPath, [import.meta.filename, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let found = none;
  for await (const line of createInterface(child.stdout)) {
    found = JSON.parse(line) as Found;
    console.error(line);
  }
  const [code] = await closed;
  if (code !== 0) throw new Error(`Ended before its time: ${code}`);
  return found;
}

/** One file starts four times as fast as a hundred. */
async function bundled(outDir: string): Promise<string> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: join(root, 'tests/faults/saver.ts'), outDir },
  });
  process.env.NODE_COMPILE_CACHE = join(outDir, 'compiled');
  return join(outDir, 'saver.js');
}

async function killAll(saver: string): Promise<void> {
  const remove = folderForTests();
  const stop = engine === 'postgres' ? await startForTests() : async () => {};
  const turns = turnsOf(engine);
  let found = none;
  try {
    while (found.kills < kills) {
      const most = Math.min(KILLS_AN_OFFICE, kills - found.kills);
      found = add(found, await killOffice(saver, turns, most));
      console.log(JSON.stringify(found));
    }
  } finally {
    await stop();
    remove();
  }
}

async function killOffice(saver: string, turns: Turns, most: number): Promise<Found> {
  const { db, target, close } = await openFresh(engine, buildCast);
  const office = { target, saver, acknowledged: new Set<string>() };
  let found = none;
  while (found.kills < most) {
    const how = await turns(office);
    if (!how) continue;
    const { lost, half, broken } = await leftBehind(db, office.acknowledged);
    const faults = { lost: lost.length, half: half.length, broken: broken.length };
    if (lost.length + half.length + broken.length > 0)
      console.error(JSON.stringify({ how, lost, half, broken }));
    found = add(found, { ...none, kills: 1, [how]: 1, ...faults });
  }
  const { size: saved } = office.acknowledged;
  await close();
  return add(found, { ...none, saved });
}

type How = 'random' | 'statement' | 'write';
type Turns = (office: Target) => Promise<How | null>;

/** Five at random, two at the next statement, one at the next write. Null: it survived, nothing to count. */
function turnsOf(engine: Engine): Turns {
  const next = { statement: 0, write: 0 };
  const isTraced = engine === 'sqlite' && spawnSync('strace', ['-V']).status === 0;
  const at = async (how: 'statement' | 'write', kill: typeof killAtWrite, office: Target) => {
    next[how] += 1;
    const survived = await kill(office, next[how]);
    if (survived) next[how] = 0;
    return survived ? null : how;
  };
  let turn = 0;
  return async (office) => {
    turn += 1;
    if (turn % 8 === 0 && isTraced) return at('write', killAtWrite, office);
    if (turn % 4 === 2) return at('statement', killAtStatement, office);
    await killAtRandom(office, { RATE });
    return 'random';
  };
}
