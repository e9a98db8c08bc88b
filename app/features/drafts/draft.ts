/** 書きかけ: what was typed and is not saved yet, and where one goes on with it. */
import { type FieldError, one, type Typed } from '#app/lib/forms.ts';

export type Draft = { key: string; typed: Typed; updatedAt: string; refusal: Refusal | null };

/** Why it was not saved; `theirs` is what somebody else saved meanwhile in the same fields (R9). */
export type Refusal = { errors: FieldError[]; theirs: { label: string; text: string }[] };

export type DraftKind = 'day' | 'appointment' | 'report' | 'correction' | 'record';

/** A form says with a field of its own what it is about; that of a record is the usual one. */
export function kindOf(typed: Typed): DraftKind {
  if (one(typed, 'daily')) return 'day';
  if (one(typed, 'appointment')) return 'appointment';
  if (one(typed, 'report')) return 'report';
  return one(typed, 'version') ? 'correction' : 'record';
}

export function draftHref({ key, typed }: Pick<Draft, 'key' | 'typed'>): string {
  const kind = kindOf(typed);
  if (kind === 'day') return `/daily?draft=${key}`;
  if (kind === 'report') return `/reports/${key}/edit?draft=1`;
  const things = kind === 'appointment' ? '/appointments' : '/records';
  return one(typed, 'version') ? `${things}/${key}/edit?draft=1` : `${things}/new?draft=${key}`;
}

/** Its first words. */
export function draftText(typed: Typed): string {
  const text = ['title', 'done', 'text', 'line'].map((field) => one(typed, field)).find(Boolean);
  return (text ?? '').slice(0, 40);
}
