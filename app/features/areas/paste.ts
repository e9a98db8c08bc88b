// H10: areas pasted out of a spreadsheet, one a row. They are read as a file with these headings
// is, so what a table may say and why a row is refused is said in one place.
import { type Column, type Line, labelIn, type PastedRow, readPaste } from '#app/lib/paste.ts';
import { showKind } from './area.ts';
import { type Known, planImport } from './plan-import.ts';
import { readTable } from './read-table.ts';
import { type AreaIn, type AreasRead, nameId, nothingRead, type RowProblem } from './reading.ts';
import { headsOf } from './table-columns.ts';

type Field = 'name' | 'kind' | 'parent' | 'names';

export const areaColumns: Column<Field>[] = [
  { field: 'name', label: '名前', heads: headsOf('name') },
  { field: 'kind', label: '種類', heads: headsOf('kind') },
  { field: 'parent', label: '上の地域', heads: headsOf('parent') },
  { field: 'names', label: 'ほかの名前', heads: headsOf('names') },
];

const SOURCE = '貼り付けた表';

/** What a paste says, before it meets what is stored. */
export function readPastedAreas(text: string): AreasRead {
  const { rows } = readPaste(text, areaColumns);
  // The heading takes the place 0, so each row stands where a person counts it.
  const table: string[][] = [areaColumns.map(({ label }) => label)];
  for (const row of rows.filter(({ extra }) => extra.length === 0))
    table[row.row] = areaColumns.map(({ field }) => row.fields[field]);
  const read = readTable(Array.from(table, (row) => row ?? []));
  const found = 'reason' in read ? nothingRead('table', SOURCE, 0) : asCounted(read);
  const wide = rows.filter(({ extra }) => extra.length > 0).map(tooWide);
  const problems = [...found.problems, ...wide].sort((a, b) => a.row - b.row);
  return { ...found, source: SOURCE, rows: rows.length, problems };
}

function tooWide({ row, extra }: PastedRow<Field>): RowProblem {
  return {
    row,
    column: `${areaColumns.length + 1}列目`,
    reason: `「${extra[0]}」を置く列がありません。`,
  };
}

/** A file counts its heading as a row. */
function asCounted(read: AreasRead): AreasRead {
  const less = <T extends { row: number }>(all: readonly T[]) =>
    all.map((each) => ({ ...each, row: each.row - 1 }));
  const { areas, problems, repaired } = read;
  return { ...read, areas: less(areas), problems: less(problems), repaired: less(repaired) };
}

/** Each row with what becomes of it. */
export function pastedAreas(
  text: string,
  known: Known,
  given: { day: string; newId: () => string },
): { lines: Line<AreaIn>[]; ignored: string[] } {
  const read = readPastedAreas(text);
  const plan = planImport(read, known, given);
  const { rows, ignored } = readPaste(text, areaColumns);
  const byRow = <T extends { row: number }>(all: readonly T[]) => Map.groupBy(all, (p) => p.row);
  const [problems, kept] = [byRow(plan.problems), byRow(plan.kept)];
  const areas = new Map(read.areas.map((area) => [area.row, area]));
  const added = new Set(plan.add.map(({ kind, name }) => nameId(kind, name)));
  const lines = rows.map(({ row, fields }): Line<AreaIn> => {
    const of = { row, label: labelIn(fields.name) };
    const area = areas.get(row);
    const wrong = problems.get(row)?.map(({ column, reason }) => `${column}：${reason}`);
    if (wrong) return { ...of, outcome: 'wrong', message: wrong.join('') };
    if (!area) return { ...of, outcome: 'same', message: NOT_READ };
    const stays = (kept.get(row) ?? []).map(({ reason }) => reason).join('');
    if (!plan.touched.has(row)) return { ...of, outcome: 'same', message: stays || THERE };
    const outcome = added.has(nameId(area.kind, area.name)) ? 'add' : 'change';
    return { ...of, outcome, value: area, message: `${understood(area)}${stays}` };
  });
  return { lines, ignored };
}

const NOT_READ = '上と同じ行か、合計や注の行なので、読みません。';
const THERE = 'もう入っているとおりです。';

/** 町丁目。上の地域：西部、第二小。ほかの名前：二小。 */
function understood({ kind, parents, names }: Pick<AreaIn, 'kind' | 'parents' | 'names'>): string {
  const list = (label: string, all: readonly string[]) =>
    all.length > 0 ? `${label}：${all.join('、')}。` : '';
  const above = parents.map(({ name }) => name);
  return `${showKind(kind)}。${list('上の地域', above)}${list('ほかの名前', names)}`;
}
