/**
 * What stands inside a copy: lines of JSON, and the bytes of files after the line that names them.
 *
 *   {"engawa":…}            the head: version, steps of the tables, moment, engine
 *   {"table":…,"columns":…} then one line […] for each row
 *   {"file":…,"size":…}     then so many bytes and a line end
 *   {"end":…}               rows and hash of every table, hash of every file; nothing after it
 */
import { createHash } from 'node:crypto';
import { type Row, Summing, type Sums } from '#app/lib/row-sums.ts';
import { damaged } from './problem.ts';

export type Head = {
  engawa: string;
  /** Steps of migration that the tables have gone through. */
  steps: string[];
  moment: string;
  engine: 'sqlite' | 'postgres';
  /** When the newest line of the audit was written. */
  newest: string | null;
};
export type FileSum = { path: string; size: number; sha256: string };
export type End = { tables: Sums; files: FileSum[] };
export type Manifest = Head & End;

export type Entry =
  | { kind: 'head'; head: Head }
  | { kind: 'table'; name: string; columns: string[] }
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'file'; path: string; size: number; bytes: AsyncIterable<Uint8Array> };

/** Turns entries into bytes, summing up what passes; the end is written by itself. */
export async function* bytesOf(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const end: End = { tables: {}, files: [] };
  let summing: Summing | undefined;
  for await (const entry of entries) {
    if (entry.kind === 'head') yield line({ ...entry.head });
    else if (entry.kind === 'table') {
      summing = new Summing(entry.columns);
      yield line({ table: entry.name, columns: entry.columns });
      end.tables[entry.name] = summing.sum;
    } else if (entry.kind === 'rows') {
      const texts = entry.rows.map((row) => JSON.stringify(row));
      for (const text of texts) summing?.add(text);
      const name = Object.keys(end.tables).at(-1);
      if (name && summing) end.tables[name] = summing.sum;
      yield Buffer.from(texts.map((text) => `${text}\n`).join(''));
    } else yield* fileBytes(entry, end.files);
  }
  yield line({ end });
}

async function* fileBytes(file: Extract<Entry, { kind: 'file' }>, files: FileSum[]) {
  const { path, size } = file;
  yield line({ file: path, size });
  const hash = createHash('sha256');
  let came = 0;
  for await (const bytes of file.bytes) {
    came += bytes.length;
    hash.update(bytes);
    yield Buffer.from(bytes);
  }
  if (came !== size) throw new Error(`${path} changed while it was read`);
  files.push({ path, size, sha256: hash.digest('hex') });
  yield Buffer.from('\n');
}

const line = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`);

/** Takes what is read, in order. `file` gets all bytes of one file, a piece at a time. */
export type Taker = {
  head?: (head: Head) => Promise<void>;
  table?: (name: string, columns: string[]) => Promise<void>;
  rows?: (rows: Row[]) => Promise<void>;
  file?: (path: string, bytes: AsyncIterable<Buffer>) => Promise<void>;
};

/** Rows are handed over so many at a time. */
const PAGE = 200;

/** Reads all of it, gives it to the taker, and compares what came with what the end says. */
export async function readEntries(bytes: AsyncIterable<Buffer>, taker: Taker): Promise<Manifest> {
  const reader = new Lines(bytes);
  const head = JSON.parse((await reader.line()) ?? '{}') as Head;
  if (!head.engawa) throw damaged();
  await taker.head?.(head);
  const came: End = { tables: {}, files: [] };
  const table = new TableReader(taker);
  for (;;) {
    const text = await reader.line();
    if (text === null) throw damaged();
    if (text.startsWith('[')) {
      await table.row(text);
      continue;
    }
    await table.close(came.tables);
    const said = JSON.parse(text) as Said;
    if (said.end) return { ...head, ...(await ended(reader, said.end, came)) };
    if (said.table) await table.begin(said.table, said.columns ?? []);
    else if (said.file) await readFile(reader, said.file, said.size ?? 0, taker, came.files);
    else throw damaged();
  }
}

type Said = { end?: End; table?: string; columns?: string[]; file?: string; size?: number };

async function ended(reader: Lines, said: End, came: End): Promise<End> {
  if ((await reader.line()) !== null) throw damaged();
  if (!isSame(said.tables, came.tables) || !isSame(said.files, came.files)) throw damaged();
  return came;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

class TableReader {
  #name = '';
  #summing: Summing | undefined;
  #rows: Row[] = [];
  readonly #taker: Taker;
  constructor(taker: Taker) {
    this.#taker = taker;
  }
  async begin(name: string, columns: string[]): Promise<void> {
    this.#name = name;
    this.#summing = new Summing(columns);
    await this.#taker.table?.(name, columns);
  }
  async row(text: string): Promise<void> {
    if (!this.#summing) throw damaged();
    this.#summing.add(text);
    if (this.#taker.rows) this.#rows.push(JSON.parse(text) as Row);
    if (this.#rows.length >= PAGE) await this.#flush();
  }
  async close(tables: Sums): Promise<void> {
    await this.#flush();
    if (this.#summing) tables[this.#name] = this.#summing.sum;
    this.#summing = undefined;
  }
  async #flush(): Promise<void> {
    if (this.#rows.length > 0) await this.#taker.rows?.(this.#rows);
    this.#rows = [];
  }
}

async function readFile(
  reader: Lines,
  path: string,
  size: number,
  taker: Taker,
  files: FileSum[],
): Promise<void> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const bytes of reader.bytes(size)) {
      hash.update(bytes);
      yield bytes;
    }
  }
  const bytes = hashed();
  await taker.file?.(path, bytes);
  for await (const _ of bytes); // what nobody wanted
  if ((await reader.line()) !== '') throw damaged();
  files.push({ path, size, sha256: hash.digest('hex') });
}

/** Lines and counted bytes out of one stream; never more in memory than a line or a piece. */
export class Lines {
  readonly #source: AsyncIterator<Buffer>;
  #kept: Buffer = Buffer.alloc(0);
  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }
  async line(): Promise<string | null> {
    const pieces: Buffer[] = [];
    for (;;) {
      const at = this.#kept.indexOf(10);
      if (at >= 0) {
        pieces.push(this.#kept.subarray(0, at));
        this.#kept = this.#kept.subarray(at + 1);
        return Buffer.concat(pieces).toString('utf8');
      }
      pieces.push(this.#kept);
      if (!(await this.#more())) return null;
    }
  }
  async *bytes(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (this.#kept.length === 0 && !(await this.#more())) throw damaged();
      const piece = this.#kept.subarray(0, left);
      this.#kept = this.#kept.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    this.#kept = next.done ? Buffer.alloc(0) : next.value;
    return !next.done;
  }
}
