import { describe, expect, test } from 'vitest';
import type { Role } from '../accounts/actor.ts';
import { type By, type Measure, maySeeSpread, rounded, type Sight, sightOf } from './seen.ts';

describe('who sees what of whom', () => {
  test.each<[Role, By, Measure, string, number, Sight]>([
    // Managers answer for all.
    ['manager', 'staff', 'delay', 'y2026', 1, 'all'],
    ['manager', 'staff', 'records', '2026-05-01_2026-05-02', 2, 'all'],
    ['manager', 'zone', 'kept', 'm2026-05', 1, 'all'],
    // A worker sees oneself, and the middle of six or more.
    ['csw', 'staff', 'records', 'y2026', 6, 'band'],
    ['cn', 'staff', 'verbs', 'h2026-1', 7, 'band'],
    ['csw', 'staff', 'kept', '5y2026', 6, 'band'],
    // Five, two or oneself: the others could be reckoned.
    ['csw', 'staff', 'records', 'y2026', 5, 'own'],
    ['csw', 'staff', 'delay', 'y2026', 2, 'own'],
    ['csw', 'staff', 'whole', 'y2026', 1, 'own'],
    ['csw', 'staff', 'support', 'y2026', 0, 'own'],
    // Days of one's own choosing, one day more or less: the difference is one person's.
    ['csw', 'staff', 'records', 'm2026-05', 12, 'own'],
    ['csw', 'staff', 'records', '2026-04-01_2027-03-31', 12, 'own'],
    ['csw', 'staff', 'records', '2026-05-13_2026-05-13', 12, 'own'],
    // What was done in an area can be read in its records.
    ['csw', 'zone', 'records', 'y2026', 9, 'all'],
    ['cn', 'town', 'hours', '2026-05-13_2026-05-13', 1, 'all'],
    ['csw', 'district', 'verbs', 'm2026-05', 3, 'all'],
    ['csw', 'zone', 'support', 'y2026', 1, 'all'],
    // How people write and keep their word: never by the areas where they work.
    ['csw', 'district', 'whole', 'y2026', 30, 'none'],
    ['csw', 'zone', 'delay', 'y2026', 30, 'none'],
    ['cn', 'town', 'planned', 'y2026', 30, 'none'],
    ['cn', 'zone', 'kept', 'y2026', 30, 'none'],
    // For nobody else.
    ['admin', 'staff', 'records', 'y2026', 12, 'none'],
    ['admin', 'zone', 'records', 'y2026', 12, 'none'],
    ['viewer', 'zone', 'records', 'y2026', 12, 'none'],
    ['viewer', 'staff', 'records', 'y2026', 12, 'none'],
  ])('%s, by %s, %s, %s, %d people: %s', (role, by, measure, period, people, sight) => {
    expect(sightOf({ role }, { by, measure, period, people })).toBe(sight);
  });

  test.each<[Role, boolean]>([
    ['csw', true],
    ['cn', true],
    ['manager', true],
    ['admin', false],
    ['viewer', false],
  ])('%s: %j', (role, may) => {
    expect(maySeeSpread({ role })).toBe(may);
  });
});

test.each([
  [{ low: 11.2, middle: 26.6, high: 31.4 }, 1, { low: 11, middle: 27, high: 31 }],
  [{ low: 12, middle: 33.3, high: 48 }, 5, { low: 10, middle: 35, high: 50 }],
])('%j to %d: %j', (band, step, near) => {
  expect(rounded(band, step)).toEqual(near);
});
