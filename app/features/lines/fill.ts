/**
 * Between a line that was read and the form it fills. The form carries unseen what came from
 * the line and what stood there before, so that each field can be put back, and a corrected
 * line replaces what the first one gave instead of adding to it.
 */
import { z } from 'zod';
import { parseDate, today } from '#app/lib/dates.ts';
import { many, one, type Typed } from '#app/lib/forms.ts';
import type { Understood } from './line.ts';

/** Names of the two fields that the form adds. */
export const LINE = 'line';
export const UNDERSTOOD = 'understood';

/** In these the line is added to what stands there. */
const texts: readonly string[] = ['done', 'detail'];

const filledSchema = z.object({
  before: z.array(z.string()),
  after: z.array(z.string()),
  /** How it was read, for people; '' for the text itself. */
  says: z.string(),
  /** The words it was read from. */
  words: z.array(z.string()),
});
const carriedSchema = z.object({
  line: z.string(),
  fields: z.record(z.string(), filledSchema),
  doubts: z.array(z.object({ text: z.string(), says: z.string() })),
});
export type Filled = z.output<typeof filledSchema>;
export type Carried = z.output<typeof carriedSchema>;

/** It went through the browser: whatever is not of this shape is nothing. */
export function carriedIn(typed: Typed): Carried | null {
  try {
    const parsed = carriedSchema.safeParse(JSON.parse(one(typed, UNDERSTOOD) || 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A line stands in the form that no field shows yet. */
export function hasNewLine(typed: Typed): boolean {
  const line = one(typed, LINE).trim();
  return line !== '' && line !== carriedIn(typed)?.line;
}

export function filled(typed: Typed, understood: Understood): Typed {
  const form = withoutLine(typed);
  const fields: Carried['fields'] = {};
  for (const [field, value] of Object.entries(understood.fields)) {
    const before = many(form, field);
    const after = texts.includes(field) ? joined(before, value) : [value].flat();
    const marks = understood.marks.filter((mark) => mark.field === field);
    const says = marks.map(saysOf).join('、');
    fields[field] = { before, after, says, words: marks.map(({ text }) => text) };
    form[field] = after.length > 1 ? after : (after[0] ?? '');
  }
  const carried: Carried = { line: one(typed, LINE).trim(), fields, doubts: understood.doubts };
  return { ...form, [UNDERSTOOD]: JSON.stringify(carried) };
}

/** 「きのう → 11月24日(火)」. Which field it is for stands above it already. */
function saysOf({ text, says }: Understood['marks'][number]): string {
  const read = says.replace(/。[^。]*(?:と読みました|名前です)$|と読みました$/, '');
  return read === text ? text : `${text} → ${read}`;
}

function joined(before: string[], value: string | string[]): string[] {
  return [[...before, value].flat().filter(Boolean).join('\n')];
}

/** As it was before an earlier line, but for what somebody changed since. */
function withoutLine(typed: Typed): Typed {
  const form = { ...typed };
  for (const [field, { before, after }] of Object.entries(carriedIn(typed)?.fields ?? {}))
    if (isSame(field, typed, after)) form[field] = before;
  return form;
}

/** One field as it was; words that stand nowhere else return to the text. */
export function putBack(typed: Typed, field: string): Typed {
  const carried = carriedIn(typed);
  const { [field]: taken, ...fields } = carried?.fields ?? {};
  if (!carried || !taken) return typed;
  const text = fields.detail ? 'detail' : 'done';
  const words = taken.words.filter((word) => !one(typed, text).includes(word));
  return {
    ...typed,
    [field]: taken.before,
    ...(words.length > 0 && { [text]: [one(typed, text), ...words].filter(Boolean).join(' ') }),
    [UNDERSTOOD]: JSON.stringify({ ...carried, fields }),
  };
}

/** What is still as the line gave it, to be marked. */
export function markedFields(typed: Typed): Record<string, Filled> {
  const all = Object.entries(carriedIn(typed)?.fields ?? {});
  return Object.fromEntries(
    all.filter(([field, { says, after }]) => says !== '' && isSame(field, typed, after)),
  );
}

function isSame(field: string, typed: Typed, values: string[]): boolean {
  const one = (texts: string[]) => texts.map((text) => plain(field, text)).join('\n\n');
  return one(many(typed, field)) === one(values);
}

/** The form shows a day in the era. */
function plain(field: string, text: string): string {
  const trimmed = text.replaceAll('\r\n', '\n').trim();
  return field.endsWith('On') ? (parseDate(trimmed, today()) ?? trimmed) : trimmed;
}
