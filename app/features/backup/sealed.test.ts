import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cheap as cost, PASSPHRASE } from '#tests/whole.ts';
import type { ProblemKind } from './problem.ts';
import { sealed, unsealed } from './sealed.ts';

const CHUNK = 64 * 1024;
const HEAD = 76;

async function* inTwo(bytes: Uint8Array) {
  const half = Math.floor(bytes.length / 2);
  yield bytes.subarray(0, half);
  yield bytes.subarray(half);
}

async function all(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

const close = (bytes: Uint8Array) => all(sealed(inTwo(bytes), PASSPHRASE, cost));
const open = (bytes: Uint8Array, passphrase = PASSPHRASE) =>
  all(unsealed(inTwo(bytes), passphrase));
const kindOf = (bytes: Uint8Array, passphrase?: string): Promise<ProblemKind | null> =>
  open(bytes, passphrase).then(
    () => null,
    (error) => error.kind,
  );
const bytesOf = (length: number) => Buffer.alloc(length, 'えんがわ');

describe('what is sealed', () => {
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])(
    'of %i bytes comes back whole',
    async (length) => {
      const file = await close(bytesOf(length));
      expect(await open(file)).toEqual(bytesOf(length));
      expect(file.includes('えんがわ')).toBe(false);
    },
  );

  test('is never twice the same', async () => {
    const [a, b] = [await close(bytesOf(9)), await close(bytesOf(9))];
    expect(a.subarray(HEAD)).not.toEqual(b.subarray(HEAD));
  });
});

describe('nothing can be changed unseen', () => {
  test('one flipped bit anywhere is found', async () => {
    const file = await close(bytesOf(2 * CHUNK + 100));
    const place = fc.oneof(fc.nat(HEAD - 1), fc.nat(file.length - 1));
    await fc.assert(
      fc.asyncProperty(place, fc.nat(7), async (at, bit) => {
        const touched = Buffer.from(file);
        touched[at]! ^= 1 << bit;
        expect(await kindOf(touched)).toMatch(/^(damaged|strange|newer|passphrase)$/);
      }),
      { numRuns: 200 },
    );
  });

  test('each bit of the beginning is told for what it is, never as a wrong passphrase but in its check', async () => {
    const file = await close(bytesOf(10));
    for (let at = 0; at < HEAD; at += 1) {
      const touched = Buffer.from(file);
      touched[at]! ^= 4;
      expect(await kindOf(touched), `${at}`).toBe(
        at < 16 ? 'strange' : at < 44 ? 'damaged' : 'passphrase',
      );
    }
  });

  test('cut off anywhere, also between two chunks', async () => {
    const file = await close(bytesOf(2 * CHUNK + 100));
    const place = fc.oneof(
      fc.nat(file.length - 1),
      fc.constantFrom(HEAD, HEAD + CHUNK + 16, HEAD + 2 * (CHUNK + 16), file.length - 1),
    );
    await fc.assert(
      fc.asyncProperty(place, async (length) => {
        expect(await kindOf(file.subarray(0, length))).toMatch(/^(damaged|strange)$/);
      }),
    );
  });

  const first = [HEAD, HEAD + CHUNK + 16] as const;
  const second = [HEAD + CHUNK + 16, HEAD + 2 * (CHUNK + 16)] as const;
  const third = [HEAD + 2 * (CHUNK + 16)] as const;
  test.each([
    ['two chunks swapped', [[0, HEAD], second, first, third]],
    ['one left out', [[0, HEAD], first, third]],
    ['one twice', [[0, HEAD], first, first, second, third]],
    ['the last one twice', [[0], third]],
  ])('%s', async (_, parts) => {
    const file = await close(bytesOf(2 * CHUNK + 100));
    const touched = Buffer.concat(parts.map((part) => file.subarray(...part)));
    expect(await kindOf(touched)).toBe('damaged');
  });

  test('a chunk of another file', async () => {
    const [a, b] = [await close(bytesOf(50)), await close(bytesOf(50))];
    expect(await kindOf(Buffer.concat([a.subarray(0, HEAD), b.subarray(HEAD)]))).toBe('damaged');
  });
});

test.each([
  ['another passphrase', async () => close(bytesOf(9)), 'passphrase'],
  ['an empty file', async () => Buffer.alloc(0), 'strange'],
  ['a picture', async () => Buffer.from('\x89PNG, and so on for a while'), 'strange'],
] as const)('%s is told as such', async (_, given, kind) => {
  expect(await kindOf(await given(), 'another passphrase')).toBe(kind);
});
