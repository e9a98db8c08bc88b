/** A posted form against a zod schema. What was typed comes back with the faults, so nothing is lost. */
import { data } from 'react-router';
import type { z } from 'zod';

export type FieldError = { field: string; message: string };
export type Typed = Record<string, string | string[]>;
export type Refused = { ok: false; errors: FieldError[]; values: Typed };
export type Parsed<T> = { ok: true; value: T; values: Typed } | Refused;

/** Fields given several times become lists. Files are not read here. */
export function typedFields(form: FormData): Typed {
  const typed: Typed = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((v): v is string => typeof v === 'string');
    typed[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return typed;
}

export function parseForm<S extends z.ZodType>(
  schema: S,
  form: FormData | Typed,
): Parsed<z.output<S>> {
  const values = form instanceof FormData ? typedFields(form) : form;
  // For a field without a sentence of its own: never the library's English.
  const parsed = schema.safeParse(values, { error: () => 'この欄を見なおしてください。' });
  if (parsed.success) return { ok: true, value: parsed.data, values };
  const errors = parsed.error.issues.map((i) => ({
    field: String(i.path[0] ?? ''),
    message: i.message,
  }));
  return refused(values, errors);
}

export function refused(values: Typed, errors: FieldError[]): Refused {
  return { ok: false, errors, values };
}

/** The answer of an action to what it cannot take. */
export function invalid({ errors, values }: Refused) {
  return data({ errors, values }, { status: 422 });
}

/** What is wrong with one field. */
export function errorOf(errors: readonly FieldError[] | undefined, field: string) {
  return errors?.find((error) => error.field === field)?.message;
}

/** One value of what was typed, for filling a field again. */
export function one(values: Typed | undefined, field: string, otherwise = ''): string {
  const value = values?.[field];
  return (Array.isArray(value) ? value[0] : value) ?? otherwise;
}

export function many(values: Typed | undefined, field: string, otherwise: string[] = []): string[] {
  const value = values?.[field];
  if (value === undefined) return values ? [] : otherwise;
  return Array.isArray(value) ? value : [value];
}
