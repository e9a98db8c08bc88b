import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { LIMITS, zipOf } from './zip.server.ts';
import { BrokenZip, listZip, readEntry } from './zip-on-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'engawa-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'a.zip');

type Texts = [string, string][];

async function written(texts: Texts, most = LIMITS): Promise<void> {
  const entries = texts.map(([name, inside]) => ({ name, parts: [Buffer.from(inside)] }));
  writeFileSync(path, await buffer(zipOf(entries, most)));
}

async function read(): Promise<Texts> {
  const texts: Texts = [];
  for (const entry of await listZip(path))
    texts.push([entry.name, await text(readEntry(path, entry))]);
  return texts;
}

const near: Texts = [
  ['jsonl/staff.jsonl', '西田'.repeat(1000)],
  ['csv/staff_職員.csv', ''],
];

test.each([
  ['short', LIMITS],
  ['long because of where things stand', { size: 10, count: 10 }],
  ['long because of their number', { size: LIMITS.size, count: 1 }],
])('what was written is read: %s', async (_, most) => {
  await written(near, most);
  expect(await read()).toEqual(near);
});

test('whatever stands in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string()), {
        maxLength: 5,
      }),
      fc.constantFrom(LIMITS, { size: 40, count: 2 }),
      async (texts, most) => {
        await written(texts as Texts, most);
        expect(await read()).toEqual(texts);
      },
    ),
    { numRuns: 30 },
  );
});

test('what was cut, or whose bytes were changed, is not taken', async () => {
  await written(near);
  const whole = readFileSync(path);
  for (const cut of [0, 5, 21, 60, whole.length - 1]) {
    writeFileSync(path, whole.subarray(0, cut));
    await expect(read()).rejects.toThrow(BrokenZip);
  }
  const changed = Buffer.from(whole);
  changed[50]! ^= 1;
  writeFileSync(path, changed);
  await expect(read()).rejects.toThrow(BrokenZip);
});

test('an entry that says less than it holds is not read on', async () => {
  await written(near);
  const [entry] = await listZip(path);
  const lying = { ...entry!, size: 10 };
  await expect(text(readEntry(path, lying))).rejects.toThrow(BrokenZip);
});
