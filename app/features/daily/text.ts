import { z } from 'zod';
import { type Day, parseDate } from '#app/lib/dates.ts';
import { type Parsed, parseForm, type Typed } from '#app/lib/forms.ts';

type Written = { text: string; day: Day; areaId: string };

/** The first of the two steps: the text of a day. */
export function textForm(typed: Typed, today: Day): Parsed<Written> {
  const form = z
    .object({
      text: z
        .string()
        .default('')
        .transform((text) => text.trim())
        .pipe(
          z
            .string()
            .min(1, 'したことを、一件ずつ行を変えて書いてください。')
            .max(20_000, '2万字までにしてください。書いた文はそのまま残っています。'),
        ),
      occurredOn: z
        .string()
        .default('')
        .transform((text, context) => {
          const day = parseDate(text, today);
          if (day === null) context.addIssue({ code: 'custom', message: UNREADABLE });
          return day ?? today;
        }),
      areaId: z.string().default(''),
    })
    .transform(({ occurredOn, ...rest }) => ({ ...rest, day: occurredOn }));
  return parseForm(form, typed);
}

const UNREADABLE =
  '日付が読めないか、暦にない日です。「11月23日」や「11/23」のように書いてください。';
