/** What a person chose for a file so far: it waits beside the upload until the file is brought in. */
import type { Day } from '#app/lib/dates.ts';
import { many, one, type Typed } from '#app/lib/forms.ts';
import type { Field } from './fields.ts';
import type { ChosenFields } from './mapping.ts';
import { isField } from './mapping.ts';
import type { Defaults } from './plan.ts';
import type { Remembered } from './words-match.ts';
import { tidyWord } from './words-match.ts';

export type Choices = {
  sheet: string;
  /** As Excel numbers it. */
  headingRow: number | null;
  fields: ChosenFields;
  words: Remembered[];
  defaults: Partial<Defaults>;
  /** The fiscal year, where the file does not say it. */
  year: number | null;
  /** Null: as the file suggests. */
  privateText: boolean | null;
};

export const noChoices: Choices = {
  sheet: '',
  headingRow: null,
  fields: {},
  words: [],
  defaults: {},
  year: null,
  privateText: null,
};

/** Of the form: `column-3`, `code` beside `about` and `word`, and the rest by name. */
export function choicesIn(typed: Typed, before: Choices): Choices {
  // Another sheet or heading has other columns: what was chosen for the old ones says nothing.
  const isOther = hasChanged(typed, 'sheet') || hasChanged(typed, 'headingRow');
  const fields = Object.keys(typed).flatMap((name): [number, Field][] => {
    const column = /^column-(\d+)$/.exec(name)?.[1];
    const field = one(typed, name);
    // As it was offered: a guess stays a guess, so that a better one can take its place.
    if (column === undefined || !hasChanged(typed, name) || !isField(field)) return [];
    return [[Number(column), field]];
  });
  return {
    sheet: one(typed, 'sheet', before.sheet),
    headingRow: hasChanged(typed, 'sheet')
      ? null
      : numberOf(typed, 'headingRow', before.headingRow),
    fields: isOther ? {} : { ...before.fields, ...Object.fromEntries(fields) },
    words: wordsIn(typed, before.words),
    defaults: defaultsIn(typed),
    year: numberOf(typed, 'year', before.year),
    privateText: hasChanged(typed, 'privateText')
      ? one(typed, 'privateText') === '1'
      : before.privateText,
  };
}

function numberOf(typed: Typed, name: string, before: number | null): number | null {
  if (!hasChanged(typed, name)) return before;
  return Number(one(typed, name).normalize('NFKC')) || null;
}

/** Whether something stands otherwise than the page offered it. */
export function isChanged(typed: Typed): boolean {
  const names = Object.keys(typed).filter((name) => name.startsWith('was-'));
  const isChosen = many(typed, 'code').some((code) => code !== '');
  return isChosen || names.some((name) => hasChanged(typed, name.slice(4)));
}

/** Each control has its value as it was offered beside it, as `was-NAME`. */
function hasChanged(typed: Typed, name: string): boolean {
  if (typed[`was-${name}`] === undefined) return false;
  return many(typed, name).join() !== one(typed, `was-${name}`);
}

function wordsIn(typed: Typed, before: readonly Remembered[]): Remembered[] {
  const [abouts, words, codes] = ['about', 'word', 'code'].map((name) => many(typed, name));
  const chosen = (abouts ?? []).flatMap((about, n) => {
    const [word = '', means = ''] = [words?.[n], codes?.[n]];
    return means === '' ? [] : [{ about, typed: tidyWord(word), means }];
  });
  const key = ({ about, typed: word }: Remembered) => `${about}\n${word}`;
  return [...new Map([...before, ...chosen].map((one) => [key(one), one])).values()];
}

function defaultsIn(typed: Typed): Partial<Defaults> {
  const verbs = many(typed, 'verbs');
  return {
    areaId: one(typed, 'areaId'),
    kind: one(typed, 'kind'),
    supportMain: one(typed, 'supportMain'),
    ...(verbs.length > 0 && { verbs }),
  };
}

/** Of today's fiscal year back to the oldest that a log may have. */
export function yearChoices(today: Day): number[] {
  const now = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0);
  return Array.from({ length: 30 }, (_, n) => now - n);
}
