/**
 * The log that SQLite writes before the database file (WAL): what was committed after a place in it.
 * 32 bytes head, then frames: 24 bytes (page, pages after the commit or 0, two salts, two sums) and
 * the page. The sums run on from frame to frame, so what is not whole yet is told from what is.
 */
export type Place = { salt: number; offset: number; sums: Sums };
/** Pages by number as the last commit left them, and how many pages the database then had. */
export type Committed = { pages: Map<number, Buffer>; count: number; pageSize: number };
type Sums = readonly [number, number];

export const LOG_HEAD = 32;
export const FRAME_HEAD = 24;
const LITTLE = 0x377f0682;

export type LogHead = { pageSize: number; salts: Sums; sums: Sums; isLittle: boolean };

/** Null where nothing was written since the log was last emptied. */
export function logHead(bytes: Buffer): LogHead | null {
  if (bytes.length < LOG_HEAD) return null;
  const isLittle = bytes.readUInt32BE(0) === LITTLE;
  const sums = sumsOver(bytes.subarray(0, 24), [0, 0], isLittle);
  if (!isSame(sums, pairAt(bytes, 24))) return null;
  return { pageSize: bytes.readUInt32BE(8), salts: pairAt(bytes, 16), sums, isLittle };
}

export const beginOf = ({ salts, sums }: LogHead): Place => ({
  salt: salts[0],
  offset: LOG_HEAD,
  sums,
});

/** `bytes` are those of the log from `place` on; what was not committed is left for later. */
export function committedAfter(
  head: LogHead,
  place: Place,
  bytes: Buffer,
): { place: Place; came: Committed } {
  const came: Committed = { pages: new Map(), count: 0, pageSize: head.pageSize };
  const open: Map<number, Buffer> = new Map();
  const step = FRAME_HEAD + head.pageSize;
  let { sums } = place;
  let done = place;
  for (let at = 0; at + step <= bytes.length; at += step) {
    const page = bytes.subarray(at + FRAME_HEAD, at + step);
    if (!isSame(pairAt(bytes, at + 8), head.salts)) break;
    sums = sumsOver(bytes.subarray(at, at + 8), sums, head.isLittle);
    sums = sumsOver(page, sums, head.isLittle);
    if (!isSame(sums, pairAt(bytes, at + 16))) break;
    open.set(bytes.readUInt32BE(at), page);
    const count = bytes.readUInt32BE(at + 4);
    if (count === 0) continue;
    for (const [number, content] of open) came.pages.set(number, content);
    open.clear();
    came.count = count;
    done = { salt: place.salt, offset: place.offset + at + step, sums };
  }
  return { place: done, came };
}

function sumsOver(bytes: Buffer, [a, b]: Sums, isLittle: boolean): Sums {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let x = a;
  let y = b;
  for (let at = 0; at < bytes.length; at += 8) {
    x = (x + view.getUint32(at, isLittle) + y) >>> 0;
    y = (y + view.getUint32(at + 4, isLittle) + x) >>> 0;
  }
  return [x, y];
}

const pairAt = (bytes: Buffer, at: number): Sums => [
  bytes.readUInt32BE(at),
  bytes.readUInt32BE(at + 4),
];
const isSame = (a: Sums, b: Sums) => a[0] === b[0] && a[1] === b[1];
