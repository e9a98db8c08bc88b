/**
 * The records of one day as one form: `r0-kind` is the kind of the first. The first has the
 * id of the form itself, so that a draft that arrives late finds the record and is dropped.
 */
import { type FieldError, many, one, type Typed } from '#app/lib/forms.ts';
import { privateKinds } from '../lists/private.ts';
import { MOST_ROWS } from './day.ts';

export type Row = { id: string; typed: Typed };

const NAME = /^r(\d{1,2})-([A-Za-z]+)$/;

export function rowsIn(key: string, typed: Typed): Row[] {
  const rows = new Map<number, Typed>();
  for (const [name, value] of Object.entries(typed)) {
    const [, at, field = ''] = NAME.exec(name) ?? [];
    if (at === undefined || Number(at) >= MOST_ROWS) continue;
    const row = rows.get(Number(at)) ?? {};
    rows.set(Number(at), { ...row, [field]: value });
  }
  return withIds(
    key,
    [...rows]
      .sort(([a], [b]) => a - b)
      .map(([, { id, ...fields }]) => ({ id: `${id}`, typed: fields })),
  );
}

export function inForm(rows: readonly Row[]): Typed {
  const fields = rows.flatMap(({ id, typed }, at) =>
    Object.entries({ ...typed, id }).map(([field, value]) => [nameIn(at, field), value] as const),
  );
  return Object.fromEntries(fields);
}

export function nameIn(at: number, field: string): string {
  return `r${at}-${field}`;
}

export function errorsIn(at: number, errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ field, message }) => ({
    field: nameIn(at, field === 'areaId' ? 'area' : field),
    message: `${at + 1}つめ：${message}`,
  }));
}

export function dropped(key: string, rows: readonly Row[], at: number): Row[] {
  return withIds(key, rows.toSpliced(at, 1));
}

/** With the one before: texts one below the other, the rest of the later fills what is empty. */
export function joinedUp(key: string, rows: readonly Row[], at: number): Row[] {
  const [before, later] = [rows[at - 1], rows[at]];
  if (!before || !later) return [...rows];
  const typed: Typed = { ...later.typed, ...filledOf(before.typed) };
  for (const field of ['done', 'detail', 'who', 'nextStep']) {
    const texts = [before, later].map((row) => one(row.typed, field)).filter(Boolean);
    if (texts.length > 0) typed[field] = texts.join('\n');
  }
  const verbs = [before, later].flatMap((row) => many(row.typed, 'verbs'));
  typed.verbs = [...new Set(verbs.filter(Boolean))];
  return withIds(key, rows.toSpliced(at - 1, 2, { id: before.id, typed }));
}

function filledOf(typed: Typed): Typed {
  const filled = Object.keys(typed).filter((field) => many(typed, field).some(Boolean));
  return Object.fromEntries(filled.map((field) => [field, typed[field] ?? '']));
}

/** H8: where work begins in the confidential part, its text and the names of those met go there. */
export function intoRoom(typed: Typed): Typed {
  if (!privateKinds.includes(one(typed, 'kind'))) return typed;
  const { done: _d, noticed: _n, withNames: _w, ...rest } = typed;
  const together = (fields: string[], between: string) =>
    fields
      .map((field) => one(typed, field))
      .filter(Boolean)
      .join(between);
  return {
    ...rest,
    detail: together(['detail', 'done', 'noticed'], '\n'),
    who: together(['who', 'withNames'], '、'),
  };
}

function withIds(key: string, rows: readonly Row[]): Row[] {
  return rows.map((row, at) => (at === 0 ? { ...row, id: key } : row));
}
