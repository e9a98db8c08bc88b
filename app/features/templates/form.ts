import { z } from 'zod';
import { NAME_LENGTH } from './template.ts';

/** What the page of templates sends. */
export const listForm = z.object({
  id: z.string().default(''),
  intent: z.enum(
    ['up', 'down', 'drop', 'back'],
    'この画面を開きなおして、もう一度押してください。',
  ),
});

/** Beside the fields of a record, which records themselves read. */
export const nameForm = z.object({
  name: z
    .string()
    .default('')
    .transform((name) => name.trim())
    .pipe(
      z
        .string()
        .min(1, 'ひな形の名前を書いてください。')
        .max(NAME_LENGTH, `名前は${NAME_LENGTH}字までにしてください。`),
    ),
  isOffice: z
    .string()
    .default('')
    .transform((ticked) => ticked === '1'),
});
