import { expect, test } from 'vitest';
import { turns } from './turns.ts';

/** Starts each of these and says which are under way until they are let go. */
function started(room: number, sizes: number[]) {
  const turn = turns(room);
  const under = new Set<number>();
  const ends: (() => void)[] = [];
  const all = sizes.map((size, n) =>
    turn(size, async () => {
      under.add(n);
      await new Promise<void>((end) => {
        ends[n] = end;
      });
      under.delete(n);
      if (size === 13) throw new Error('thirteen');
    }),
  );
  const settle = () => new Promise((go) => setImmediate(go));
  return { under, ends, all, settle };
}

test('as many as fit, in the order they came', async () => {
  const { under, ends, all, settle } = started(10, [6, 3, 5, 1]);
  await settle();
  expect([...under]).toEqual([0, 1]); // the last would fit, but does not pass the one before it
  ends[0]?.();
  await settle();
  expect([...under]).toEqual([1, 2, 3]);
  for (const end of ends) end();
  await Promise.all(all);
});

test('what is larger than the room goes alone; what fails lets the next one in', async () => {
  const { under, ends, all, settle } = started(10, [13, 1]);
  await settle();
  expect([...under]).toEqual([0]);
  ends[0]?.();
  await expect(all[0]).rejects.toThrow('thirteen');
  await settle();
  expect([...under]).toEqual([1]);
  ends[1]?.();
  await all[1];
});
