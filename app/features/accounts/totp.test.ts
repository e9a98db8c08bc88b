import { expect, test } from 'vitest';
import { digitsOf } from '#tests/keys.ts';
import { inFours, newRecoveryCodes, newSecret, otpauthUri, stepOf, tidyCode } from './totp.ts';

const now = new Date('2026-11-23T01:00:10Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const step = Math.floor(now.getTime() / 30_000);

test.each([
  ['now', 0, 0, true],
  ['a step later', 30, 0, true],
  ['a step earlier', -30, 0, true],
  ['two steps later', 60, 0, false],
  ['two steps earlier', -60, 0, false],
  ['again', 0, step, false],
  ['after the next one was used', 0, step + 1, false],
  ['after the one before was used', 0, step - 1, true],
])('digits of one moment, tried %s', (_, seconds, last, isRight) => {
  const secret = newSecret();
  const found = stepOf(secret, digitsOf(secret, now), last, later(seconds));
  expect(found).toBe(isRight ? step : null);
});

test('the example of RFC 6238', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(stepOf(secret, '287082', 0, new Date(59_000))).toBe(1);
});

test('secrets are 160 bits, and the picture says whose', () => {
  const secret = newSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newSecret()).not.toBe(secret);
  const uri = new URL(otpauthUri(secret, 'nishida@example.jp'));
  expect(uri.searchParams.get('secret')).toBe(secret);
  expect(inFours(secret).split(' ')).toHaveLength(8);
});

test('recovery codes differ and can be typed carelessly', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
    expect(tidyCode(` ${code.toLowerCase().replace('-', '　')}`)).toBe(tidyCode(code));
  }
  expect(tidyCode('１２３ ４５６')).toBe('123456');
});
