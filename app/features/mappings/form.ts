/** What a form of rules says, checked against the words that it offered. */
import { type Day, fiscalYear } from '#app/lib/dates.ts';
import { type FieldError, many, one, type Typed } from '#app/lib/forms.ts';
import type { HeadWords } from './choices.server.ts';
import { type Rule, ruleHeads } from './mapping.ts';

/** Figures that went out already would no longer agree with the table: somebody says that they know. */
export function needsSure(year: number, rules: readonly Rule[], today: Day): boolean {
  return rules.length > 0 && year < fiscalYear(today);
}

export function sureFaults(isNeeded: boolean, typed: Typed): FieldError[] {
  if (!isNeeded || one(typed, 'sure') === '1') return [];
  return [{ field: 'sure', message: '前の年度を変えてよいことに、印をつけてください。' }];
}

export function rulesIn(
  target: string,
  words: readonly HeadWords[],
  typed: Typed,
): { rules: Rule[]; errors: FieldError[] } {
  const rules = ruleHeads.flatMap((head) =>
    [...new Set(many(typed, head))].filter(Boolean).map((code) => ({ target, head, code })),
  );
  const isKnown = ({ head, code }: Rule) =>
    words.some((one) => one.head === head && one.words.some(({ value }) => value === code));
  const fields = new Set(rules.filter((rule) => !isKnown(rule)).map(({ head }) => head));
  const message = 'いまの一覧にない言葉があります。画面を開きなおしてください。';
  return { rules, errors: [...fields].map((field) => ({ field, message })) };
}
