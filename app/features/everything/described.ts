/** Every table that goes out, with what each of its columns is. */
import { common, type Described, type Told } from './told.ts';
import { gathered } from './told-gathered.ts';
import { office } from './told-office.ts';
import { records } from './told-records.ts';
import { rights } from './told-rights.ts';

/** Missing here, or there a column: the compiler names it. Tell it, or say in left-out.ts why it stays. */
const described: Described = { ...office, ...records, ...gathered, ...rights };

/** It stands outside the schema: which steps the tables have gone through. */
const migration = {
  ja: '表の作りの版',
  en: 'Steps that the tables have gone through',
  columns: {
    name: ['版', 'Step'],
    at: ['いつ', 'When', { ja: '協定世界時', en: 'ISO 8601, UTC' }],
  },
} as const;

type Loose = { ja: string; en: string; columns: Record<string, Told | undefined> };
const all: Record<string, Loose> = { ...described, migration };

/** Names of the tables that are told. */
export const toldTables: readonly string[] = Object.keys(all);

export function tableTold(table: string): { ja: string; en: string } {
  return all[table] ?? { ja: table, en: table };
}

/** For people: the id, what the table is about, then what every table has. */
export function inOrder(table: string, columns: string[]): string[] {
  const wanted = ['id', ...Object.keys(all[table]?.columns ?? {})];
  const first = wanted.filter((column) => columns.includes(column));
  return [...first, ...columns.filter((column) => !first.includes(column))];
}

export function columnTold(table: string, column: string): Told | undefined {
  return all[table]?.columns[column] ?? (common as Record<string, Told>)[column];
}
