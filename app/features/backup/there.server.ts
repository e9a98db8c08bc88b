/** What lies in a place that is refused, so that nobody takes it for something old. */
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import { readAtOnce } from '#app/db/open.server.ts';
import { sumsOf, tablesOf } from '#app/db/tables.server.ts';
import { countsInWords, newestInWords } from './words.ts';

/** One sentence, or nothing where it cannot be read. */
export async function thereInWords(target: string): Promise<string> {
  if (!target.startsWith('postgres') && !existsSync(target)) return '';
  return readAtOnce(target, wordsFor).catch(() => '');
}

async function wordsFor(db: Db): Promise<string> {
  const names = (await tablesOf(db)).map(({ name }) => name);
  if (!names.includes('audit')) return '';
  const { rows } = await sql<{ at: string | null }>`select max(at) as at from audit`.execute(db);
  return `そこにあるのは、${countsInWords(await sumsOf(db))}。${newestInWords(rows[0]?.at ?? null)}。`;
}
