/** What was taken out comes into an empty place, from its lines of JSON, and is compared. */
import { chainHash } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { migrations } from '#app/db/migrations/all.ts';
import type { AuditTable } from '#app/db/schema.ts';
import { sumsOf, tablesOf } from '#app/db/tables.server.ts';
import { type Row, Summing } from '#app/lib/row-sums.ts';
import { readEntry } from '#app/lib/zip-on-disk.ts';
import type { FileSum, Taker } from '../backup/entries.ts';
import { type Beside, type Filled, fill } from '../backup/fill.server.ts';
import { withoutSecrets } from './export.server.ts';
import { hashed } from './hashed.ts';
import { isLeftOut, leftOutColumns } from './left-out.ts';
import { rowOf } from './lines.ts';
import { jsonlName, problem } from './manifest.ts';
import { type Opened, readable } from './opened.ts';

/** Reads all of it first: nothing begins with what is damaged or was changed by hand. */
export async function bringEverything(db: Db, opened: Opened, beside: Beside): Promise<Filled> {
  const { manifest } = opened;
  try {
    const isNewer = manifest.steps.some((name) => !migrations.some((step) => step.name === name));
    if (isNewer) throw problem('newer');
    await readAll(opened, {});
    const read = async (taker: Taker) => {
      const heads: Heads = new Map();
      await readAll(opened, chained(taker, heads));
      await leaveHeads(taker, heads);
      return manifest;
    };
    return await fill(db, { steps: manifest.steps, read, sums: sumsOfTold }, beside);
  } catch (error) {
    throw readable(error);
  }
}

async function sumsOfTold(tx: Tx) {
  const tables = (await tablesOf(tx)).filter(({ name }) => !isLeftOut(name));
  return sumsOf(tx, tables.map(withoutSecrets));
}

async function readAll(opened: Opened, taker: Taker): Promise<void> {
  const { kinds } = opened.manifest;
  for (const table of Object.keys(kinds)) await readTable(opened, table, taker);
  await readFiles(opened, taker);
}

/** Rows are handed over so many at a time. */
const PAGE = 200;

async function readTable(opened: Opened, table: string, taker: Taker): Promise<void> {
  const kinds = opened.manifest.kinds[table] ?? {};
  const columns = Object.keys(kinds);
  const summing = new Summing(columns);
  await taker.table?.(table, columns);
  let rows: Row[] = [];
  let line = 0;
  for await (const text of linesOf(opened, jsonlName(table))) {
    line += 1;
    const row = rowOf(text, kinds, { file: jsonlName(table), line });
    summing.add(JSON.stringify(row));
    rows.push(row);
    if (rows.length < PAGE) continue;
    await taker.rows?.(rows);
    rows = [];
  }
  if (rows.length > 0) await taker.rows?.(rows);
  if (summing.sum.hash !== opened.manifest.tables[table]?.hash) throw changed(jsonlName(table));
}

async function* linesOf({ zip, entries }: Opened, name: string): AsyncGenerator<string> {
  const entry = entries.get(name);
  if (!entry) throw changed(name);
  // Not by readline's own signs of a line: a text may hold U+2028.
  let kept = '';
  const decoder = new TextDecoder();
  for await (const piece of readEntry(zip, entry)) {
    const lines = (kept + decoder.decode(piece, { stream: true })).split('\n');
    kept = lines.pop() ?? '';
    yield* lines;
  }
  if (kept !== '') yield kept;
}

async function readFiles({ zip, entries, manifest }: Opened, taker: Taker): Promise<void> {
  for (const { path, sha256 } of manifest.files) {
    const entry = entries.get(path);
    if (!entry) throw changed(path);
    const sums: FileSum[] = [];
    const bytes = hashed(path, readEntry(zip, entry), sums) as AsyncGenerator<Buffer>;
    await taker.file?.(path, bytes);
    for await (const _ of bytes); // what nobody wanted
    if (sums[0]?.sha256 !== sha256) throw changed(path);
  }
}

const changed = (file: string) =>
  problem(
    'damaged',
    `${file} が、書き出したときと同じではありません。手で直したものや、こわれたものは受けとれません。書き出したままのファイルを使ってください。何も入れていません。`,
  );

/** Puts in what never went out: blanks, and the chain of the audit made with the key of this place. */
function chained(taker: Taker, heads: Heads): Taker {
  let into = { name: '', columns: [] as string[] };
  return {
    ...taker,
    table: async (name, columns) => {
      into = { name, columns };
      await taker.table?.(name, [...columns, ...Object.keys(leftOutColumns[name] ?? {})]);
    },
    rows: async (rows) => {
      const blanks = Object.values(leftOutColumns[into.name] ?? {}).map(({ blank }) => blank);
      const isAudit = into.name === 'audit';
      await taker.rows?.(
        rows.map((row) => [...row, ...(isAudit ? [linked(row, into.columns, heads)] : blanks)]),
      );
    },
  };
}

/** The newest line of each office. */
type Heads = Map<string, { seq: number; hash: string }>;

async function leaveHeads(taker: Taker, heads: Heads): Promise<void> {
  await taker.table?.('audit_head', ['office_id', 'seq', 'hash']);
  await taker.rows?.([...heads].map(([officeId, { seq, hash }]) => [officeId, seq, hash]));
}

function linked(row: Row, columns: string[], heads: Heads): string {
  const cells = Object.fromEntries(columns.map((column, n) => [column, row[n] ?? null]));
  const line = cells as unknown as AuditTable;
  const hash = chainHash(line, heads.get(line.office_id)?.hash ?? '');
  heads.set(line.office_id, { seq: line.seq, hash });
  return hash;
}
