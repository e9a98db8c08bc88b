/**
 * R13: a PostgreSQL that repeats every commit at a second one before it answers, and one address
 * that people keep: behind it stands whichever of the two serves. Both begin from the same stopped
 * cluster, which is as good as a copy that a tool would make.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chownSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCluster, freePort, ready, runnableBin, unprivileged } from '../postgres.ts';
import { doorTo } from './door.ts';

const SECOND = 'second';
type Place = { bin: string; user: ReturnType<typeof unprivileged>; data: string };
type Served = { server: ChildProcess; port: number };
export type Cluster = Awaited<ReturnType<typeof clusterWith>>;

/** What all pairs begin from; `fill` writes it once. */
export async function clusterWith(fill: (url: string) => Promise<void>) {
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'engawa-cluster-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const bin = runnableBin(folder, user);
  createCluster(bin, folder, user);
  const { server, port } = await serve({ bin, user, data: join(folder, 'data') });
  await fill(urlAt(port));
  await end(server, 'SIGINT'); // in order: what is copied must be whole
  return { bin, user, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function startPair({ bin, user, folder }: Cluster) {
  const copy = (name: string): Place => {
    spawnSync('cp', ['-a', join(folder, 'data'), join(folder, name)]);
    return { bin, user, data: join(folder, name) };
  };
  const first = copy('first');
  const second = copy(SECOND);
  const primary = await serve(first, [`synchronous_standby_names=${SECOND}`]);
  follow(second, primary.port);
  const standby = await serve(second);
  const door = await doorTo(primary.port);
  return {
    url: urlAt(door.port),
    kill: () => killAll(primary.server),
    promote: () => {
      promote(second);
      door.leadTo(standby.port);
    },
    stop: async () => {
      door.close();
      for (const { server } of [primary, standby]) await end(server, 'SIGQUIT');
      for (const { data } of [first, second]) rmSync(data, { recursive: true, force: true });
    },
  };
}

const urlAt = (port: number) => `postgres://postgres@127.0.0.1:${port}/postgres`;

function follow({ data }: Place, port: number): void {
  writeFileSync(join(data, 'standby.signal'), '');
  const source = `host=127.0.0.1 port=${port} user=postgres application_name=${SECOND}`;
  appendFileSync(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
}

function promote({ bin, user, data }: Place): void {
  const words = ['promote', '-D', data, '-w', '-s'];
  const done = spawnSync(join(bin, 'pg_ctl'), words, { ...user, cwd: data, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`Not promoted: ${done.stderr}`);
}

/** Without waiting for the disk, which a kill does not need; the second one is waited for. */
async function serve({ bin, user, data }: Place, more: string[] = []): Promise<Served> {
  const port = await freePort();
  const here = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC'];
  const flags = [...here, 'fsync=off', 'full_page_writes=off', 'synchronous_commit=on', ...more];
  const words = flags.flatMap((setting) => ['-c', setting]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...words], {
    ...user,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => server.kill('SIGQUIT'));
  await ready(server);
  return { server, port };
}

/** As when the power goes: each process of it has a group of its own, so each is killed. */
async function killAll(server: ChildProcess): Promise<void> {
  const { pid } = server;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  await end(server, 'SIGKILL');
  for (const child of children) {
    try {
      process.kill(Number(child), 'SIGKILL');
    } catch {
      // Gone with the first.
    }
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill(signal);
  await once(server, 'exit');
}
