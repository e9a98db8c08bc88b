import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { postgresForTests } from '../postgres.ts';
import { castCluster, failOver } from './failover.ts';
import type { Cluster } from './pair.ts';

// R13; bench/failovers.ts does the same 50 times.

const isHere = postgresForTests() !== null && process.platform === 'linux';
const whole = { twice: [], lost: [], half: [], broken: [] };
afterEach(() => vi.restoreAllMocks());

describe.skipIf(!isHere)('R13: the PostgreSQL in use is killed, the second takes its place', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await castCluster();
  });
  afterAll(() => cluster.remove());

  test('three times under load: nothing acknowledged is lost, nothing is there twice', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    for (let n = 0; n < 3; n += 1) {
      const { saved, refused, ...found } = await failOver(cluster);
      expect(found).toEqual(whole);
      expect([saved, refused].every((count) => count > 0)).toBe(true);
    }
  });
});
