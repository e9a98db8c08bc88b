/**
 * What an office decides for itself: its name, whether a manager looks at the records and from
 * which day on, and the boxes for seals on print. What was never decided has a default.
 */
import { z } from 'zod';
import { type Day, isDay, parseDate, today } from '#app/lib/dates.ts';
import type { Typed } from '#app/lib/forms.ts';
import { normalise } from '#app/lib/japanese.ts';

export type Chosen = {
  name: string;
  review: { on: boolean; from: Day };
  /** Posts from the highest on, for the boxes of seals; none means no boxes. */
  approval: string[];
};
/** `stamp` tells one state from every other (R9). */
export type Settings = Chosen & { stamp: string };

export const MOST_BOXES = 6;
export const settingNames = ['review', 'approval'] as const;
export type SettingName = (typeof settingNames)[number];
type Stored = { name: string | null; value: string | null; version: number | null };

/** `office` as it stands beside the rows. Without a word of the office's: from its first day on. */
export function settingsOf(
  office: { name: string; createdAt: string; version: number },
  stored: readonly Stored[],
): Settings {
  const found = (name: SettingName) => stored.find((s) => s.name === name);
  const review = readValue(found('review')?.value) as Partial<Chosen['review']> | null;
  const approval = readValue(found('approval')?.value);
  return {
    name: office.name,
    review: {
      on: review?.on !== false,
      from: isDay(review?.from ?? '') ? (review?.from ?? '') : today(new Date(office.createdAt)),
    },
    approval: Array.isArray(approval) ? approval.map(String).slice(0, MOST_BOXES) : [],
    stamp: [office.version, ...settingNames.map((name) => found(name)?.version ?? 0)].join('.'),
  };
}

function readValue(value: string | null | undefined): unknown {
  return value ? JSON.parse(value) : null;
}

/** The form in the page's own fields. */
export function toTyped({ name, review, approval }: Chosen): Typed {
  return {
    name,
    review: review.on ? '1' : '',
    from: review.from,
    approval: approval.join('\n'),
  };
}

export function settingsForm(day: Day) {
  return z
    .object({
      name: z
        .string()
        .default('')
        .transform((t) => t.replace(/\s+/g, ' ').trim())
        .refine((t) => t !== '', '事業所の名前を書いてください。')
        .refine((t) => t.length <= 60, '事業所の名前は60字までにしてください。'),
      review: z.string().default(''),
      from: z
        .string()
        .default('')
        .transform((typed, context) => {
          const read = parseDate(typed, day);
          const message = '日付が読めません。「8.4.1」や「令和8年4月1日」のように書いてください。';
          if (read === null) context.addIssue({ code: 'custom', message });
          return read ?? day;
        }),
      approval: z.string().default('').transform(linesOf).superRefine(checkBoxes),
    })
    .transform(
      ({ name, review, from, approval }): Chosen => ({
        name,
        review: { on: review === '1', from },
        approval,
      }),
    );
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function checkBoxes(posts: string[], context: z.RefinementCtx) {
  const wrong = (message: string) => context.addIssue({ code: 'custom', message });
  if (posts.length > MOST_BOXES) wrong(`決裁欄は${MOST_BOXES}つまでにしてください。`);
  for (const post of posts)
    if ([...post].length > 8) wrong(`「${post}」が長すぎます。8字までにしてください。`);
  const keys = posts.map(normalise);
  const twice = posts.find((_, at) => keys.indexOf(keys[at] ?? '') !== at);
  if (twice !== undefined) wrong(`「${twice}」が2回あります。`);
}

export type Part = 'name' | 'review' | 'approval';

/** Which parts differ. */
export function differing(a: Chosen, b: Chosen): Part[] {
  return (['name', 'review', 'approval'] as const).filter(
    (part) => JSON.stringify(a[part]) !== JSON.stringify(b[part]),
  );
}
