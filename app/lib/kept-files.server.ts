/**
 * Bytes of files, in DATA_DIR/files/<office>/<id>: written under another name, asked onto the
 * disk, then renamed, so that a name never stands for half of a file. Whether a file counts is
 * said by its row in the database alone; what has none is swept.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

export type Place = { officeId: string; id: string };

export async function keepBytes(place: Place, bytes: Uint8Array): Promise<void> {
  const folder = folderOf(place.officeId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, `${place.id}.${randomBytes(6).toString('hex')}.new`);
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(folder, place.id));
    await syncFolder(folder);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Null when there is no such file. */
export async function readBytes({ officeId, id }: Place): Promise<Buffer | null> {
  return readFile(join(folderOf(officeId), id)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

export async function dropBytes({ officeId, id }: Place): Promise<void> {
  for (const name of [id, smallOf(id)]) await rm(join(folderOf(officeId), name), { force: true });
}

/** The small picture carries its own digest before it: it has no row that could tell. */
export function keepSmall({ officeId, id }: Place, bytes: Uint8Array): Promise<void> {
  const sealed = Buffer.concat([digest(bytes), bytes]);
  return keepBytes({ officeId, id: smallOf(id) }, sealed);
}

/** Null when it is not there or was damaged: it can be made again. */
export async function readSmall({ officeId, id }: Place): Promise<Buffer | null> {
  const sealed = await readBytes({ officeId, id: smallOf(id) });
  const bytes = sealed?.subarray(32);
  return sealed && bytes && digest(bytes).equals(sealed.subarray(0, 32)) ? bytes : null;
}

/** All that lies there, and since when. */
export async function keptNames(officeId: string): Promise<{ name: string; since: number }[]> {
  const folder = folderOf(officeId);
  const names = await readdir(folder).catch(() => []);
  const kept = await Promise.all(
    names.map(async (name) => {
      const seen = await stat(join(folder, name)).catch(() => null);
      return seen ? [{ name, since: seen.mtimeMs }] : [];
    }),
  );
  return kept.flat();
}

export async function dropName(officeId: string, name: string): Promise<void> {
  await rm(join(folderOf(officeId), name), { force: true });
}

/** Part of the disk that is free, 0 to 1. */
export async function freePart(): Promise<number> {
  const folder = dataFolder();
  await mkdir(folder, { recursive: true });
  const { bavail, blocks } = await statfs(folder);
  return blocks === 0 ? 1 : bavail / blocks;
}

export function sha256(bytes: Uint8Array): string {
  return digest(bytes).toString('hex');
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** A new name is on the disk once its folder is. Windows knows no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const smallOf = (id: string) => `${id}.small`;
const dataFolder = () => process.env.DATA_DIR ?? './data';
const folderOf = (officeId: string) => join(dataFolder(), 'files', officeId);
