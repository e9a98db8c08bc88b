/**
 * What was typed and not yet saved, sealed: it may hold what is confidential, and only its
 * writer reads it. A draft is no record yet, so it leaves no audit line; keeping one every
 * few seconds would bury the lines that matter.
 */
import type { Db } from '#app/db/dialect.server.ts';
import { seal, unseal } from '#app/db/keys.server.ts';
import type { Typed } from '#app/lib/forms.ts';
import { isId } from '#app/lib/ids.ts';
import { type Draft, draftHref, type Refusal } from './draft.ts';

type Writer = { officeId: string; staffId: string };
/** In place of a number: what was saved, not what waits to be (day-texts). */
export const KEPT_TEXT = -1;

/** A post is late by so much at most: whoever sends the next one has given up those before. */
const LATE = 5000;

/**
 * A post that arrives late never overwrites a newer one. The numbers are of the clock of a browser,
 * which may be wrong by years and be mended, or be another one: after a pause the server's order
 * counts (R6).
 */
export async function keepDraft(
  db: Db,
  { officeId, staffId }: Writer,
  key: string,
  typed: Typed,
  seq: number,
  refusal: Refusal | null = null,
): Promise<boolean> {
  if (!isId(key)) return false;
  const body = seal(JSON.stringify(refusal ? [typed, refusal] : typed));
  const now = Date.now();
  const row = { body, seq, updated_at: new Date(now).toISOString() };
  const paused = new Date(now - LATE).toISOString();
  await db
    .insertInto('draft')
    .values({ office_id: officeId, staff_id: staffId, key, ...row })
    .onConflict((c) =>
      c
        .columns(['office_id', 'staff_id', 'key'])
        .doUpdateSet(row)
        .where((eb) => eb.or([eb('draft.seq', '<=', seq), eb('draft.updated_at', '<', paused)])),
    )
    .execute();
  return true;
}

/**
 * What the server itself made of a form: whatever was kept before is older. The number begins
 * anew, since the clock of a browser may be wrong by years.
 */
export async function beginDraft(
  db: Db,
  writer: Writer,
  key: string,
  typed: Typed,
  refusal: Refusal | null = null,
): Promise<void> {
  await dropDraft(db, writer, key);
  await keepDraft(db, writer, key, typed, 0, refusal);
}

/**
 * A form that was refused goes on as its draft, at the address that this gives: a page that
 * answers a form has to be sent again when somebody comes back to it.
 */
export async function keepRefused(
  db: Db,
  writer: Writer,
  key: string,
  typed: Typed,
  refusal: Partial<Refusal>,
): Promise<string> {
  await beginDraft(db, writer, key, typed, { errors: [], theirs: [], ...refusal });
  return draftHref({ key, typed });
}

export async function readDraft(
  db: Db,
  { officeId, staffId }: Writer,
  key: string,
): Promise<Draft | null> {
  const row = await mine(db, { officeId, staffId }).where('key', '=', key).executeTakeFirst();
  return row ? opened(row) : null;
}

/** Newest first. One that cannot be opened (another secret) is left out. */
export async function readDrafts(db: Db, writer: Writer): Promise<Draft[]> {
  const rows = await mine(db, writer)
    .where('seq', '!=', KEPT_TEXT)
    .orderBy('updated_at', 'desc')
    .limit(20)
    .execute();
  return rows.flatMap((row) => opened(row) ?? []);
}

export async function dropDraft(db: Db, { officeId, staffId }: Writer, key: string): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .where('key', '=', key)
    .execute();
}

function mine(db: Db, { officeId, staffId }: Writer) {
  return db
    .selectFrom('draft')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId);
}

/** Of one's own row; null when it cannot be opened. */
export function opened(row: { key: string; body: string; updated_at: string }): Draft | null {
  const text = unseal(row.body);
  if (text === null) return null;
  const kept = JSON.parse(text) as Typed | [Typed, Refusal];
  const [typed, refusal] = Array.isArray(kept) ? kept : [kept, null];
  return { key: row.key, typed, updatedAt: row.updated_at, refusal };
}
