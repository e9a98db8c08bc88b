import { describe, expect, test } from 'vitest';
import { type ZipPart, zipOf } from '#tests/workbooks.ts';
import { packedOf, readZip, type Zip } from './unzip.ts';

const two: ZipPart[] = [
  { name: 'a.txt', body: 'aaaa', packed: Buffer.from('one') },
  { name: 'deep\\b.txt', body: 'bb', packed: Buffer.from('two') },
];
const zip = zipOf(two);
const opened = (bytes: Uint8Array) => readZip(bytes, 10) as Zip;

/** The same with one number of it overwritten, counted from the end of the file. */
function changed(fromEnd: number, value: number): Buffer {
  const bytes = Buffer.from(zip);
  bytes.writeUInt32LE(value, bytes.length - fromEnd);
  return bytes;
}

test('the parts with what the directory says of them', () => {
  const { parts, bytes, isWhole } = opened(zip);
  expect(parts.map(({ name, size }) => [name, size])).toEqual([
    ['a.txt', 4],
    ['deep/b.txt', 2],
  ]);
  expect(parts.map((part) => packedOf(bytes, part).toString())).toEqual(['one', 'two']);
  expect(isWhole).toBe(true);
});

test('bytes that lie inside others are read from where they lie', () => {
  const inside = new Uint8Array(Buffer.concat([Buffer.alloc(7), zip])).subarray(7);
  expect(opened(inside).parts).toHaveLength(2);
});

describe('is whole', () => {
  const remark = Buffer.from(zip);
  remark.writeUInt16LE(4, zip.length - 2);
  test.each([
    ['with a remark', Buffer.concat([remark, Buffer.from('note')]), true],
    ['with something behind it', Buffer.concat([zip, Buffer.from('<html>')]), false],
    ['with another end in its remark', Buffer.concat([remark, Buffer.from('PK\x05\x06')]), true],
    ['with a list that is said to be shorter', changed(10, 20), false],
  ])('%s', (_, bytes, isWhole) => {
    expect(opened(bytes).isWhole).toBe(isWhole);
  });
});

describe('is refused', () => {
  const listed = zip.indexOf('PK\x01\x02');
  const first = zip.length - listed;
  test.each([
    ['nothing', Buffer.alloc(0), 'broken'],
    ['what was cut', zip.subarray(0, -30), 'broken'],
    ['a list that stands elsewhere', changed(6, 5), 'broken'],
    ['a part that is none', changed(first - 42, 5), 'broken'],
    ['a part that lies outside', changed(first - 42, 0xffff_ffff), 'broken'],
    ['a part that reaches into the next', changed(first - 20, 20), 'unsafe'],
    ['a part that reaches into the list', changed(first - 20, 1000), 'broken'],
    ['a part with a password', zipOf([{ name: 'a', body: 'x', flags: 1 }]), 'password'],
    ['more parts than may be', zipOf(Array(11).fill(two[0])), 'unsafe'],
  ])('%s', (_, bytes, fault) => {
    expect(readZip(bytes, 10)).toBe(fault);
  });
});
