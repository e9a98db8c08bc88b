/** How a person read headings and words once, and what stood for what a file does not say. */
import type { Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import type { Remembered } from './words-match.ts';

const KIND = 'records';

export async function readMemory(
  db: Db,
  officeId: string,
): Promise<Map<string, Map<string, string>>> {
  const rows = await db
    .selectFrom('import_memory')
    .select(['about', 'typed', 'means'])
    .where('office_id', '=', officeId)
    .where('kind', '=', KIND)
    .execute();
  const memory = new Map<string, Map<string, string>>();
  for (const { about, typed, means } of rows) {
    const words = memory.get(about) ?? new Map<string, string>();
    memory.set(about, words.set(typed, means));
  }
  return memory;
}

export async function remember(
  tx: Tx,
  note: Note,
  officeId: string,
  batchId: string,
  learned: readonly Remembered[],
): Promise<void> {
  if (learned.length === 0) return;
  const updated_at = new Date().toISOString();
  for (const { about, typed, means } of learned)
    await tx
      .insertInto('import_memory')
      .values({ office_id: officeId, kind: KIND, about, typed, means, updated_at })
      .onConflict((c) =>
        c.columns(['office_id', 'kind', 'about', 'typed']).doUpdateSet({ means, updated_at }),
      )
      .execute();
  note({ verb: 'import.learn', thing: 'import', id: batchId, plain: { count: learned.length } });
}
