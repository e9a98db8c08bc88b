/** What the page shows of a preview: words for people, and the choices they have. */
import { type Day, showDate, showFiscalYear, showTime } from '#app/lib/dates.ts';
import type { Option } from '#app/ui/field.tsx';
import { type Choices, yearChoices } from './choices.ts';
import type { Counts } from './commit.server.ts';
import type { Field } from './fields.ts';
import { choices as fieldChoices, labelOf, lists } from './fields.ts';
import type { Accepted, Defaults, Given } from './plan.ts';
import type { Preview } from './preview.server.ts';
import { aboutWords } from './words.ts';
import { type About, IN_TEXT } from './words-match.ts';
import { nameOf, type RowProblem } from './work.ts';

export type ColumnLook = { at: number; name: string; field: string; how: string; sample: string };
export type AskedLook = {
  about: string;
  title: string;
  word: string;
  count: number;
  options: Option[];
};
export type RowLook = { row: number; cells: { label: string; text: string }[] };
export type Look = {
  counts: Counts;
  problems: RowProblem[];
  repairs: RowProblem[];
  moreProblems: number;
  moreRepairs: number;
  sheet: string;
  sheets: Option[];
  headingRow: number;
  preamble: string[];
  columns: ColumnLook[];
  fields: Option[];
  asked: AskedLook[];
  defaults: Defaults;
  /** Which of the defaults the file needs. */
  missing: { area: boolean; kind: boolean; support: boolean; verbs: boolean };
  areas: Option[];
  kinds: Option[];
  supports: Option[];
  year: { now: string; options: Option[] } | null;
  privateText: boolean;
  first: RowLook[];
};

const MOST_ASKED = 100;

export function lookOf(preview: Preview, choices: Choices, today: Day): Look {
  const { given, file, first, asked, ...rest } = preview;
  const { layout, mapped, office, defaults, privateText } = given;
  const has = (wanted: string) => mapped.columnName(wanted).includes('列「');
  return {
    ...rest,
    sheet: file.sheet,
    sheets: file.sheets.map(({ name, hidden }) => ({
      value: name,
      label: hidden ? `${name}（かくれているシート）` : name,
    })),
    headingRow: layout.headings[0] ?? 1,
    preamble: layout.preamble,
    columns: columnsOf(given),
    fields: [
      { value: '', label: '取り込まない' },
      ...fieldChoices.map(({ field, label }) => ({ value: field, label })),
    ],
    asked: asked.slice(0, MOST_ASKED).map((one) => ({
      about: one.about,
      title: aboutWords[one.about] ?? '',
      word: one.typed,
      count: one.count,
      options: wordOptions(office.choices(one.about), one.about),
    })),
    defaults,
    missing: {
      area: !has('areaId'),
      kind: !has('kind'),
      support: !has('supportMain'),
      verbs: !has('verbs'),
    },
    areas: optionsOf(office.choices('area')),
    kinds: optionsOf(office.choices('kind')),
    supports: optionsOf(office.choices('support')),
    year: yearOf(given, choices, today),
    privateText,
    first: first.map((row) => rowLook(row, given)),
  };
}

function columnsOf({ mapped }: Given): ColumnLook[] {
  const hows = { chosen: '選びました', remembered: '前に選んだとおり', guessed: '読みとりました' };
  return mapped.fields
    .filter(({ column, field }) => column.heading !== '' || field !== '')
    .map(({ column, field, how }) => ({
      at: column.at,
      name: nameOf(column),
      field,
      how: hows[how],
      sample: field.startsWith('tick:') ? labelOf(field) : '',
    }));
}

function wordOptions(known: { code: string; label: string }[], about: About): Option[] {
  const inText =
    about === 'staff'
      ? '職員の一覧にいない（取り込む人の記録にして、名前を文に残す）'
      : '選ばずに、文に残す';
  return [{ value: IN_TEXT, label: inText }, ...optionsOf(known)];
}

const optionsOf = (known: { code: string; label: string }[]): Option[] =>
  known.map(({ code, label }) => ({ value: code, label }));

/** Asked where rows have no year, and where somebody has answered it. */
function yearOf({ layout }: Given, { year }: Choices, today: Day): Look['year'] {
  const base = layout.base;
  const options = yearChoices(today).map((one) => ({
    value: String(one),
    label: showFiscalYear(one),
  }));
  return { now: String(year ?? (base?.kind === 'fiscal' ? base.year : '')), options };
}

/** A row as it will be, without what it does not have. */
function rowLook({ row, fields, staffId }: Accepted, { office }: Given): RowLook {
  const { confidential, ...shared } = fields;
  const named = (field: Field, value: unknown): string => {
    const about = lists[field] ?? ({ areaId: 'area', goalId: 'goal' } as const)[field as 'areaId'];
    if (about)
      return [value]
        .flat()
        .map((code) => office.label(about, String(code)))
        .join('、');
    if (field === 'occurredOn' || field === 'nextOn') return showDate(String(value));
    if (field === 'startedAt') return showTime(String(value));
    return field === 'minutes' ? `${value}分` : String(value);
  };
  const all = { ...shared, staff: staffId, who: confidential.who, detail: confidential.detail };
  const cells = fieldChoices.flatMap(({ field, label }) => {
    const value = (all as Record<string, unknown>)[field];
    if (value === undefined || value === null || value === '' || [value].flat().length === 0)
      return [];
    return [
      { label, text: field === 'staff' ? office.label('staff', staffId) : named(field, value) },
    ];
  });
  return { row, cells };
}
