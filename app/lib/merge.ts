/**
 * Two people at one text (R9). `base` is what the form began with: its version and its
 * texts. When somebody saved meanwhile, what only one of them changed is kept from both;
 * what both changed is a clash, nothing is saved and both texts are shown.
 */
import { many, one, type Typed } from './forms.ts';

export type Texts = Record<string, string>;
export type Base = { version: number; was: Texts };
export type Clash = { field: string; mine: string; theirs: string };
export type Merged<T> = { fields: T; clashes: Clash[]; taken: string[] };

export function mergeTexts<T extends Texts>(
  base: Base,
  current: { version: number; fields: T },
  mine: T,
): Merged<T> {
  const merged: Merged<T> = { fields: { ...mine }, clashes: [], taken: [] };
  if (base.version === current.version) return merged;
  for (const [field, theirs] of Object.entries(current.fields)) {
    const was = base.was[field];
    const own = mine[field] ?? '';
    if (theirs === was || theirs === own) continue;
    if (own === was) {
      Object.assign(merged.fields, { [field]: theirs });
      merged.taken.push(field);
    } else merged.clashes.push({ field, mine: own, theirs });
  }
  return merged;
}

/** Hidden fields of a form: `version` and `was.` with the name of each text. */
export function baseOf(typed: Typed): Base {
  const began = Object.keys(typed).filter((name) => name.startsWith('was.'));
  return {
    version: Number(one(typed, 'version', '-1')),
    was: Object.fromEntries(
      began.map((name) => [name.slice(4), (many(typed, name)[0] ?? '').replaceAll('\r\n', '\n')]),
    ),
  };
}

export type Saved<T> =
  | { done: true; taken: string[] }
  /** The form again: own texts where both changed, with what is stored now as its new base. */
  | { done: false; clashes: Clash[]; fields: T; base: Base };

export function toSaved<T extends Texts>(merged: Merged<T>, version: number, was: T): Saved<T> {
  const { clashes, fields, taken } = merged;
  if (clashes.length === 0) return { done: true, taken };
  return { done: false, clashes, fields, base: { version, was } };
}
