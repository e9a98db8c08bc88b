import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type SmallDisk, smallDisk } from '../small-disk.ts';
import { meetFull, scenarios } from './full.ts';

// R3: bench/full.ts does the same with every number of pages, until the first that is enough.

const probe = smallDisk(1);
probe?.unmount();

describe.skipIf(!probe)('R3: no room on the disk', () => {
  let disk: SmallDisk;
  beforeAll(() => {
    disk = smallDisk(64)!;
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => disk.unmount());

  test.each([
    ['save', [0, 1, 8], 400],
    ['draft', [0, 1], 400],
    ['upload', [0, 100], 2000],
    ['backup', [0, 1], 400],
    ['migration', [0, 60], 4000],
    ['import', [0, 20], 2000],
    ['heads', [0], 10],
  ])('%s', async (name, few, enough) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const scenario = scenarios[name]!;
    const { from = 0 } = scenario;
    for (const pages of few) expect(await meetFull(disk, scenario, from + pages)).toBe(false);
    expect(await meetFull(disk, scenario, from + enough)).toBe(true);
  });
});
