/** P10: how soon it answers on data that is there, how much memory and disk it takes. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../scripts/house.mjs';
import { atMost, ms, type Table, timesOf, whole } from './measure.ts';
import { copyOffice, type Office } from './office.ts';
import { pagesOf, signedIn } from './pages.ts';
import { benchFolder } from './postgres.ts';
import { type Server, startServer } from './server.ts';

const LOAD = 20_000;

export async function benchStart(office: Office): Promise<Table> {
  const copy = await copyOffice(office);
  try {
    const cookies = await signedIn(copy);
    const pages = await pagesOf(copy);
    const starts: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const server = await startServer(copy, { count: false });
      starts.push(server.startedIn);
      await server.stop();
    }
    const start = timesOf(starts).p50;
    const server = await startServer(copy, { count: false });
    await setTimeout(3000);
    const rest = server.memory();
    const load = await underLoad(server, async (n) => {
      const { path, who } = pages[n % pages.length] ?? { path: '/', who: 'csw' as const };
      await server.ask(path, { cookie: cookies[who] });
    });
    await server.stop();
    const install = installedSize();
    const rows = [
      [
        'start until /healthz answers, median of 5',
        `${ms(start)} ms`,
        '≤ 1,000 ms',
        atMost(start, 1000),
      ],
      ['memory at rest', `${whole(rest)} MB`, '≤ 150 MB', atMost(rest, 150)],
      [
        `most memory in ${LOAD / 1000} s with 8 at once`,
        `${whole(load.most)} MB`,
        '≤ 400 MB',
        atMost(load.most, 400),
      ],
      ['pages a second meanwhile', whole(load.rate), '', ''],
      [
        'production install with its own Node',
        `${whole(install)} MB`,
        '≤ 400 MB',
        atMost(install, 400),
      ],
    ];
    const title = `P10 start and size, ${whole(office.records)} records, ${office.engine}`;
    return { title, head: ['what', 'measured', 'target', ''], rows };
  } finally {
    await copy.drop();
  }
}

async function underLoad(server: Server, ask: (n: number) => Promise<void>) {
  const end = performance.now() + LOAD;
  let [most, n] = [0, 0];
  const work = async () => {
    while (performance.now() < end) {
      n += 1;
      await ask(n);
      if (n % 20 === 0) most = Math.max(most, server.memory());
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return { most, rate: (1000 * n) / LOAD };
}

/** In MB: the packages as `npm start` installs them on a bare machine, and the built pages. */
function installedSize(): number {
  const folder = join(benchFolder, 'install');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(root, name), join(folder, name));
  const npm = [
    'ci',
    '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
  ];
  const done = spawnSync('npm', npm, { cwd: folder, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`npm ci failed: ${done.stderr}`);
  const du = spawnSync('du', ['-sm', folder, join(root, 'build')], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  return du.stdout
    .trim()
    .split('\n')
    .reduce((sum, line) => sum + Number.parseInt(line, 10), 0);
}
