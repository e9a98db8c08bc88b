/**
 * R1: programs that save are killed, and what they leave behind is looked at. The test does it
 * a few times, `bench/kills.ts` thousands of times.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Db, isPostgres } from '#app/db/dialect.server.ts';
import { forgetHeads } from '#app/db/heads.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { OFFICE } from '../cast.ts';

export type Target = { target: string; acknowledged: Set<string>; saver?: string };
type Words = { before?: string[]; atOnce?: number; env?: Record<string, string> };

/** At a moment that nobody chose, once the first save is acknowledged. */
export async function killAtRandom(office: Target, env = {}): Promise<{ rate: number }> {
  const began = office.acknowledged.size;
  const { child, ended } = startSaver(office, { atOnce: 4, env });
  await once(child.stdout, 'data');
  const milliseconds = randomInt(5, 250);
  await after(milliseconds);
  child.kill('SIGKILL');
  await ended;
  return { rate: ((office.acknowledged.size - began) / milliseconds) * 1000 };
}

/** At the n-th statement to the database of the third save. True: there were not so many. */
export async function killAtStatement(office: Target, n: number): Promise<boolean> {
  return (await startSaver(office, { env: { KILL_AT: String(n) } }).ended) === 0;
}

/** At the n-th write to the disk of three saves and of closing. True: there were not so many. */
export async function killAtWrite(office: Target, n: number): Promise<boolean> {
  const inject = `inject=pwrite64:signal=SIGKILL:when=${n}`;
  const before = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=pwrite64', '-e', inject];
  return (await startSaver(office, { before, env: { SAVES: '3' } }).ended) === 0;
}

function startSaver({ target, acknowledged, saver }: Target, words: Words) {
  const { before = [], atOnce = 1, env = {} } = words;
  const program = [process.execPath, saver ?? join(import.meta.dirname, 'saver.ts')];
  const [command = '', ...args] = [...before, ...program, target, String(atOnce)];
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let rest = '';
  child.stdout.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const id of lines) acknowledged.add(id);
  });
  return { child, ended: once(child, 'close').then(([code]) => code as number | null) };
}

export const nothing = { lost: [], half: [], broken: [] };

/** `lost`: acknowledged and not there. `half`: in one table and not in another. `broken`: chain and file. */
export async function leftBehind(db: Db, acknowledged: Set<string>) {
  forgetHeads(); // what the killed program had not yet written down must not be missed
  const kept = await idsOf(db, 'record', 'id');
  const parts = [
    await idsOf(db, 'audit', 'thing_id'),
    await idsOf(db, 'record_confidential', 'record_id'),
    await idsOf(db, 'next_step', 'record_id'),
  ];
  const half = parts.flatMap((part) => [...missing(kept, part), ...missing(part, kept)]);
  const broken = [...(await verifyAudit(db, OFFICE)).faults];
  if (!isPostgres(db)) broken.push(...(await brokenFile(db, kept.size)));
  return { lost: missing(acknowledged, kept), half, broken };
}

const missing = (ids: Set<string>, from: Set<string>) => [...ids].filter((id) => !from.has(id));

async function brokenFile(db: Db, records: number): Promise<string[]> {
  const faults: string[] = [];
  for (const table of ['record_fts', 'record_confidential_fts']) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from ${sql.table(table)}`.execute(db);
    if (rows[0]?.n !== records) faults.push(`${table}: ${rows[0]?.n} of ${records}`);
  }
  // Last: an index of words that this connection has not read since others wrote looks broken.
  const checked = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  return [...faults, ...checked.rows.map((row) => row.integrity_check).filter((s) => s !== 'ok')];
}

async function idsOf(db: Db, table: string, column: string): Promise<Set<string>> {
  const query = sql<{ id: string }>`select ${sql.ref(column)} as id from ${sql.table(table)}`;
  return new Set((await query.execute(db)).rows.map(({ id }) => id));
}
