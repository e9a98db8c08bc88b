import { afterAll, describe, expect, test, vi } from 'vitest';
import { actorNamed } from '#tests/cast.ts';
import { smallDisk } from '#tests/small-disk.ts';
import { readDisks, spaceWarning } from './space.server.ts';
import { type Disk, warningOf } from './space.ts';

const data = (free: number): Disk => ({ place: 'data', free });
const copies = (free: number): Disk => ({ place: 'copies', free });

test.each([
  ['enough', [data(0.15), copies(0.9)], null, null],
  ['low', [data(0.149)], 'データの置き場所の空きが、14％になりました。', null],
  ['low for copies', [data(0.5), copies(0.1)], '控えの置き場所の空きが、10％になりました。', null],
  [
    'nearly none',
    [data(0.049), copies(0.1)],
    'データの置き場所の空きが、4％になりました。',
    'データの置き場所の空きが、残りわずかです。',
  ],
  [
    'nearly none for copies',
    [data(0.9), copies(0)],
    '控えの置き場所の空きが、0％になりました。',
    '控えの置き場所の空きが、残りわずかです。',
  ],
  ['nobody knows', [], null, null],
])('%s: who is told what', (_name, disks, admin, everybody) => {
  expect(warningOf(disks, true)?.title ?? null).toBe(admin);
  expect(warningOf(disks, false)?.title ?? null).toBe(everybody);
});

describe('what the disks say', () => {
  const sizes = (bavail: number) => async () => ({ bavail, blocks: 100 });

  test('is told to those who look after the office first', async () => {
    expect(await spaceWarning(actorNamed('sasaki'), sizes(10))).not.toBeNull();
    expect(await spaceWarning(actorNamed('nishida'), sizes(10))).toBeNull();
    expect(await spaceWarning(actorNamed('nishida'), sizes(4))).not.toBeNull();
  });

  test.each([
    ['fails', async () => Promise.reject(new Error('gone'))],
    ['never answers', () => new Promise<never>(() => {})],
    ['knows no size', async () => ({ bavail: 0, blocks: 0 })],
  ])('a place that %s keeps nobody waiting', async (_name, ask) => {
    vi.stubEnv('DATA_DIR', `/nowhere/${_name}`);
    expect(await readDisks(ask)).toEqual([]);
    vi.unstubAllEnvs();
  });

  const disk = smallDisk(8);
  afterAll(() => disk?.unmount());
  test.skipIf(!disk)('a real disk that is full and empty again', async () => {
    vi.stubEnv('DATA_DIR', disk?.folder);
    disk?.fill();
    expect(await readDisks()).toEqual([data(0)]);
    disk?.empty();
    expect((await readDisks())[0]?.free).toBeGreaterThan(0.5);
    vi.unstubAllEnvs();
  });
});
