/** Reads on in the log of an SQLite file, from commit to commit. */
import { closeSync, openSync, readSync } from 'node:fs';
import {
  beginOf,
  type Committed,
  committedAfter,
  FRAME_HEAD,
  LOG_HEAD,
  type LogHead,
  logHead,
  type Place,
} from './log.ts';

/** The log began anew behind our back: what it held may be in the file alone. */
export class Lost extends Error {}

const MOST = 32 * 1024 * 1024;

export class LogReader {
  /** All of the log is in the file, so it may begin anew with the next commit. */
  mayBegin = true;
  readonly #path: string;
  readonly #frames: () => number;
  #place: Place | null = null;
  /** `frames` says how many of the log's frames count by now. */
  constructor(path: string, frames: () => number) {
    this.#path = `${path}-wal`;
    this.#frames = frames;
  }

  /** How far the log was read. */
  get length(): number {
    return this.mayBegin ? 0 : (this.#place?.offset ?? 0);
  }

  /** What was committed since the last time, or the first 32 MB of it; null when nothing was. */
  read(most = MOST): Committed | null {
    const file = openSync(this.#path, 'r');
    try {
      const [head, end] = endOf(file, this.#frames);
      if (!head) return null;
      const from = this.#placeIn(head.salts[0]) ?? beginOf(head);
      const bytes = bytesAt(file, from.offset, Math.min(most, end - from.offset));
      const { place, came } = committedAfter(head, from, bytes);
      if (came.count === 0 && bytes.length === most) return this.read(most * 2);
      const isAll = from.offset + bytes.length >= end;
      // What counts always ends with a commit, so anything else is not the log that was read before.
      if (isAll && place.offset !== end && !this.mayBegin)
        throw new Lost('The log went another way');
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

/** Where nobody began the log anew while we asked. */
function endOf(file: number, frames: () => number): [LogHead | null, number] {
  const headNow = () => logHead(bytesAt(file, 0, LOG_HEAD));
  const head = headNow();
  const count = frames();
  const isSame = headNow()?.salts[0] === head?.salts[0];
  if (!head || !isSame) return [null, 0];
  return [head, LOG_HEAD + count * (FRAME_HEAD + head.pageSize)];
}

function bytesAt(file: number, offset: number, most: number): Buffer {
  if (most <= 0) return Buffer.alloc(0);
  const bytes = Buffer.alloc(most);
  return bytes.subarray(0, readSync(file, bytes, 0, most, offset));
}
