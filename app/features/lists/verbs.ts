// H3: the five verbs of the support policy. Every record names one or more of them,
// except those of 内部・その他. Stored as one whole number, one bit for each verb.

export const verbs = [
  { verb: 'know', label: 'しる', bit: 1 },
  { verb: 'connect', label: 'つなぐ', bit: 2 },
  { verb: 'involve', label: 'まきこむ', bit: 4 },
  { verb: 'create', label: 'つくりだす', bit: 8 },
  { verb: 'spread', label: 'ひろげる', bit: 16 },
] as const;

export type Verb = (typeof verbs)[number]['verb'];

export function verbBits(list: readonly Verb[]): number {
  return verbs.reduce((bits, { verb, bit }) => (list.includes(verb) ? bits | bit : bits), 0);
}

/** In the order of the policy, whatever the order they were ticked in. */
export function verbsOf(bits: number): Verb[] {
  return verbs.filter(({ bit }) => (bits & bit) !== 0).map(({ verb }) => verb);
}

/** Those of the codes that are verbs, in the same order. */
export function verbsAmong(codes: readonly string[]): Verb[] {
  return verbs.map(({ verb }) => verb).filter((verb) => codes.includes(verb));
}

export function verbLabels(bits: number): string[] {
  return verbs.filter(({ bit }) => (bits & bit) !== 0).map(({ label }) => label);
}
