/**
 * A table of people as rows of a survey: what each row counts, what was repaired, what is no area
 * (blank, a total, a level that the rows below add up to).
 */

import type { Day } from '#app/lib/dates.ts';
import { normalise, townKey } from '#app/lib/japanese.ts';
import { readCount } from './count.ts';
import { type Column, findHeading, type Heading, type Plain } from './headings.ts';
import { type AgeCount, type Counted, type Figures, figuresOf } from './population.ts';
import { censusDay, dayInWords, readSurveyDay } from './survey-days.ts';

export type Line = { row: number; cells: readonly string[] };
/** `row` is the number that Excel shows at the side. */
export type Remark = { row: number; column: string; reason: string };
export type SurveyRow = {
  row: number;
  code: string | null;
  city: string;
  name: string;
  figures: Figures;
  ages: AgeCount[];
};
export type PopulationRead = {
  source: string;
  day: Day;
  rows: number;
  skipped: number;
  kept: SurveyRow[];
  problems: Remark[];
  repaired: Remark[];
  /** What a person should know, and nothing is wrong with. */
  notes: Remark[];
};

export type Unread = { reason: string; lacksDay?: true };

const TOTALS = /^(合計|総計|総数|計|小計|全市|市計|町計|村計|全体|市全体|全域|市内計)$/;

type Given = { today: Day; day?: Day | null; file?: string };

export function readPopulation(
  lines: readonly Line[],
  { today, day = null, file = '' }: Given,
): PopulationRead | Unread {
  const heading = findHeading(lines.map(({ cells }) => cells));
  if (!heading)
    return { reason: '「町丁目」や「地域名」と「人口」や年齢の見出しが見つかりません。' };
  const below = lines.slice(heading.at + heading.rows);
  const rows = below.map((line) => new Reader(heading, line, today));
  const above = lines.slice(0, heading.at).flatMap(({ cells }) => cells);
  const found =
    day ??
    mostOften(rows.map((row) => row.day)) ??
    censusDay(lines[heading.at]?.cells ?? []) ??
    dayInWords([...above, file], today);
  if (!found)
    return {
      reason: 'いつの数字か、ファイルから分かりません。日付を書きそえてください。',
      lacksDay: true,
    };
  return gather(rows, found);
}

function gather(rows: readonly Reader[], day: Day): PopulationRead {
  const withName = rows.filter((row) => !row.isTotal && !row.isAbove(rows));
  const read: PopulationRead = {
    ...{ source: mostOften(withName.map(({ city }) => city || null)) ?? '', day },
    ...{ rows: rows.length, skipped: rows.length - withName.length },
    ...{ kept: [], problems: [], repaired: [], notes: [] },
  };
  const seen = new Map<string, number>();
  for (const row of withName) {
    const kept = row.read();
    const before = seen.get(row.id);
    if (before !== undefined)
      row.refuse('name', `${before}行目と同じ地域です。先の行を使いました。`);
    seen.set(row.id, before ?? row.line.row);
    read.problems.push(...row.problems);
    if (row.problems.length > 0) continue;
    read.notes.push(...row.notes);
    read.repaired.push(...row.repaired);
    read.kept.push(kept);
  }
  return read;
}

class Reader {
  readonly problems: Remark[] = [];
  readonly repaired: Remark[] = [];
  readonly notes: Remark[] = [];
  readonly heading: Heading;
  readonly line: Line;
  readonly city: string;
  readonly name: string;
  readonly code: string | null;
  readonly day: Day | null;

  constructor(heading: Heading, line: Line, today: Day) {
    this.heading = heading;
    this.line = line;
    this.city = this.text('city');
    this.name = withoutCity(this.text('name'), this.city);
    this.code = this.text('code').replace(/\.0$/, '') || null;
    const day = readSurveyDay(this.text('day'), today);
    this.day = day?.day ?? null;
    if (day?.repair) this.remark(this.repaired, 'day', day.repair);
    if (!day && this.text('day')) this.remark(this.notes, 'day', '日付として読めません。');
  }

  get id(): string {
    return `${normalise(this.city)} ${townKey(this.name)} ${this.code ?? ''}`;
  }

  /** Blank, 合計, or the city as a whole. */
  get isTotal(): boolean {
    const name = normalise(this.name).replaceAll(' ', '');
    return name === '' || TOTALS.test(name) || name === normalise(this.city);
  }

  /** e-Stat: the code of a town begins the codes of its 丁目; counting both would count twice. */
  isAbove(others: readonly Reader[]): boolean {
    if (!this.has('level') || !this.code) return false;
    const code = this.code;
    return others.some((o) => o.code !== null && o.code !== code && o.code.startsWith(code));
  }

  read(): SurveyRow {
    const ages = this.heading.columns.flatMap((column, at) => {
      if (!column || !('age' in column)) return [];
      const count = this.number(at);
      return count === null ? [] : [{ ...column.age, count }];
    });
    const counted: Counted = {
      population: this.plainNumber('population'),
      men: this.plainNumber('men'),
      women: this.plainNumber('women'),
      households: this.plainNumber('households'),
      ages,
    };
    const figures = figuresOf(counted);
    this.check(figures);
    const { code, city, name } = this;
    return { row: this.line.row, code, city, name, figures, ages };
  }

  refuse(plain: Plain, reason: string): void {
    this.remark(this.problems, plain, reason);
  }

  private check({ population, men, women }: Figures): void {
    const joined = this.text('hidden');
    if (joined)
      this.remark(
        this.notes,
        'name',
        `人が少ないため、数は地域コード ${joined} に合わせてあります。`,
      );
    else if (population === null) this.remark(this.notes, 'population', '人口が書かれていません。');
    else if (population === 0) this.remark(this.notes, 'population', '人が住んでいません。');
    if (population !== null && men !== null && women !== null && men + women !== population)
      this.remark(
        this.notes,
        'population',
        `人口 ${population} と、男女の合計 ${men + women} が合いません。人口のほうを使います。`,
      );
  }

  private plainNumber(plain: Plain): number | null {
    const at = this.placeOf(plain);
    return at < 0 ? null : this.number(at);
  }

  private number(at: number): number | null {
    const count = readCount(this.line.cells[at] ?? '');
    const column = this.heading.titles[at] ?? '';
    if ('problem' in count) {
      this.problems.push({ row: this.line.row, column, reason: count.problem });
      return null;
    }
    if (count.repair) this.repaired.push({ row: this.line.row, column, reason: count.repair });
    return count.said;
  }

  private text(plain: Plain): string {
    return (this.line.cells[this.placeOf(plain)] ?? '').trim();
  }

  private has(plain: Plain): boolean {
    return this.placeOf(plain) >= 0;
  }

  private placeOf(plain: Plain): number {
    return this.heading.columns.findIndex((c) => isPlain(c, plain));
  }

  private remark(list: Remark[], plain: Plain, reason: string): void {
    list.push({
      row: this.line.row,
      column: this.heading.titles[this.placeOf(plain)] ?? '',
      reason,
    });
  }
}

const isPlain = (column: Column | null, plain: Plain) =>
  column !== null && 'plain' in column && column.plain === plain;

/** 高松市塩屋町 → 塩屋町; 市川1丁目 of 市川市 stays. */
function withoutCity(name: string, city: string): string {
  const rest = city && name.startsWith(city) ? name.slice(city.length).trim() : '';
  return rest || name;
}

function mostOften<T extends string>(list: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const each of list) if (each) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
