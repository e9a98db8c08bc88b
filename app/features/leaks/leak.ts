/**
 * 漏えい: somebody saw what was not meant for them, or may have. What to do in the first hour,
 * by what happened; the days by which the authority is told (個人情報保護法施行規則 8条: three to
 * five days, then thirty, or sixty by wrongful purpose); and the report, written down as far as
 * it is known.
 */
import { z } from 'zod';
import { addDays, type Day, parseDate } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { day, needed, read, text } from '#app/lib/read-fields.ts';

export const kinds = ['stick', 'paper', 'sent', 'screen', 'stranger', 'other'] as const;
export type Kind = (typeof kinds)[number];
export const isKind = (text: string): text is Kind => (kinds as readonly string[]).includes(text);

/** So many are counted and shown; the rest goes out as a file. */
export const MOST_LINES = 300;

/** What the audit is asked: words that name a person, an account, a span of days. */
export type Asked = { words: string; staff: string; from: Day | ''; to: Day | '' };

export function readAsked(params: URLSearchParams, today: Day): Asked {
  const given = (name: string) => params.get(name)?.trim().slice(0, 200) ?? '';
  const dayOf = (name: string) => parseDate(given(name), today) ?? '';
  const staff = given('staff');
  return {
    words: given('words'),
    staff: isId(staff) ? staff : '',
    from: dayOf('from'),
    to: dayOf('to'),
  };
}

export const isAsked = (asked: Asked) => Object.values(asked).some((value) => value !== '');

export function askedQuery(asked: Partial<Asked>): string {
  const given = Object.entries(asked).filter(([, value]) => value);
  return new URLSearchParams(given as [string, string][]).toString();
}

export const sections = [
  { name: 'summary', label: '概要' },
  { name: 'items', label: '漏えいした項目' },
  { name: 'people', label: '人数' },
  { name: 'cause', label: '原因' },
  { name: 'harm', label: '二次被害と、そのおそれ' },
  { name: 'told', label: '本人への対応' },
  { name: 'public', label: '公表' },
  { name: 'prevent', label: '再発を防ぐために' },
  { name: 'other', label: 'そのほか' },
] as const;
export type Section = (typeof sections)[number]['name'];
export type Words = Record<Section, string>;

export type Leak = {
  id: string;
  kind: Kind;
  title: string;
  noticedOn: Day;
  isWrongful: boolean;
  asked: Asked;
  words: Words;
  firstOn: Day | null;
  finalOn: Day | null;
  version: number;
};

const FIRST_DAYS = 5;

export const firstDue = ({ noticedOn }: Pick<Leak, 'noticedOn'>) => addDays(noticedOn, FIRST_DAYS);
export const finalDue = ({ noticedOn, isWrongful }: Pick<Leak, 'noticedOn' | 'isWrongful'>) =>
  addDays(noticedOn, isWrongful ? 60 : 30);

/** The next day by which the authority is told; null when all was said. */
export function nextDue(leak: Pick<Leak, 'noticedOn' | 'isWrongful' | 'firstOn' | 'finalOn'>) {
  if (leak.firstOn === null) return { what: 'first' as const, on: firstDue(leak) };
  return leak.finalOn === null ? { what: 'final' as const, on: finalDue(leak) } : null;
}

const ticked = z
  .string()
  .default('')
  .transform((value) => value === '1');
const noticed = (today: Day) =>
  day(today)
    .refine((on) => on !== null && on <= today, '気づいた日を、きょうまでの日で書いてください。')
    .transform((on) => on ?? today);

export const openForm = (today: Day) =>
  z.object({
    kind: z.enum(kinds, '何が起きたかを選んでください。'),
    title: needed(200, '何が起きたかを、ひとこと書いてください。'),
    noticedOn: noticed(today),
    isWrongful: ticked,
  });
export type Opened = z.output<ReturnType<typeof openForm>>;

const told = (today: Day) =>
  read((typed) => {
    const on = parseDate(typed, today);
    return on && on <= today ? on : null;
  }, '報告した日を、きょうまでの日で書いてください。まだなら空けておきます。');

export const reportForm = (today: Day) =>
  z.object({
    noticedOn: noticed(today),
    isWrongful: ticked,
    firstOn: told(today),
    finalOn: told(today),
    ...(Object.fromEntries(sections.map(({ name }) => [name, text(4000)])) as Record<
      Section,
      ReturnType<typeof text>
    >),
  });
export type ReportForm = z.output<ReturnType<typeof reportForm>>;
