/**
 * An SQLite file that stays as it is while others go on saving, in a process of its own. Whoever reads
 * holds the log (WAL) in place: nothing of it is taken away, and where all of it was moved into the
 * file before, the file does not change either, whichever process writes. So both can be copied
 * without a lock, and what is committed is found in the log.
 */
import { openSync, readSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';

type Connection = BetterSqlite3.Database;

export class Pinned {
  #held: Connection;
  #next: Connection;
  readonly #writer: Connection;
  readonly #mover: Connection;

  readonly #file: number;

  constructor(path: string) {
    this.#file = fileAt(path);
    const connect = () => new BetterSqlite3(path, { fileMustExist: true, timeout: 5000 });
    [this.#held, this.#next, this.#writer, this.#mover] = [
      connect(),
      connect(),
      connect(),
      connect(),
    ];
    this.#mover.pragma('synchronous = FULL');
    for (const each of [this.#held, this.#next, this.#writer, this.#mover])
      each.pragma('wal_autocheckpoint = 0');
  }

  /**
   * Moves the log into the file and holds both anew. Most is moved while others save; `between` runs
   * while nobody can, so it sees the last of the log before it may begin anew. False where somebody
   * who reads kept a part from being moved, or saves at length: then the log goes on as before.
   */
  advance(between: () => void): boolean {
    begin(this.#next);
    end(this.#held);
    [this.#held, this.#next] = [this.#next, this.#held];
    this.#move();
    if (!this.#takeLock()) return false;
    try {
      between();
      end(this.#held);
      const isWhole = this.#move();
      begin(this.#held);
      return isWhole;
    } finally {
      this.#writer.exec('rollback');
    }
  }

  /** Of the moment that is held. */
  get size(): { pageSize: number; count: number } {
    const ask = (name: string) => Number(this.#held.pragma(name, { simple: true }));
    return { pageSize: ask('page_size'), count: ask('page_count') };
  }

  /**
   * Frames of the log that count. A process that was killed may have left one more commit in it, which
   * the next one to save writes over.
   */
  frames(): number {
    return this.#moved().log;
  }

  /** Bytes of the file itself. */
  read(at: number, most: number): Buffer {
    const bytes = Buffer.alloc(most);
    return bytes.subarray(0, readSync(this.#file, bytes, 0, most, at));
  }

  close(): void {
    for (const each of [this.#held, this.#next, this.#writer, this.#mover]) each.close();
  }

  #takeLock(): boolean {
    try {
      this.#writer.exec('begin immediate');
      return true;
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      return false;
    }
  }

  #move(): boolean {
    const { busy, log, checkpointed } = this.#moved();
    return busy === 0 && log === checkpointed;
  }

  /** Moves what may be moved: nothing while the file is held. */
  #moved(): Moved {
    for (let tries = 0; tries < 1000; tries += 1) {
      const [moved] = this.#mover.pragma('wal_checkpoint(PASSIVE)') as Moved[];
      // -1: another process is moving it just now, which is soon over.
      if (moved && moved.log >= 0) return moved;
      Atomics.wait(pause, 0, 0, 5);
    }
    throw new Error('Others keep moving the log');
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));
type Moved = { busy: number; log: number; checkpointed: number };

/** Never closed before the process ends: closing it would let go of SQLite's own locks (POSIX). */
function fileAt(path: string): number {
  const known = files.get(path) ?? openSync(path, 'r');
  files.set(path, known);
  return known;
}
const files: Map<string, number> = new Map();

function begin(connection: Connection): void {
  connection.exec('begin');
  connection.prepare('select count(*) from sqlite_schema').get();
}

function end(connection: Connection): void {
  if (connection.inTransaction) connection.exec('rollback');
}
