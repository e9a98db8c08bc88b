import { expect, test } from 'vitest';
import { openFresh } from '#tests/engines.ts';
import type { Progress } from './job.ts';
import { inWorker } from './worker.server.ts';

/** Each thread listens whether it is stopped, from its beginning to its end. */
class Counting extends AbortController {
  inside = 0;
  most = 0;
  override readonly signal = Object.assign(new AbortController().signal, {
    addEventListener: () => {
      this.inside += 1;
      this.most = Math.max(this.most, this.inside);
    },
    removeEventListener: () => {
      this.inside -= 1;
    },
  });
}

test('two threads at once, whoever presses how often', async () => {
  const { db, close } = await openFresh('sqlite');
  const counting = new Counting();
  const { signal } = counting;
  const progress: Progress = { id: 'x', stopped: false, signal, say: async () => {} };
  const works = Array.from({ length: 5 }, () =>
    inWorker(db, 'tests/short-worker.ts', null, progress),
  );
  expect(await Promise.all(works)).toEqual(Array(5).fill('done'));
  expect([counting.inside, counting.most]).toEqual([0, 2]);
  await close();
});
