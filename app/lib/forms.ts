/** A posted form against a zod schema. What was typed comes back with the faults, so nothing is lost. */
import { data } from 'react-router';
import type { z } from 'zod';

export type FieldError = { field: string; message: string };
export type Typed = Record<string, string | string[]>;
export type Refused = { ok: false; errors: FieldError[]; values: Typed };
export type Parsed<T> = { ok: true; value: T; values: Typed } | Refused;

/** Fields given several times become lists. Files are not read here, nor what no database keeps. */
export function typedFields(form: FormData): Typed {
  const lists = new Map<string, string[]>();
  for (const [name, value] of form) {
    const list = lists.get(name) ?? [];
    if (typeof value === 'string') list.push(value.replaceAll('\0', ''));
    lists.set(name, list);
  }
  const typed = [...lists].map(([name, list]) => [name, list.length > 1 ? list : (list[0] ?? '')]);
  return Object.fromEntries(typed);
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
