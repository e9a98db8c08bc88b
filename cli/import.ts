/**
 * `import KIND FILE`. A feature gives its kind as one function with the contract of `Importer`;
 * the format is found by looking into the file, never by its name. Every row of the file is
 * accepted, rejected or skipped (R10), and the same file a second time adds nothing.
 */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Who } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { type Day, today } from '#app/lib/dates.ts';
import { type Command, Misuse, Refusal, readArgs } from './command.ts';
import { officeOf, withDatabase } from './database.ts';

export type ImportReport = {
  /** Data rows under the heading. */
  rows: number;
  /** Added or changed. */
  accepted: number;
  /** With at least one problem. */
  rejected: number;
  /** Blank, a total, or unchanged. */
  skipped: number;
  /** Accepted, but not as they were written. */
  repaired: number;
  problems: { row: number; column: string; reason: string }[];
  totals: Record<string, number>;
};
export type Importer = (
  db: Db,
  who: Who,
  bytes: Uint8Array,
  given: { today: Day; file: string; defaults: Record<string, string> },
) => Promise<ImportReport>;

/** Loaded when asked for: each brings the readers of its own formats. */
export type Importers = Record<string, () => Promise<Importer>>;

export function importCommand(importers: Importers): Command {
  const kinds = Object.keys(importers).join('・');
  return {
    name: 'import',
    takes: 'KIND FILE [--default NAME=WORD …] [--office-id ID]',
    help: `ファイルを取り込みます。KIND は ${kinds} です。records には、ファイルにないことを --default kind=その他 のように添えられます（area・kind・support・verbs・staff・year・sheet・heading）。`,
    run: async (args) => {
      const options = {
        'office-id': { type: 'string' },
        default: { type: 'string', multiple: true },
      } as const;
      const { values, words } = readArgs(args, options, ['種類', 'ファイル']);
      const [kind = '', file = ''] = words;
      const load = Object.hasOwn(importers, kind) ? importers[kind] : undefined;
      if (!load)
        throw new Misuse(`「${kind}」という種類は取り込めません。取り込めるのは ${kinds} です。`);
      const bytes = read(file);
      return withDatabase(async (db) => {
        const office = await officeOf(db, values['office-id']);
        const importer = await load();
        const who = { officeId: office.id, staffId: null };
        const defaults = pairs(values.default ?? []);
        const given = { today: today(), file: basename(file), defaults };
        const report = await importer(db, who, bytes, given);
        return { json: { ...report }, text: lines(report).join('\n') };
      });
    },
  };
}

/** kind=その他 */
function pairs(given: string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [, name, word] = /^(\w+)=(.*)$/s.exec(text) ?? [];
      if (!name || word === undefined)
        throw new Misuse(`「${text}」は、--default 名前=ことば のように書いてください。`);
      return [name, word];
    }),
  );
}

/** npm runs us in the folder of the program; INIT_CWD is where the person is. */
function read(file: string): Uint8Array {
  try {
    return readFileSync(resolve(process.env.INIT_CWD ?? '.', file));
  } catch {
    throw new Refusal(`「${file}」が読めません。名前と場所を確かめてください。`);
  }
}

function lines({
  rows,
  accepted,
  rejected,
  skipped,
  repaired,
  problems,
  totals,
}: ImportReport): string[] {
  const shown = problems.slice(0, 50).map((p) => `  ${p.row} 行目「${p.column}」: ${p.reason}`);
  return [
    `${rows} 行のうち、取り込み ${accepted}（直して ${repaired}）、受けとれず ${rejected}、そのまま ${skipped}。`,
    ...Object.entries(totals).map(([name, count]) => `  ${name}: ${count}`),
    ...shown,
    ...(problems.length > shown.length
      ? [`  ほかに ${problems.length - shown.length} か所あります。--json ですべて見られます。`]
      : []),
  ];
}
