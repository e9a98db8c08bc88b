/**
 * Two people at one record (R9): what each changed against the version both began with.
 * Different fields merge; the same field keeps both texts, and the second person chooses.
 */
import type { RecordFields } from './record.ts';

type Flat = Record<string, unknown>;
export type Clash = { field: string; mine: unknown; theirs: unknown };
export type Merged = { fields: RecordFields; clashes: Clash[]; taken: string[] };

export function merge(base: RecordFields, mine: RecordFields, theirs: RecordFields): Merged {
  const [b, m, t] = [flat(base), flat(mine), flat(theirs)];
  const merged: Flat = { ...m };
  const clashes: Clash[] = [];
  const taken: string[] = [];
  for (const field of Object.keys(t)) {
    const theyChanged = !same(b[field], t[field]);
    if (!theyChanged || same(m[field], t[field])) continue;
    if (same(b[field], m[field])) {
      merged[field] = t[field];
      taken.push(field);
    } else clashes.push({ field, mine: m[field], theirs: t[field] });
  }
  return { fields: folded(merged), clashes, taken };
}

/** Names of the fields in which two states differ; those of the confidential part begin with `confidential.`. */
export function changedFields(before: RecordFields, after: RecordFields): string[] {
  const [b, a] = [flat(before), flat(after)];
  return Object.keys(a).filter((field) => !same(b[field], a[field]));
}

function flat({ confidential, ...shared }: RecordFields): Flat {
  return {
    ...shared,
    'confidential.who': confidential.who,
    'confidential.detail': confidential.detail,
  };
}

function folded(flatFields: Flat): RecordFields {
  const { 'confidential.who': who, 'confidential.detail': detail, ...shared } = flatFields;
  return { ...shared, confidential: { who, detail } } as RecordFields;
}

/** A state kept before a field came has nothing there, which is no change. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
