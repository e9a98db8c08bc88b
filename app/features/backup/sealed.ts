/**
 * Bytes under a passphrase (scrypt, AES-256-GCM), as a stream. Each chunk is sealed with its number
 * and whether it is the last: none can be changed, left out, swapped, added or cut off unseen.
 *
 *   16 mark · 16 salt · 4 cost · 8 check of these · 32 check of the passphrase · chunks
 *
 * The first check tells a damaged beginning from a wrong passphrase, which the second finds.
 * Where many files lie in one folder, the beginning stands once for all of them (`newLock`), and each
 * file has a key of its own, made of its name and a salt: none can be taken for another.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { damaged, newer, strange, wrongPassphrase } from './problem.ts';

const MARK = Buffer.from('engawa-backup/1\n');
const MARK_OF_ALL = 'engawa-backup/';
const HEAD = 36;
const CHECKED = HEAD + 8;
const WHOLE_HEAD = CHECKED + 32;
const CHUNK = 64 * 1024;
const TAG = 16;

/** Powers of two: 2^16 × 8 × 128 bytes are 64 MB and a fifth of a second for each guess. */
export type Cost = { log2: number; blocks: number; lanes: number };
const COST: Cost = { log2: 16, blocks: 8, lanes: 2 };
const MOST: Cost = { log2: 20, blocks: 16, lanes: 16 };

type Keys = { seal: Buffer; check: Buffer };
type Bytes = AsyncIterable<Uint8Array>;

export async function* sealed(
  plain: Bytes,
  passphrase: string,
  cost = COST,
): AsyncGenerator<Buffer> {
  const { head, seal } = await newLock(passphrase, cost);
  yield head;
  yield* closed(plain, seal);
}

export async function* unsealed(file: Bytes, passphrase: string): AsyncGenerator<Buffer> {
  const reader = new Front(file);
  const { seal } = await openLock(await reader.take(WHOLE_HEAD), passphrase);
  yield* opened(reader.rest(), seal);
}

/** `head` is what stands at the beginning, or in a file of its own. */
export type Lock = { head: Buffer; seal: Buffer };

export async function newLock(passphrase: string, cost = COST): Promise<Lock> {
  const head = Buffer.concat([MARK, randomBytes(16), bytesOf(cost)]);
  const keys = await keysOf(passphrase, head);
  const whole = Buffer.concat([head, shortHash(head), passphraseCheck(keys, head)]);
  return { head: whole, seal: keys.seal };
}

export async function openLock(head: Buffer, passphrase: string): Promise<Lock> {
  return { head, seal: (await openHead(head, passphrase)).seal };
}

const SALT = 16;

/** One of many files under one lock. */
export async function* sealedAs(name: string, plain: Bytes, lock: Lock): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT);
  yield salt;
  yield* closed(plain, keyFor(name, salt, lock));
}

export async function* unsealedAs(name: string, file: Bytes, lock: Lock): AsyncGenerator<Buffer> {
  const reader = new Front(file);
  const salt = await reader.take(SALT);
  yield* opened(reader.rest(), keyFor(name, salt, lock));
}

const keyFor = (name: string, salt: Buffer, { seal }: Lock) =>
  Buffer.from(hkdfSync('sha256', seal, salt, name, 32));

async function* closed(plain: Bytes, key: Buffer): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { bytes, isLast } of inPieces(plain, CHUNK)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(number, isLast));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

async function* opened(file: Bytes, key: Buffer): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { bytes, isLast } of inPieces(file, CHUNK + TAG)) {
    yield open(key, bytes, nonce(number, isLast));
    number += 1;
  }
}

async function openHead(bytes: Buffer, passphrase: string): Promise<Keys> {
  const mark = bytes.subarray(0, MARK.length);
  const head = bytes.subarray(0, HEAD);
  const isWhole =
    bytes.length === WHOLE_HEAD && shortHash(head).equals(bytes.subarray(HEAD, CHECKED));
  if (!mark.equals(MARK))
    throw mark.toString('latin1').startsWith(MARK_OF_ALL) && isWhole ? newer() : strange();
  if (!isWhole) throw damaged();
  const keys = await keysOf(passphrase, head);
  if (!timingSafeEqual(passphraseCheck(keys, head), bytes.subarray(CHECKED)))
    throw wrongPassphrase();
  return keys;
}

function open(key: Buffer, bytes: Buffer, iv: Buffer): Buffer {
  const end = bytes.length - TAG;
  if (end < 0) throw damaged();
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG });
  decipher.setAuthTag(bytes.subarray(end));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()]);
  } catch {
    throw damaged();
  }
}

/** A number is never used twice with one key: the salt is new for each file. */
function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(number), 0);
  bytes.writeUInt8(isLast ? 1 : 0, 11);
  return bytes;
}

function keysOf(passphrase: string, head: Buffer): Promise<Keys> {
  const [log2 = 0, blocks = 0, lanes = 0] = head.subarray(32);
  if (
    log2 < 1 ||
    log2 > MOST.log2 ||
    blocks < 1 ||
    blocks > MOST.blocks ||
    lanes < 1 ||
    lanes > MOST.lanes
  )
    throw damaged();
  const options = { N: 2 ** log2, r: blocks, p: lanes, maxmem: 256 * 2 ** log2 * blocks + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, head.subarray(16, 32), 64, options, (error, made) => {
      if (error) reject(error);
      else resolve({ seal: made.subarray(0, 32), check: made.subarray(32) });
    });
  });
}

const bytesOf = ({ log2, blocks, lanes }: Cost) => Buffer.from([log2, blocks, lanes, 0]);
const shortHash = (bytes: Buffer) => createHash('sha256').update(bytes).digest().subarray(0, 8);
const passphraseCheck = ({ check }: Keys, head: Buffer) =>
  createHmac('sha256', check).update(head).digest();

/** Pieces of one size, the last one shorter or empty; it is known as the last when it is given. */
async function* inPieces(bytes: Bytes, size: number) {
  let kept: Uint8Array[] = [];
  let length = 0;
  for await (const more of bytes) {
    kept.push(more);
    length += more.length;
    if (length <= size) continue;
    const all = Buffer.concat(kept);
    let at = 0;
    for (; all.length - at > size; at += size)
      yield { bytes: all.subarray(at, at + size), isLast: false };
    kept = [all.subarray(at)];
    length = all.length - at;
  }
  yield { bytes: Buffer.concat(kept), isLast: true };
}

/** The first bytes of a stream, then the rest. */
class Front {
  readonly #bytes: AsyncIterator<Uint8Array>;
  #kept = Buffer.alloc(0);
  constructor(bytes: Bytes) {
    this.#bytes = bytes[Symbol.asyncIterator]();
  }
  async take(size: number): Promise<Buffer> {
    while (this.#kept.length < size) {
      const next = await this.#bytes.next();
      if (next.done) break;
      this.#kept = Buffer.concat([this.#kept, next.value]);
    }
    const taken = this.#kept.subarray(0, size);
    this.#kept = this.#kept.subarray(size);
    return taken;
  }
  async *rest(): AsyncGenerator<Uint8Array> {
    if (this.#kept.length > 0) yield this.#kept;
    for (;;) {
      const next = await this.#bytes.next();
      if (next.done) return;
      yield next.value;
    }
  }
}
