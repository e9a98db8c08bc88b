/** A copy to be brought back, one that a night made or the following one: read from end to end. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, soundnessOf } from '#app/db/dialect.server.ts';
import { readAtOnce } from '#app/db/open.server.ts';
import { bytesOf, type Entry, type Manifest, readEntries, type Taker } from './entries.ts';
import { copiesIn, readCopy } from './folder.ts';
import { rebuild } from './followed.ts';
import { type Around, wholeOf } from './installation.server.ts';
import { fileOfBytes } from './outside.ts';
import type { Stand } from './piece.ts';
import { BackupProblem, damaged } from './problem.ts';
import { FOLLOWING } from './runs.ts';
import { Vault } from './vault.ts';

export type Opened = {
  kind: 'night' | 'following';
  path: string;
  manifest: Manifest;
  /** What could not be read and was left out, in sentences. */
  leftOut: string[];
  read: (taker: Taker) => Promise<Manifest>;
  close: () => Promise<void>;
};

export async function openFile(path: string, passphrase: string): Promise<Opened> {
  const read = (taker: Taker) => readCopy(path, passphrase, taker);
  const manifest = await read({});
  return { kind: 'night', path, manifest, leftOut: [], read, close: async () => {} };
}

/** The database is built in a folder that goes again with `close`. */
export async function openFollowing(folder: string, passphrase: string): Promise<Opened> {
  const vault = await Vault.open(folder, passphrase);
  const within = await mkdtemp(join(tmpdir(), 'engawa-following-'));
  const close = () => rm(within, { recursive: true, force: true });
  try {
    const path = join(within, 'engawa.db');
    const { stand, isCut } = await rebuild(vault, path);
    const read = (taker: Taker) =>
      readAtOnce(path, async (db) => {
        const { entries } = await wholeOf(db, () => {}, aroundOf(vault, stand));
        return readEntries(bytesOf(entries), taker);
      });
    await readAtOnce(path, refuseBroken);
    const leftOut = isCut ? [CUT] : [];
    return { kind: 'following', path: folder, manifest: await read({}), leftOut, read, close };
  } catch (error) {
    await close();
    throw error;
  }
}
const CUT = '追いかける控えの終わりのほうに、読めないところがあります。読めるところまで使います。';

function aroundOf(vault: Vault, { moment, keys }: Stand): Around {
  const unpacked = keys.map(({ path, base64 }) => ({ path, bytes: Buffer.from(base64, 'base64') }));
  return { moment, keys: unpacked, files: filesOf(vault) };
}

async function* filesOf(vault: Vault): AsyncGenerator<Entry> {
  for (const path of await vault.names('files')) {
    const parts: Buffer[] = [];
    await vault.read(path, async (bytes) => {
      for await (const some of bytes) parts.push(some);
    });
    yield fileOfBytes({ path, bytes: Buffer.concat(parts) });
  }
}

async function refuseBroken(db: Db): Promise<void> {
  const { faults } = await soundnessOf(db);
  if (faults.length > 0) throw damaged();
}

/** A file, or of a folder of copies that which knows of the last thing done. */
export async function openNewest(path: string, passphrase: string): Promise<Opened> {
  const seen = await stat(path).catch(() => null);
  if (!seen?.isDirectory()) return openFile(path, passphrase);
  if (await isVault(path)) return openFollowing(path, passphrase);
  const problems: BackupProblem[] = [];
  const followed = await newestFollowing(path, passphrase, problems);
  const night = await newestNight(path, passphrase, problems);
  const [chosen, other] =
    night && doneIn(night) > doneIn(followed) ? [night, followed] : [followed ?? night, night];
  if (other !== chosen) await other?.close();
  if (!chosen) throw problems[0] ?? new BackupProblem('place', `「${path}」に控えがありません。`);
  return { ...chosen, leftOut: [...problems.map(({ message }) => message), ...chosen.leftOut] };
}

const isVault = async (path: string) => (await readdir(path)).includes('lock');
const doneIn = (opened: Opened | null) => opened?.manifest.newest ?? '';

async function newestFollowing(folder: string, passphrase: string, problems: BackupProblem[]) {
  let best: Opened | null = null;
  for (const name of await readdir(join(folder, FOLLOWING)).catch(() => [])) {
    const path = join(folder, FOLLOWING, name);
    const opened = await openFollowing(path, passphrase).catch(
      noted(`${FOLLOWING}/${name}`, problems),
    );
    const isBetter = opened && doneIn(opened) >= doneIn(best);
    await (isBetter ? best : opened)?.close();
    if (isBetter) best = opened;
  }
  return best;
}

/** The newest that can be read. */
async function newestNight(folder: string, passphrase: string, problems: BackupProblem[]) {
  for (const { name } of await copiesIn(folder)) {
    const opened = await openFile(join(folder, name), passphrase).catch(noted(name, problems));
    if (opened) return opened;
  }
  return null;
}

const noted = (name: string, problems: BackupProblem[]) => (error: unknown) => {
  if (!(error instanceof BackupProblem)) throw error;
  problems.push(new BackupProblem(error.kind, `${name}：${error.message}`));
  return null;
};
