/**
 * A folder of many sealed files under one passphrase: the lock stands twice, since without it all
 * would be lost. A file is written under another name, forced to the disk, and then renamed.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { syncFolder, unreadable } from './folder.ts';
import { filesBelow } from './outside.ts';
import { BackupProblem } from './problem.ts';
import { type Cost, type Lock, newLock, openLock, sealedAs, unsealedAs } from './sealed.ts';

const LOCKS = ['lock', 'lock-again'] as const;

const HOUR = 3_600_000;

type Take = (bytes: AsyncIterable<Buffer>) => Promise<void>;

export class Vault {
  readonly folder: string;
  readonly #lock: Lock;
  private constructor(folder: string, lock: Lock) {
    this.folder = folder;
    this.#lock = lock;
  }

  static async open(folder: string, passphrase: string): Promise<Vault> {
    let problem: unknown = new BackupProblem(
      'place',
      `「${folder}」に、追いかける控えがありません。`,
    );
    for (const name of LOCKS) {
      const bytes = await readFile(join(folder, name)).catch(() => null);
      if (!bytes) continue;
      try {
        return new Vault(folder, await openLock(bytes, passphrase));
      } catch (error) {
        problem = error;
      }
    }
    throw problem;
  }

  /** Opens it; one that another passphrase closed is put aside, never over-written. */
  static async openOrMake(folder: string, passphrase: string, cost?: Cost): Promise<Vault> {
    try {
      return await Vault.open(folder, passphrase);
    } catch (error) {
      if (!(error instanceof BackupProblem)) throw error;
      if (error.kind !== 'place') await rename(folder, `${folder}-${Date.now()}`);
    }
    const lock = await newLock(passphrase, cost);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of LOCKS.toReversed())
      await writeFile(join(folder, name), lock.head, { mode: 0o600, flush: true });
    await syncFolder(folder);
    return new Vault(folder, lock);
  }

  /** `check` reads it again before it gets its name. */
  async write(
    name: string,
    plain: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    check?: Take,
  ): Promise<void> {
    const path = join(this.folder, name);
    const unfinished = `${path}.${process.pid}.part`;
    try {
      await this.#makeFolder(dirname(name));
      await pipeline(
        Readable.from(plain, { objectMode: false }),
        createGzip({ level: 1 }),
        (packed: AsyncIterable<Buffer>) => sealedAs(name, packed, this.#lock),
        createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
      );
      if (check) await this.#read(name, unfinished, check);
      await rename(unfinished, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => {});
      throw error;
    }
  }

  read(name: string, take: Take): Promise<void> {
    return this.#read(name, join(this.folder, name), take);
  }

  async #read(name: string, path: string, take: Take): Promise<void> {
    try {
      await pipeline(
        createReadStream(path),
        (file: AsyncIterable<Buffer>) => unsealedAs(name, file, this.#lock),
        createGunzip(),
        take,
      );
    } catch (error) {
      throw unreadable(error);
    }
  }

  /** Throws where the folder is gone: the second place was taken away. */
  async expect(name: string): Promise<void> {
    await stat(join(this.folder, name));
  }

  /** One for each office and run; the folder itself is never made anew: a stick may be missing. */
  async #makeFolder(under: string): Promise<void> {
    let at = this.folder;
    for (const part of under.split('/')) {
      at = join(at, part);
      await mkdir(at, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }
  }

  /** Names of whole files. */
  async names(under?: string): Promise<string[]> {
    return (await filesBelow(this.folder, under)).filter((name) => !name.endsWith('.part'));
  }

  /** What a process left that was ended in the middle; what is written now is younger. */
  async dropUnfinished(now = Date.now()): Promise<void> {
    for (const name of await filesBelow(this.folder)) {
      if (!name.endsWith('.part')) continue;
      const { mtimeMs } = await stat(join(this.folder, name));
      if (now - mtimeMs > HOUR) await this.drop(name);
    }
  }

  async drop(name: string): Promise<void> {
    await rm(join(this.folder, name), { recursive: true, force: true });
  }
}
