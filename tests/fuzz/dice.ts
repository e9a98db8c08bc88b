/** Chance that comes again: the same words give the same throws, so that what failed can be repeated. */
import { createHash } from 'node:crypto';

export type Dice = {
  /** From 0 up to 1, without it. */
  next: () => number;
  below: (n: number) => number;
  chance: (part: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
};

export function diceOf(...words: (string | number)[]): Dice {
  let state = createHash('sha256').update(words.join(' ')).digest().readUInt32LE();
  // mulberry32: small, and even enough for choosing
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (part) => next() < part,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
  };
}
