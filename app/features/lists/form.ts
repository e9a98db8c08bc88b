/** The forms of a list's page: one a row, one to add, one to restore, told apart by `intent`. */
import { z } from 'zod';
import type { Day } from '#app/lib/dates.ts';
import { day } from '#app/lib/read-fields.ts';

const LABEL = '名前を書いてください。';
export const label = z
  .string(LABEL)
  .trim()
  .min(1, LABEL)
  .max(40, '名前は40字までにしてください。')
  .regex(/^[^\p{Cc}]*$/u, '名前は1行で書いてください。');
const code = z.string();

export function listForm(today: Day) {
  return z.discriminatedUnion(
    'intent',
    [
      z.object({
        intent: z.literal('add'),
        label,
        group: z.string().default(''),
        fromOn: day(today),
      }),
      z.object({ intent: z.literal('rename'), code, was: z.string(), label }),
      z.object({
        intent: z.literal('end'),
        code,
        untilOn: day(today).transform((d) => d ?? today),
      }),
      z.object({ intent: z.literal('reopen'), code }),
      z.object({ intent: z.enum(['up', 'down']), code }),
      z.object({ intent: z.literal('restore') }),
    ],
    { error: 'この画面を開きなおして、もう一度押してください。' },
  );
}

export type ListIntent = z.output<ReturnType<typeof listForm>>;
