/**
 * A copy that follows an SQLite database (R7): the whole file once (a base), then every few seconds
 * what was committed since (pieces), and each new photo or file. What the second place does not
 * take waits, and is brought when it does.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readAtOnce } from '#app/db/open.server.ts';
import { Pinned } from '#app/db/pinned.server.ts';
import { LogReader, Lost } from './log-reader.server.ts';
import { keysIn, namesOfFiles } from './outside.ts';
import { baseOf, hashOf, pieceOf, readBase, type Told } from './piece.ts';
import { dropsOf, nameOfRun, nameOfStep } from './runs.ts';
import type { Vault } from './vault.ts';

/** `long`: bytes of the log beyond which it is moved into the file. */
export type Follows = { path: string; dataDir: string; vault: Vault; long?: number };

const MEGABYTE = 1024 * 1024;
const LONG = 16 * MEGABYTE;
/** Beyond it nothing is held any more: the second place has been away too long. */
const TOO_LONG = 512 * MEGABYTE;
const DAY = 24 * 3_600_000;

type Waiting = { name: string; bytes: Buffer };

export class Follower {
  /** Everything committed before it can be brought back from the second place. */
  safeAt: string | null = null;
  readonly #of: Follows;
  readonly #db: Pinned;
  readonly #log: LogReader;
  readonly #run: string;
  #number = 0;
  #after: string;
  #waiting: Waiting[] = [];
  #baseAt: Date | null = null;
  #making: Promise<void> | null = null;
  #failed: unknown = null;
  #files: Set<string> | null = null;

  static async begin(of: Follows, now = new Date()): Promise<Follower> {
    const run = nameOfRun(now);
    await of.vault.dropUnfinished(now.getTime());
    await mkdir(join(of.vault.folder, run), { mode: 0o700 });
    return new Follower(of, run);
  }

  private constructor(of: Follows, run: string) {
    this.#of = of;
    this.#db = new Pinned(of.path);
    this.#log = new LogReader(of.path, () => this.#db.frames());
    this.#run = run;
    this.#after = hashOf(run);
  }

  /** Brings over what was committed before now; throws when the second place does not take it. */
  async turn(now = new Date()): Promise<void> {
    this.#throwFailed();
    if (this.#hasGround) await this.#bringLog(now);
    if (!this.#making && this.#needsBase(now)) await this.#beginBase(now);
    else if (!this.#making && this.#log.length > (this.#of.long ?? LONG)) await this.#advance(now);
    await this.#bringFiles();
    await this.#of.vault.expect(this.#run);
    if (this.#baseAt) this.safeAt = now.toISOString();
  }

  /** Until the base that is being written is there; throws when it did not come to be. */
  async settled(): Promise<void> {
    await this.#making;
    this.#throwFailed();
  }

  close(): void {
    this.#db.close();
  }

  async #bringFiles(): Promise<void> {
    const { vault, dataDir } = this.#of;
    this.#files ??= new Set(await vault.names('files'));
    const files = this.#files;
    for (const path of await namesOfFiles(dataDir))
      if (!files.has(path)) {
        const bytes = await readFile(join(dataDir, path)).catch(() => null);
        if (bytes) await vault.write(path, [bytes]);
        files.add(path);
      }
  }

  /** Pieces stand on a base, also on one that is still being written. */
  get #hasGround(): boolean {
    return this.#baseAt !== null || this.#making !== null;
  }

  async #bringLog(now: Date): Promise<void> {
    if (this.#log.length > TOO_LONG) throw new Lost('The log has become too long');
    await this.#bringWaiting();
    while (this.#readPiece(now)) await this.#bringWaiting();
  }

  async #bringWaiting(): Promise<void> {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      await this.#of.vault.write(next.name, [next.bytes]);
      this.#waiting.shift();
    }
  }

  /** The keys are read first, so that the heads of the audit are never newer than its lines. */
  #readPiece(now: Date, keys = keysIn(this.#of.dataDir)): boolean {
    const came = this.#log.read();
    if (!came) return false;
    if (!this.#hasGround) return true; // the base will hold it
    const number = this.#number + 1;
    const told = { number, after: this.#after, moment: now.toISOString(), keys };
    const bytes = pieceOf(told, came);
    this.#waiting.push({ name: nameOfStep({ run: this.#run, number, kind: 'piece' }), bytes });
    this.#number = number;
    this.#after = hashOf(bytes);
    return true;
  }

  /** False where somebody who reads long kept the log from being moved. */
  async #advance(now: Date, keys = keysIn(this.#of.dataDir)): Promise<boolean> {
    const isWhole = this.#db.advance(() => {
      while (this.#readPiece(now, keys));
    });
    if (isWhole) this.#log.mayBegin = true;
    await this.#bringWaiting();
    return isWhole;
  }

  #needsBase(now: Date): boolean {
    return !this.#baseAt || now.getTime() - this.#baseAt.getTime() > DAY;
  }

  async #beginBase(now: Date): Promise<void> {
    const keys = keysIn(this.#of.dataDir);
    if (!(await this.#advance(now, keys))) return;
    const told = { number: this.#number, after: this.#after, moment: now.toISOString(), keys };
    this.#making = this.#makeBase(told)
      .then(() => {
        this.#baseAt = now;
      })
      .catch((error: unknown) => {
        this.#failed = error;
      })
      .finally(() => {
        this.#making = null;
      });
  }

  async #makeBase(told: Told): Promise<void> {
    const { vault } = this.#of;
    const read = (at: number, most: number) => this.#db.read(at, most);
    const name = nameOfStep({ run: this.#run, number: told.number, kind: 'base' });
    await vault.write(name, baseOf(told, this.#db.size, read), async (bytes) => {
      await readBase(bytes, async () => {});
    });
    for (const old of dropsOf(await vault.names(), this.#run)) await vault.drop(old);
    await this.#dropFiles();
  }

  /** A photo that was taken away goes from the second place too; one that was lost here stays there. */
  async #dropFiles(): Promise<void> {
    const { vault, dataDir, path } = this.#of;
    const here = new Set(await namesOfFiles(dataDir));
    const rows = await readAtOnce(path, (db) => db.selectFrom('file').select('id').execute());
    const known = new Set(rows.map(({ id }) => id));
    for (const name of await vault.names('files')) {
      const id = basename(name).replace(/\.small$/, '');
      if (here.has(name) || known.has(id)) continue;
      await vault.drop(name);
      this.#files?.delete(name);
    }
  }

  #throwFailed(): void {
    const error = this.#failed;
    this.#failed = null;
    if (error) throw error;
  }
}
