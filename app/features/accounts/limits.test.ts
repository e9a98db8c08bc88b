import { describe, expect, test } from 'vitest';
import { onBothEngines } from '#tests/engines.ts';
import { beginGuess, clearGuess, limitOf, sweepGuesses } from './limits.server.ts';
import { addressGroup, waitInWords, waitUntil } from './limits.ts';

const MINUTE = 60_000;
const start = Date.parse('2026-11-23T00:00:00Z');

describe('how long to wait', () => {
  const every = (count: number, ms: number) =>
    Array.from({ length: count }, (_, n) => start + n * ms);
  const waitAfter = (times: number[]) =>
    Math.max(0, waitUntil(times, 5) - (times.at(-1) ?? 0)) / 1000;

  test.each([
    [0, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [8, 240],
    [9, 480],
    [10, 900],
    [11, 900],
    [500, 900],
  ])('after %i in a row: %i seconds', (count, seconds) => {
    expect(waitAfter(every(count, 1000))).toBe(seconds);
  });

  test('five in more than a quarter of an hour are no reason', () => {
    expect(waitAfter(every(5, 4 * MINUTE))).toBe(0);
    expect(waitAfter(every(50, 4 * MINUTE))).toBe(0);
  });

  test('half an hour of quiet begins anew', () => {
    const before = every(9, 1000);
    expect(waitAfter([...before, start + 9_000 + 31 * MINUTE])).toBe(0);
    expect(waitAfter([...before, start + 9_000 + 29 * MINUTE])).toBe(900);
  });

  test('the order of the rows does not matter', () => {
    expect(waitUntil(every(6, 1000).reverse(), 5)).toBe(waitUntil(every(6, 1000), 5));
  });

  test.each([
    [1, '1秒'],
    [30_000, '30秒'],
    [60_000, '60秒'],
    [61_000, '2分'],
    [900_000, '15分'],
  ])('%i ms in words: %s', (ms, words) => {
    expect(waitInWords(ms)).toBe(words);
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
])('address %s counts as %s', (address, group) => {
  expect(addressGroup(address)).toBe(group);
});

onBothEngines('guesses', (open) => {
  const at = (ms: number) => new Date(start + ms);
  const limits = (who: string, from = '192.0.2.1') => [
    limitOf('account', who),
    limitOf('address', from),
  ];

  test('the sixth of an account waits, another account does not, and a right one clears', async () => {
    const db = await open();
    for (let n = 0; n < 5; n++) expect((await beginGuess(db, limits('a'), at(n))).waitMs).toBe(0);
    expect((await beginGuess(db, limits('a', '192.0.2.9'), at(5))).waitMs).toBe(29_999);
    expect((await beginGuess(db, limits('b'), at(6))).waitMs).toBe(0);
    const later = await beginGuess(db, limits('a'), at(31_000));
    expect(later.waitMs).toBe(0);
    await clearGuess(db, later);
    expect((await beginGuess(db, limits('a'), at(31_001))).waitMs).toBe(0);
  });

  test('asking while waiting does not make it longer', async () => {
    const db = await open();
    for (let n = 0; n < 5; n++) await beginGuess(db, limits('a'), at(n));
    for (let n = 0; n < 20; n++) await beginGuess(db, limits('a'), at(100 + n));
    expect((await beginGuess(db, limits('a'), at(30_005))).waitMs).toBe(0);
  });

  test('twenty of one address wait, whomever they ask for', async () => {
    const db = await open();
    for (let n = 0; n < 20; n++)
      expect((await beginGuess(db, limits(`p${n}`), at(n))).waitMs).toBe(0);
    expect((await beginGuess(db, limits('p20'), at(20))).waitMs).toBeGreaterThan(29_000);
    expect((await beginGuess(db, limits('p20', '192.0.2.2'), at(20))).waitMs).toBe(0);
  });

  test('of many at the same moment few are looked at', async () => {
    const db = await open();
    const all = await Promise.all(
      Array.from({ length: 30 }, () => beginGuess(db, limits('a'), at(0))),
    );
    expect(all.filter((g) => g.waitMs === 0).length).toBeLessThanOrEqual(5);
  });

  test('neither name nor address is kept, and yesterday is forgotten', async () => {
    const db = await open();
    await beginGuess(db, limits('nishida@example.jp', '192.0.2.77'), at(0));
    const rows = await db.selectFrom('sign_in_try').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/nishida|192\.0/);
    await sweepGuesses(db, at(25 * 60 * MINUTE));
    expect(await db.selectFrom('sign_in_try').selectAll().execute()).toEqual([]);
  });
});
