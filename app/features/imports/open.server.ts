/** A file with all that is needed to plan its rows: what it is, its columns, the office's words. */
import type { Who } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { type Choices, noChoices } from './choices.ts';
import { findLayout } from './layout.ts';
import { mapColumns, memoryKey } from './mapping.ts';
import { readOffice } from './office.server.ts';
import { type Memory, type OfficeWords, officeWords } from './office-words.ts';
import type { Defaults, Given } from './plan.ts';
import { type FileMeta, type Row, readFileRows } from './read.server.ts';
import { waysOut } from './ways-out.ts';
import type { Remembered } from './words-match.ts';
import { yearIn } from './years.ts';

export type Opened = {
  file: FileMeta;
  given: Given;
  rows: AsyncGenerator<Row>;
  /** To be remembered once it is brought in. */
  learned: Remembered[];
};
export type Source = { name: string; bytes: Uint8Array };

const SAMPLE = 100;

export async function openImport(
  db: Db,
  who: Who,
  source: Source,
  today: Day,
  choices: Choices = noChoices,
): Promise<Opened> {
  const { file, rows } = await readFileRows(source.bytes, choices.sheet || undefined);
  const head: Row[] = [];
  for (let next = await rows.next(); !next.done; next = await rows.next())
    if (head.push(next.value) >= SAMPLE) break;
  const layout = findLayout(head, choices.headingRow);
  if (!layout) {
    await rows.return(undefined);
    throw new UnreadableFile(waysOut.nothing);
  }
  const { read, memory, staff, top } = await readOffice(db, who.officeId);
  const below = head.filter(({ row }) => row > (layout.headings.at(-1) ?? 0));
  const mapped = mapColumns(layout, below, choices.fields, memory.get('heading') ?? new Map());
  const base = baseOf(choices, layout.base, file, source.name);
  const office = officeWords(read, withChosen(memory, choices.words));
  const hasDetail = mapped.fields.some(({ field }) => field === 'detail');
  return {
    file,
    rows: again(head, rows),
    learned: learnedFrom(choices, mapped.fields),
    given: {
      layout: { ...layout, base },
      mapped,
      office,
      defaults: {
        ...guessed(top, staff, who.staffId),
        ...ofOffice(office, rememberedDefaults(memory)),
        ...ofOffice(office, choices.defaults),
      },
      privateText: choices.privateText ?? !hasDetail,
      since1904: file.since1904,
      today,
    },
  };
}

async function* again(head: readonly Row[], rows: AsyncGenerator<Row>): AsyncGenerator<Row> {
  try {
    yield* head;
    yield* rows;
  } finally {
    await rows.return(undefined);
  }
}

/** What a person chose, then what stands above the table, the sheet's name, the file's. */
function baseOf(choices: Choices, own: Given['layout']['base'], file: FileMeta, name: string) {
  if (choices.year !== null) return { kind: 'fiscal', year: choices.year, month: null } as const;
  return (
    own ?? yearIn([file.sheet]) ?? yearIn([name.replace(/\.\w+$/, '').replace(/[_＿-]/g, ' ')])
  );
}

type Staff = Awaited<ReturnType<typeof readOffice>>['staff'];

/** Shown before anything is done; the command line says how often it was used. */
function guessed(top: string, staff: Staff, staffId: string | null): Defaults {
  const head = staff.find(({ role, left_on }) => /manager|admin/.test(role) && left_on === null);
  return {
    areaId: top,
    kind: 'other',
    verbs: ['know'],
    supportMain: '',
    staffId: staffId ?? head?.id ?? staff[0]?.id ?? '',
  };
}

function rememberedDefaults(memory: Memory): Partial<Defaults> {
  const kept = memory.get('default');
  const verbs = kept?.get('verbs')?.split(',').filter(Boolean);
  const of = (name: 'areaId' | 'kind' | 'supportMain') => {
    const means = kept?.get(name);
    return means === undefined ? {} : { [name]: means };
  };
  return { ...of('areaId'), ...of('kind'), ...of('supportMain'), ...(verbs && { verbs }) };
}

/** Without what this office does not have. */
function ofOffice(office: OfficeWords, defaults: Partial<Defaults>): Partial<Defaults> {
  const abouts = {
    areaId: 'area',
    kind: 'kind',
    supportMain: 'support',
    staffId: 'staff',
  } as const;
  const isKnown = (name: string, value: unknown) => {
    const about = abouts[name as keyof typeof abouts];
    if (!about || value === '') return true;
    return office.choices(about).some(({ code }) => code === value);
  };
  return Object.fromEntries(
    Object.entries(defaults).filter(([name, value]) => isKnown(name, value)),
  );
}

function withChosen(memory: Memory, words: readonly Remembered[]): Memory {
  const all = new Map([...memory].map(([about, kept]) => [about, new Map(kept)]));
  for (const { about, typed, means } of words)
    all.set(about, (all.get(about) ?? new Map<string, string>()).set(typed, means));
  return all;
}

function learnedFrom(choices: Choices, fields: Given['mapped']['fields']): Remembered[] {
  const headings = fields
    .filter(({ how, column }) => how === 'chosen' && column.heading !== '')
    .map(({ column, field }) => ({ about: 'heading', typed: memoryKey(column), means: field }));
  const defaults = Object.entries(choices.defaults).map(([typed, means]) => ({
    about: 'default',
    typed,
    means: [means].flat().join(','),
  }));
  return [...headings, ...choices.words, ...defaults];
}
