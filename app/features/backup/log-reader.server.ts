/** Reads on in the log of an SQLite file, from commit to commit. */
import { closeSync, openSync, readSync } from 'node:fs';
import { beginOf, type Committed, committedAfter, LOG_HEAD, logHead, type Place } from './log.ts';

/** The log began anew behind our back: what it held may be in the file alone. */
export class Lost extends Error {}

const MOST = 32 * 1024 * 1024;

export class LogReader {
  /** All of the log is in the file, so it may begin anew with the next commit. */
  mayBegin = true;
  readonly #path: string;
  #place: Place | null = null;
  constructor(path: string) {
    this.#path = `${path}-wal`;
  }

  /** How far the log was read. */
  get length(): number {
    return this.mayBegin ? 0 : (this.#place?.offset ?? 0);
  }

  /** What was committed since the last time, or the first 32 MB of it; null when nothing was. */
  read(most = MOST): Committed | null {
    const file = openSync(this.#path, 'r');
    try {
      const head = logHead(bytesAt(file, 0, LOG_HEAD));
      if (!head) return null;
      const from = this.#placeIn(head.salts[0]) ?? beginOf(head);
      const bytes = bytesAt(file, from.offset, most);
      const { place, came } = committedAfter(head, from, bytes);
      if (came.count === 0 && bytes.length === most) return this.read(most * 2);
      if (came.count === 0) return null;
      this.#place = place;
      this.mayBegin = false;
      return came;
    } finally {
      closeSync(file);
    }
  }

  #placeIn(salt: number): Place | null {
    if (this.#place?.salt === salt) return this.#place;
    if (!this.mayBegin) throw new Lost('The log began anew');
    return null;
  }
}

function bytesAt(file: number, offset: number, most: number): Buffer {
  const bytes = Buffer.alloc(most);
  return bytes.subarray(0, readSync(file, bytes, 0, most, offset));
}
