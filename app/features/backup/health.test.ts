import { describe, expect, test } from 'vitest';
import { type Health, isLookDue, mayDrop, noHealth, toRead, withLooks } from './health.ts';
import { type Copy, nameOf } from './rule.ts';

const copyOf = (day: number): Copy => {
  const moment = `2026-11-${String(day).padStart(2, '0')}T17:00:00Z`;
  return { name: nameOf(moment, false), moment, isBefore: false };
};
const copies = Array.from({ length: 20 }, (_, n) => copyOf(20 - n));
const now = new Date('2026-11-21T01:00:00Z');
const good = (at: string) => ({ at, problem: null });
const sound = { at: '2026-11-20T17:30:00Z', faults: [], how: '' };

test('within a week every copy is read again, each night at least one', () => {
  let health: Health = noHealth;
  for (let night = 1; night <= 7; night += 1) {
    const names = toRead(copies, health);
    expect(names.length).toBeGreaterThan(0);
    const looks = Object.fromEntries(names.map((name) => [name, good(`night ${night}`)]));
    health = withLooks(health, copies, looks);
  }
  expect(Object.keys(health.copies).sort()).toEqual(copies.map(({ name }) => name).sort());
  expect(toRead([copyOf(1)], noHealth)).toHaveLength(1);
  expect(toRead([], noHealth)).toEqual([]);
});

test('what is known of a copy goes with it', () => {
  const health = { ...noHealth, copies: { gone: good('x') } };
  expect(withLooks(health, copies, {}).copies).toEqual({});
});

test.each([
  [null, true],
  ['2026-11-20T16:59:00Z', true],
  ['2026-11-20T17:30:00Z', false],
])('looked at %s: due %s', (at, due) => {
  expect(isLookDue({ ...noHealth, database: at ? { ...sound, at } : null }, now)).toBe(due);
});

describe('old copies may go', () => {
  const newest = copies[0]!.name;
  test.each<[string, Health, boolean]>([
    ['when all is sound', { database: sound, copies: { [newest]: good('x') } }, true],
    ['before the first look', noHealth, true],
    [
      'not when the database is damaged',
      { ...noHealth, database: { ...sound, faults: ['x'] } },
      false,
    ],
    [
      'not when the newest cannot be read',
      { database: sound, copies: { [newest]: { at: 'x', problem: 'x' } } },
      false,
    ],
  ])('%s', (_, health, may) => {
    expect(mayDrop(health, copies)).toBe(may);
  });
});
