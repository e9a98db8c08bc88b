import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Verb, verbBits, verbLabels, verbs, verbsOf } from './verbs.ts';

test('the five verbs stand in the order of the policy, one bit each', () => {
  expect(verbs.map(({ label }) => label)).toEqual([
    'しる',
    'つなぐ',
    'まきこむ',
    'つくりだす',
    'ひろげる',
  ]);
  expect(verbs.map(({ bit }) => bit)).toEqual([1, 2, 4, 8, 16]);
});

test('any set of verbs survives the way into bits and back, in order', () => {
  const names = verbs.map(({ verb }) => verb);
  fc.assert(
    fc.property(fc.shuffledSubarray(names as Verb[]), (picked) => {
      expect(verbsOf(verbBits(picked))).toEqual(names.filter((verb) => picked.includes(verb)));
    }),
  );
});

test('every number of 0 to 31 survives the way into verbs and back', () => {
  for (let bits = 0; bits < 32; bits += 1) expect(verbBits(verbsOf(bits))).toBe(bits);
});

test('a verb named twice counts once, none is nothing', () => {
  expect(verbBits(['create', 'create'])).toBe(8);
  expect(verbBits([])).toBe(0);
  expect(verbLabels(0)).toEqual([]);
  expect(verbLabels(9)).toEqual(['しる', 'つくりだす']);
});
