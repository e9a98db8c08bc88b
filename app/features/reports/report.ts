/**
 * 報告書: what an office, an area or a worker did over a time, in figures that nobody types again
 * (U3), in the writer's words, and in stories. Until it is 確定 its figures are counted anew at each
 * look; once fixed they stay, and what was corrected since is said beside them.
 */
import { z } from 'zod';
import type { ReportTable } from '#app/db/schema.ts';
import { type Day, parseDate } from '#app/lib/dates.ts';
import { needed, text } from '#app/lib/read-fields.ts';
import type { Actor } from '../accounts/actor.ts';
import { type Period, readyPeriods, showPeriod } from './period.ts';

export type Scope = ReportTable['scope'];
export type Report = Period & {
  id: string;
  title: string;
  scope: Scope;
  areaId: string | null;
  staffId: string | null;
  /** Of the area or the worker; '' for the office. */
  place: string;
  words: Words;
  fixedAt: string | null;
  fixedBy: string | null;
  writtenBy: string;
  writer: string;
  version: number;
};
/** The writer's own words, and the records of the timeline. */
export type Words = { sections: Section[]; timeline: string[] };
export type Section = { heading: string; text: string };

/** 今期のあらまし stands before the figures, the others behind them. */
export const suggested = ['今期のあらまし', '成果', '課題', '次にすること', ''] as const;
export const noWords: Words = {
  sections: suggested.map((heading) => ({ heading, text: '' })),
  timeline: [],
};

/** Whose figures it holds. */
type Placed = Pick<Report, 'scope' | 'areaId' | 'staffId'>;
type Known = Placed & Pick<Report, 'fixedAt' | 'writtenBy'>;

/**
 * S2: who answers for the office reads all; the others what is of the office, of an area they work
 * in, or of themselves, and nobody else's figures. A viewer reads what is fixed of an area opened
 * to them.
 */
export function mayReadReport(actor: Actor, report: Known): boolean {
  if (actor.role === 'viewer')
    return report.fixedAt !== null && report.scope === 'area' && holds(actor, report);
  return mayWriteOf(actor, report);
}

/** Whose reports one may begin. */
export function mayWriteOf(actor: Actor, placed: Placed): boolean {
  if (actor.role === 'viewer') return false;
  if (actor.role === 'manager') return true;
  if (placed.scope === 'staff') return placed.staffId === actor.staffId;
  return placed.scope === 'office' || holds(actor, placed);
}

/** Its writer, or who answers for the office. */
export function mayEditReport(actor: Actor, report: Known): boolean {
  return (
    mayReadReport(actor, report) &&
    (actor.role === 'manager' || (actor.role !== 'viewer' && report.writtenBy === actor.staffId))
  );
}

export function mayWriteReports(actor: Actor): boolean {
  return actor.role !== 'viewer';
}

export function mayUnfix(actor: Actor): boolean {
  return actor.role === 'manager';
}

/** S5: stories are for the staff; who only looks on gets the figures and the words. */
export function maySeeStories(actor: Actor): boolean {
  return actor.role !== 'viewer';
}

const holds = (actor: Actor, { areaId }: Placed) => areaId !== null && actor.areas.has(areaId);

/** Why a report cannot be fixed, or null. */
export function refusalToFix(
  { fixedAt, until }: Pick<Report, 'fixedAt' | 'until'>,
  today: Day,
  openStories: number,
): string | null {
  if (fixedAt !== null) return 'この報告書は、もう確定しています。';
  if (until >= today) return 'まだ期間の途中です。終わりの日がすぎてから確定してください。';
  if (openStories > 0)
    return `まだ確かめていない話が${openStories}つあります。確かめるか、外してから確定してください。`;
  return null;
}

export function titleFor(period: Period, place: string): string {
  return `${showPeriod(period)} ${place}活動報告`;
}

/** 'office', 'area:ID' or 'staff:ID', as the form sends it. */
export function placedOf(of: string): Placed | null {
  const [scope, id = ''] = of.split(':');
  if (of === 'office') return { scope: 'office', areaId: null, staffId: null };
  if (scope === 'area' && id) return { scope, areaId: id, staffId: null };
  return scope === 'staff' && id ? { scope, areaId: null, staffId: id } : null;
}

export function ofPlaced({ scope, areaId, staffId }: Placed): string {
  return scope === 'office' ? 'office' : `${scope}:${areaId ?? staffId}`;
}

// --- forms ---

/** Longer is a mistake, and a page of months that nobody reads. */
const MOST_YEARS = 10;

/** A ready choice overrules the days. */
export function newForm(today: Day) {
  return z
    .object({
      of: z.string().default('').transform(placedOf),
      ready: z.string().default(''),
      from: z.string().default(''),
      until: z.string().default(''),
    })
    .transform(({ of, ready, from, until }, context) => {
      const period = readyPeriods(today).find(({ code }) => code === ready);
      const days = period ?? {
        from: dayIn(context, 'from', from, today),
        until: dayIn(context, 'until', until, today),
      };
      if (!of) wrong(context, 'of', 'だれの、どこの報告書かを選んでください。');
      if (days.from && days.until) checkDays(context, days);
      return { of: of ?? NO_PLACE, from: days.from, until: days.until };
    });
}
const NO_PLACE: Placed = { scope: 'office', areaId: null, staffId: null };

function checkDays(context: z.RefinementCtx, { from, until }: Period): void {
  if (from > until) wrong(context, 'until', '終わりの日が、始まりの日より前です。');
  else if (Number(until.slice(0, 4)) - Number(from.slice(0, 4)) > MOST_YEARS)
    wrong(context, 'until', `期間は${MOST_YEARS}年までにしてください。`);
}

function dayIn(context: z.RefinementCtx, field: string, typed: string, today: Day): Day {
  const day = typed.trim() === '' ? null : parseDate(typed, today);
  if (day === null)
    wrong(
      context,
      field,
      typed.trim() === ''
        ? '日付を書くか、上のボタンで期間を選んでください。'
        : '日付が読めません。「8.4.1」や「令和8年4月1日」のように書いてください。',
    );
  return day ?? '';
}

const wrong = (context: z.RefinementCtx, field: string, message: string) =>
  context.addIssue({ code: 'custom', path: [field], message });

/** What one edits, as the fields of one form: title, heading1, text1 … */
export type Texts = Record<string, string>;

const numbers = suggested.map((_, at) => at + 1);
export const wordsForm = z
  .object({
    title: needed(100, '報告書の名前を書いてください。'),
    ...Object.fromEntries(numbers.map((n) => [`heading${n}`, text(40)])),
    ...Object.fromEntries(numbers.map((n) => [`text${n}`, text(5000)])),
  })
  .transform((texts) => texts as Texts);

export const fieldWords: Record<string, string> = {
  title: '報告書の名前',
  ...Object.fromEntries(numbers.map((n) => [`heading${n}`, `${n}番めの見出し`])),
  ...Object.fromEntries(numbers.map((n) => [`text${n}`, `${n}番めの文`])),
};

export function textsOf({ title, words }: Pick<Report, 'title' | 'words'>): Texts {
  const texts: Texts = { title };
  for (const [at, { heading, text }] of words.sections.entries())
    Object.assign(texts, { [`heading${at + 1}`]: heading, [`text${at + 1}`]: text });
  return texts;
}

export function sectionsOf(texts: Texts): Section[] {
  return numbers.map((n) => ({
    heading: texts[`heading${n}`] ?? '',
    text: texts[`text${n}`] ?? '',
  }));
}
