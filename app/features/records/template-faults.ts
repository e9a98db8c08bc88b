import type { Day } from '#app/lib/dates.ts';
import { type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { repeating } from '../templates/template.ts';
import { parseRecord } from './record.ts';

/** Nothing is needed in a template, but what stands in it must be readable when it is used. */
export function faultsOfTemplate(typed: Typed, day: Day): FieldError[] {
  const fields = repeating(typed);
  const parsed = parseRecord(fields, day);
  return parsed.ok ? [] : parsed.errors.filter(({ field }) => one(fields, field) !== '');
}
