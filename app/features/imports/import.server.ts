/** `engawa import records FILE`: guessed headings, what was remembered, nothing asked. */
import type { Who } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { noChoices } from './choices.ts';
import { bringIn } from './commit.server.ts';
import { readOffice } from './office.server.ts';
import { officeWords } from './office-words.ts';
import { openImport } from './open.server.ts';
import type { Defaults } from './plan.ts';
import { type About, wordsOf } from './words-match.ts';
import { yearIn } from './years.ts';

type Given = { today: Day; file?: string; defaults?: Record<string, string> };

export async function importRecordsFile(db: Db, who: Who, bytes: Uint8Array, given: Given) {
  const named = given.defaults ?? {};
  const choices = {
    ...noChoices,
    sheet: named.sheet ?? '',
    headingRow: Number(named.heading) || null,
    year: yearOf(named.year),
    defaults: await defaultsOf(db, who.officeId, named),
  };
  const source = { name: given.file ?? '', bytes };
  const opened = await openImport(db, who, source, given.today, choices);
  // What a command says once is no habit of the office.
  const said = { ...opened, learned: [] };
  const brought = await bringIn(db, who, given.file ?? '（コマンドから）', said);
  const { rows, accepted, rejected, skipped, repaired, problems, areas, staff } = brought;
  const totals = { records: accepted, areas, staff };
  return { rows, accepted, rejected, skipped, repaired, problems, totals };
}

/** Words as people write them: kind=その他 verbs=しる、つなぐ area=滝山 staff=森 和子. */
async function defaultsOf(
  db: Db,
  officeId: string,
  named: Record<string, string>,
): Promise<Partial<Defaults>> {
  const { read, memory } = await readOffice(db, officeId);
  const words = officeWords(read, memory);
  const code = (name: string, about: About) => {
    const typed = named[name];
    if (typed === undefined) return undefined;
    const choice = words.choices(about).find((one) => one.code === typed);
    const found = choice?.code ?? words.match(about, typed)?.code;
    if (!found) throw new UnreadableFile(`「${name}=${typed}」にあたるものが、ありません。`);
    return found;
  };
  const verbs = named.verbs
    ? wordsOf(named.verbs, (word) => words.match('verbs', word)).flatMap(
        (word) => words.match('verbs', word)?.code ?? [],
      )
    : undefined;
  const found = {
    kind: code('kind', 'kind'),
    areaId: code('area', 'area'),
    supportMain: code('support', 'support'),
    staffId: code('staff', 'staff'),
    verbs,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function yearOf(typed: string | undefined): number | null {
  if (typed === undefined) return null;
  const found = yearIn([/^\d{4}$/.test(typed) ? `${typed}年度` : typed]);
  if (!found) throw new UnreadableFile(`「year=${typed}」は年度として読めません。`);
  return found.year;
}
