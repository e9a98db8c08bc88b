/** The built server in a process of its own, on 127.0.0.1, and somebody signed in who asks it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeHeads } from '#app/db/heads.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { startSession } from '#app/features/accounts/sessions.server.ts';
import { ensureBuilt, memory, pinnedNode, root, server as run } from '../scripts/house.mjs';
import type { Office } from './office.ts';

const PORT = 43_190;
export type Answer = { status: number; location: string | null; bytes: number };
export type Server = Awaited<ReturnType<typeof startServer>>;

let built: Promise<number> | undefined;

/** `profile` writes a .cpuprofile of the server into that folder when it stops. */
export async function startServer(
  office: Office,
  { count = true, profile = process.env.PROFILE } = {},
) {
  built ??= ensureBuilt();
  if ((await built) !== 0) throw new Error('The pages could not be built');
  const began = performance.now();
  const child = spawn(
    pinnedNode(),
    [
      ...(count ? ['--import', join(import.meta.dirname, 'count.ts')] : []),
      ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
      ...run,
    ],
    { cwd: root, env: environment(office), stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = asker(agent);
  while (!(await answers(ask))) {
    if (child.exitCode !== null) throw new Error('The server did not start');
    await setTimeout(5);
  }
  return {
    startedIn: performance.now() - began,
    ask,
    /** A page as it is written. */
    text: async (path: string, cookie: string) => {
      const page = await fetch(`http://127.0.0.1:${PORT}${path}`, { headers: { cookie } });
      return page.text();
    },
    /** Statements sent so far. */
    queries: async () => {
      child.send('count');
      const [count] = await once(child, 'message');
      return Number(count);
    },
    /** Resident memory in MB; Linux only. */
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    /** Milliseconds of processor time so far, in steps of ten; Linux only. */
    cpu: () => {
      const [, rest = ''] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ');
      const [user, system] = rest.split(' ').slice(11, 13).map(Number);
      return 10 * ((user ?? 0) + (system ?? 0));
    },
    stop: async () => {
      agent.destroy();
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function environment({ engine, target, folder }: Office): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, PUBLIC_URL: __, ...env } = process.env;
  const url = engine === 'postgres' ? { DATABASE_URL: target } : {};
  return {
    ...memory,
    ...env,
    ...url,
    DATA_DIR: folder,
    PORT: String(PORT),
    NODE_ENV: 'production',
  };
}

async function answers(ask: ReturnType<typeof asker>): Promise<boolean> {
  return ask('/healthz', {}).then(
    ({ status }) => status === 200,
    () => false,
  );
}

type Asked = { cookie?: string; form?: Record<string, string | string[]> };

function asker(agent: Agent) {
  return (path: string, { cookie, form }: Asked): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const body = form && String(formOf(form));
      const sent = request(
        {
          host: '127.0.0.1',
          port: PORT,
          path,
          agent,
          method: form ? 'POST' : 'GET',
          timeout: 60_000,
          headers: {
            ...(cookie && { cookie }),
            ...(body && {
              origin: `http://127.0.0.1:${PORT}`,
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': Buffer.byteLength(body),
            }),
          },
        },
        (got) => {
          let bytes = 0;
          got.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
          });
          got.on('end', () =>
            resolve({ status: got.statusCode ?? 0, location: got.headers.location ?? null, bytes }),
          );
          got.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.on('timeout', () => sent.destroy(new Error(`No answer from ${path}`)));
      sent.end(body);
    });
}

function formOf(fields: Record<string, string | string[]>): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((v): [string, string] => [name, v]),
  );
  return new URLSearchParams(pairs);
}

/** The cookie of somebody who has just signed in. Before the server runs: one writer at a time. */
export async function signIn({ target, town }: Office, staffId: string): Promise<string> {
  const db = openDatabase(target);
  const line = await startSession(db, { officeId: town.officeId, staffId, stage: 'full' });
  writeHeads();
  await db.destroy();
  return line.split(';')[0] ?? '';
}
