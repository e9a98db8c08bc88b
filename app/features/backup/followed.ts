/** Reads a following copy: a base and the pieces after it, as far as they are good. */
import { type FileHandle, open } from 'node:fs/promises';
import { readBase, readPiece, type Stand } from './piece.ts';
import { BackupProblem, damaged } from './problem.ts';
import { nameOfStep, runsOf, type Step } from './runs.ts';
import type { Vault } from './vault.ts';

export type Rebuilt = {
  stand: Stand;
  /** Something after it could not be read. */
  isCut: boolean;
};

/** Builds the database file of the newest run at `path`. */
export async function rebuild(vault: Vault, path: string): Promise<Rebuilt> {
  const [newest] = runsOf(await vault.names());
  if (!newest)
    throw new BackupProblem('place', `「${vault.folder}」に、追いかける控えがありません。`);
  const file = await open(path, 'w', 0o600);
  try {
    return await rebuildRun(vault, newest[1], file);
  } finally {
    await file.sync();
    await file.close();
  }
}

/** From the newest base that can be read; an older one leads as far. */
async function rebuildRun(vault: Vault, steps: Step[], file: FileHandle): Promise<Rebuilt> {
  const bases = steps.filter(({ kind }) => kind === 'base').sort((a, b) => b.number - a.number);
  let isCut = false;
  for (const base of bases) {
    try {
      const stand = await placeBase(vault, base, file);
      const rebuilt = await placePieces(vault, steps, stand, file);
      return { ...rebuilt, isCut: isCut || rebuilt.isCut };
    } catch (error) {
      if (!isDamage(error)) throw error;
      isCut = true;
    }
  }
  throw damaged();
}

async function placeBase(vault: Vault, base: Step, file: FileHandle): Promise<Stand> {
  await file.truncate(0);
  let stand: Stand | undefined;
  await vault.read(nameOfStep(base), async (bytes) => {
    stand = await readBase(bytes, (some, at) => file.write(some, 0, some.length, at));
  });
  if (stand?.number !== base.number) throw damaged();
  return stand;
}

async function placePieces(
  vault: Vault,
  steps: Step[],
  base: Stand,
  file: FileHandle,
): Promise<Rebuilt> {
  const pieces = steps
    .filter(({ kind, number }) => kind === 'piece' && number > base.number)
    .sort((a, b) => a.number - b.number);
  let [stand, after] = [base, base.after];
  for (const piece of pieces) {
    const read = await pieceAfter(vault, piece, stand.number, after);
    if (!read) return { stand, isCut: true };
    await placePages(file, read.stand, read.pages);
    [stand, after] = [read.stand, read.hash];
  }
  return { stand, isCut: false };
}

/** Null where it cannot be read, or does not follow. */
async function pieceAfter(vault: Vault, piece: Step, number: number, after: string) {
  let read: Awaited<ReturnType<typeof readPiece>> | null = null;
  try {
    await vault.read(nameOfStep(piece), async (bytes) => {
      read = await readPiece(bytes);
    });
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const found = read as Awaited<ReturnType<typeof readPiece>> | null;
  const follows = found?.stand.number === number + 1 && found.stand.after === after;
  return follows ? found : null;
}

/** What a checkpoint of SQLite does. */
async function placePages(file: FileHandle, stand: Stand, pages: [number, Buffer][]) {
  for (const [number, page] of pages)
    await file.write(page, 0, page.length, (number - 1) * stand.pageSize);
  await file.truncate(stand.count * stand.pageSize);
}

const isDamage = (error: unknown) => error instanceof BackupProblem && error.kind === 'damaged';
