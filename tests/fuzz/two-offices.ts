/**
 * Our office with everything in it, and the next town's: the same rows under other ids. Every
 * text that a person wrote carries the word of those who may see it.
 */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Db, isPostgres, type Tx } from '#app/db/dialect.server.ts';
import { dataDir } from '#app/db/keys.server.ts';
import { emptyTables, insertRows, pagesOf, refillSearch, tablesOf } from '#app/db/tables.server.ts';
import type { Cell, Row } from '#app/lib/row-sums.ts';
import { NEIGHBOUR, OFFICE } from '#tests/cast.ts';
import { OURS, THEIRS } from './canaries.ts';
import { buildSecrets } from './secrets.ts';

type Rows = { name: string; columns: string[]; rows: Row[] };

export async function buildTwoOffices(db: Db): Promise<void> {
  await buildSecrets(db);
  const tables: Rows[] = [];
  for (const table of await tablesOf(db)) {
    const rows: Row[] = [];
    for await (const page of pagesOf(db, table)) rows.push(...page);
    tables.push({ ...table, rows });
  }
  await db.transaction().execute(async (tx) => {
    await emptyTables(tx);
    if (!isPostgres(tx)) await forgetWords(tx);
    for (const table of tables) await insertRows(tx, table, doubled(table));
    await refillSearch(tx);
  });
  copyBytes(join(dataDir(), 'files'));
}

/** Photos and files have rows in both offices, so they lie in both. */
function copyBytes(files: string): void {
  for (const name of readdirSync(join(files, OFFICE)))
    cpSync(join(files, OFFICE, name), join(files, NEIGHBOUR, name.replace(ids, other)));
}

async function forgetWords(tx: Tx): Promise<void> {
  for (const name of ['record_fts', 'record_confidential_fts'])
    await sql`insert into ${sql.table(name)}(${sql.ref(name)}) values ('delete-all')`.execute(tx);
}

/** Who came in and what was noted stays: its chain is sealed. */
const asTheyAre = ['audit', 'audit_head', 'session', 'trusted_device', 'invitation'];

function doubled(table: Rows): Row[] {
  const { name, columns, rows } = table;
  const at = columns.indexOf('office_id');
  if (at < 0 || asTheyAre.includes(name)) return rows;
  const word = name === 'staff' ? 'qzname' : OURS;
  const marked = rows.map((row) => {
    const whose = row[at] === OFFICE ? word : THEIRS;
    return row.map((cell, n) => mark(cell, columns[n] ?? '', whose));
  });
  const ours = marked.filter((row) => row[at] === OFFICE);
  return [...marked, ...ours.map((row) => row.map((cell, n) => theirs(cell, columns[n] ?? '')))];
}

/** Every text with letters of ours is somebody's words; what holds a word already is let be. */
function mark(cell: Cell, column: string, word: string): Cell {
  if (typeof cell !== 'string' || !isWords(cell) || keys.includes(column)) return cell;
  if (!/^[[{]/.test(cell)) return cell.includes('qz') ? cell : `${cell} ${word}`;
  return JSON.stringify(JSON.parse(cell, (_, value) => mark(value, '', word)));
}

const isWords = (text: string) => /[^\p{ASCII}]/u.test(text);
/** Made from other columns, for matching. */
const keys = ['key', 'typed'];

function theirs(cell: Cell, column: string): Cell {
  if (column === 'timeline') return Number(cell) + FAR;
  if (typeof cell !== 'string') return cell;
  if (cell === OFFICE) return NEIGHBOUR;
  return cell.replace(ids, other).replace(/qz\w+/g, THEIRS).replace('@example.jp', `@${THEIRS}.jp`);
}
/** Beyond the numbers that records get while the fuzz runs. */
const FAR = 5_000_000;

const ids = /\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g;

/** The id of the same thing in the other office. */
export function other(id: string): string {
  const turned = { 8: '9', 9: '8', a: 'b', b: 'a' }[id[19] ?? ''];
  return `${id.slice(0, 19)}${turned}${id.slice(20)}`;
}
