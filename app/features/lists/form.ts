/** The forms of a list's page: one a row, one to add, one to restore, told apart by `intent`. */
import { z } from 'zod';
import { type Day, parseDate } from '#app/lib/dates.ts';

const LABEL = '名前を書いてください。';
export const label = z
  .string(LABEL)
  .trim()
  .min(1, LABEL)
  .max(40, '名前は40字までにしてください。')
  .regex(/^[^\p{Cc}]*$/u, '名前は1行で書いてください。');
const code = z.string();

export function listForm(today: Day) {
  const day = z
    .string()
    .default('')
    .transform((typed, context) => {
      const read = parseDate(typed, today);
      if (typed.trim() !== '' && read === null)
        context.addIssue({
          code: 'custom',
          message: '日付が読めません。「11月23日」や「8.11.23」のように書いてください。',
        });
      return read;
    });
  return z.discriminatedUnion(
    'intent',
    [
      z.object({ intent: z.literal('add'), label, group: z.string().default(''), fromOn: day }),
      z.object({ intent: z.literal('rename'), code, was: z.string(), label }),
      z.object({ intent: z.literal('end'), code, untilOn: day.transform((d) => d ?? today) }),
      z.object({ intent: z.literal('reopen'), code }),
      z.object({ intent: z.enum(['up', 'down']), code }),
      z.object({ intent: z.literal('restore') }),
    ],
    { error: 'この画面を開きなおして、もう一度押してください。' },
  );
}

export type ListIntent = z.output<ReturnType<typeof listForm>>;
