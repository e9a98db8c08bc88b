import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Copy, copyNamed, dropsOf, isDue, isSafe, lastNight, nameOf } from './rule.ts';

const copy = (moment: string, isBefore = false): Copy => ({
  name: nameOf(moment, isBefore),
  moment,
  isBefore,
});
const DAY = 86_400_000;
const nights = (count: number, from = '2026-11-25T17:00:00Z') =>
  Array.from({ length: count }, (_, n) =>
    copy(new Date(Date.parse(from) - n * DAY).toISOString().replace('.000', '')),
  );
const keptOf = (copies: Copy[]) => {
  const drops = new Set(dropsOf(copies));
  return copies.filter(({ name }) => !drops.has(name)).map(({ moment }) => moment.slice(0, 10));
};

describe('the name of a copy', () => {
  test.each([
    ['2026-11-26T04:52:30.123Z', false, 'engawa-20261126T045230Z.backup'],
    ['2026-11-26T04:52:30Z', true, 'engawa-20261126T045230Z-before.backup'],
  ])('of %s', (moment, isBefore, name) => {
    expect(nameOf(moment, isBefore)).toBe(name);
    expect(copyNamed(name)).toEqual({ name, moment: '2026-11-26T04:52:30Z', isBefore });
  });

  test.each([
    'engawa-20261126T045230Z.backup.123.part',
    'engawa.db',
    'engawa-20261326T045230Z.backup',
    'x-engawa-20261126T045230Z.backup',
  ])('%s is none', (name) => {
    expect(copyNamed(name)).toBeNull();
  });
});

describe('what stays', () => {
  test.each([
    ['nothing', [], 0],
    ['one', nights(1), 1],
    ['a week', nights(7), 7],
    // Thursday the 26th in Japan: three earlier weeks, and the end of October.
    ['a month', nights(30), 7 + 3 + 1],
    ['three years', nights(1100), 7 + 3 + 11],
  ])('%s of nights', (_, copies, count) => {
    expect(keptOf(copies)).toHaveLength(count);
  });

  test('of a day the newest, of a day in Japan', () => {
    const copies = [
      copy('2026-11-25T14:00:00Z'),
      copy('2026-11-25T15:30:00Z'), // the 26th in Japan
      copy('2026-11-25T17:00:00Z'),
    ];
    expect(dropsOf(copies)).toEqual([copies[1]?.name]);
  });

  test('days on which the office was closed take nobody else’s place', () => {
    const copies = Array.from({ length: 7 }, (_, n) =>
      nights(1, `2026-0${n + 1}-10T17:00:00Z`),
    ).flat();
    expect(keptOf(copies)).toHaveLength(7);
  });

  test('the last three before a migration, whatever else was made that day', () => {
    const before = [1, 2, 3, 4].map((n) => copy(`2026-03-0${n}T00:00:00Z`, true));
    expect(dropsOf([...nights(3), ...before])).toEqual([before[0]?.name]);
  });

  const moments = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2035-01-01'),
    noInvalidDate: true,
  });
  const any = fc.uniqueArray(
    fc.record({ moment: moments.map((d) => d.toISOString()), isBefore: fc.boolean() }),
    { maxLength: 80, selector: ({ moment, isBefore }) => nameOf(moment, isBefore) },
  );
  test('the newest never goes, no more than 28 stay, and asking again changes nothing', () => {
    fc.assert(
      fc.property(any, (given) => {
        const copies = given.map(({ moment, isBefore }) => copy(moment, isBefore));
        const drops = new Set(dropsOf(copies));
        const kept = copies.filter(({ name }) => !drops.has(name));
        const newest = copies
          .map(({ moment }) => moment)
          .sort()
          .at(-1);
        if (newest) expect(kept.map(({ moment }) => moment)).toContain(newest);
        expect(new Set(kept.map(({ name }) => name)).size).toBeLessThanOrEqual(28);
        expect(dropsOf(kept)).toEqual([]);
      }),
    );
  });
});

describe('the night', () => {
  test.each([
    ['2026-11-26T16:59:59Z', '2026-11-25T17:00:00.000Z'],
    ['2026-11-26T17:00:00Z', '2026-11-26T17:00:00.000Z'],
    ['2026-01-01T00:00:00Z', '2025-12-31T17:00:00.000Z'],
  ])('last begun before %s', (now, night) => {
    expect(lastNight(new Date(now)).toISOString()).toBe(night);
  });

  test.each([
    ['none yet', null, null, true],
    ['one of this night', '2026-11-25T17:00:05Z', null, false],
    ['one by hand yesterday noon', '2026-11-25T03:00:00Z', null, true],
    ['a failure ten minutes ago', null, '2026-11-26T00:50:00Z', false],
    ['a failure an hour ago', null, '2026-11-26T00:00:00Z', true],
  ])('%s', (_, newest, failed, due) => {
    const now = new Date('2026-11-26T01:00:00Z');
    expect(isDue(newest, now, failed === null ? null : new Date(failed))).toBe(due);
  });

  test.each([
    [null, false],
    ['2026-11-25T17:00:00Z', true],
    ['2026-11-24T23:30:00Z', true],
    ['2026-11-24T22:30:00Z', false],
  ])('with the newest of %s the office is safe: %s', (newest, safe) => {
    expect(isSafe(newest, new Date('2026-11-26T01:00:00Z'))).toBe(safe);
  });
});
