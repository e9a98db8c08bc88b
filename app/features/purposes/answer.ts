import { data } from 'react-router';
import type { FieldError, Typed } from '#app/lib/forms.ts';
import { type Base, baseOf, type Clash, type Saved, type Texts } from '#app/lib/merge.ts';

export type FormState = {
  values: Typed;
  errors: FieldError[];
  clashes: Clash[];
  base: Base;
};

/** The form as first shown. */
export function begin(version: number, texts: Texts): FormState {
  return { values: texts, errors: [], clashes: [], base: { version, was: texts } };
}

/** The form that came back: what was typed and what it began with are kept. */
export function again(
  came: { errors: FieldError[]; values: Typed; clashes?: Clash[] } | undefined,
): FormState | null {
  return came ? { clashes: [], ...came, base: baseOf(came.values) } : null;
}

/** 409, with the form on the base that is stored now, so that saving again is a decision. */
export function clashing<T extends Texts>(saved: Saved<T> & { done: false }, more: Typed = {}) {
  const { version, was } = saved.base;
  const began = Object.entries(was).map(([field, text]) => [`was.${field}`, text]);
  const values: Typed = {
    ...more,
    ...saved.fields,
    version: String(version),
    ...Object.fromEntries(began),
  };
  const errors: FieldError[] = [];
  return data({ errors, values, clashes: saved.clashes }, { status: 409 });
}
