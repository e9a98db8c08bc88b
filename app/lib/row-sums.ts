/**
 * What a table holds as one hash, so that a copy, a way back or the other engine can be compared.
 */
import { createHash } from 'node:crypto';

export type Cell = string | number | null;
export type Row = Cell[];
export type Sum = { rows: number; hash: string };

/**
 * The hashes of the rows added up: the same on both engines in whatever order they sort text, and
 * unlike XOR two equal rows do not hide each other. It finds accidents; forgery is found by the seal.
 */
export class Summing {
  #sum = 0n;
  #rows = 0;
  readonly #columns: string;
  constructor(columns: readonly string[]) {
    this.#columns = JSON.stringify(columns);
  }
  add(line: string): void {
    this.#rows += 1;
    this.#sum = BigInt.asUintN(256, this.#sum + BigInt(`0x${sha256(line)}`));
  }
  get sum(): Sum {
    const all = `${this.#columns}\n${this.#rows}\n${this.#sum.toString(16)}`;
    return { rows: this.#rows, hash: sha256(all) };
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export type Sums = Record<string, Sum>;

/** Tables that are not the same in both. */
export function differing(a: Sums, b: Sums): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => a[name]?.hash !== b[name]?.hash).sort();
}
