// The forms that say who is in charge (H12), and which zone lies in which district.
import { z } from 'zod';
import { type Day, parseDate } from '#app/lib/dates.ts';
import { one, type Typed } from '#app/lib/forms.ts';
import { chosen, day } from '#app/lib/read-fields.ts';

export function assignForm(today: Day) {
  return z.object({
    id: z.uuid('この画面を開きなおして、もう一度加えてください。'),
    staffId: chosen('職員を選んでください。'),
    areaId: chosen('地域を選んでください。'),
    support: chosen('支援の種類を選んでください。'),
    duty: z.enum(['main', 'deputy'], '主担当か副担当かを選んでください。'),
    // Never null: without a day it is today.
    fromOn: day(today).transform((read) => read ?? today),
    untilOn: day(today),
  });
}

export function endForm(today: Day) {
  return z.object({
    id: z.string(),
    untilOn: day(today).transform((read) => read ?? today),
  });
}

export function fromForm(today: Day) {
  return z.object({ fromOn: day(today) });
}

/** Days as people write them, for the forms of area.ts; what cannot be read stays and is refused there. */
export function withDays(typed: Typed, fields: readonly string[], today: Day): Typed {
  const read = fields.map((field) => {
    const text = one(typed, field);
    return [field, parseDate(text, today) ?? text];
  });
  return { ...typed, ...Object.fromEntries(read) };
}
