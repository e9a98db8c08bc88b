/**
 * Who did what (S6). Every write and every reading of a confidential part leaves a line in
 * the same transaction. The lines of an office form a chain: each hash is keyed, with a key
 * kept outside the database, over the line and the hash before it.
 */
import { type Db, held, lockId, type Tx } from './dialect.server.ts';
import { expectHead, rememberHead } from './heads.server.ts';
import { keyed } from './keys.server.ts';
import type { AuditTable } from './schema.ts';
import { inTransaction } from './together.server.ts';

export type Who = { officeId: string; staffId: string | null };
type Value = string | number | boolean | null | undefined | readonly string[];
export type Line = {
  verb: string;
  thing: string;
  id: string;
  /** Kept as they are: codes, dates, roles. Never names or free text. */
  plain?: Record<string, Value>;
  /** Kept as name and keyed digest only, so that erasing a person erases them here too. */
  personal?: Record<string, Value>;
};
export type Note = (line: Line) => void;

/** The one way to write: a transaction with at least one audit line, which comes last. */
export async function change<T>(
  db: Db,
  who: Who,
  work: (tx: Tx, note: Note) => Promise<T>,
): Promise<T> {
  const { result, head } = await inTransaction(db, async (tx) => {
    const lines: Line[] = [];
    const result = await work(tx, (line) => lines.push(line));
    if (lines.length === 0) throw new Error('A change without an audit line');
    return { result, head: await append(tx, who, lines) };
  });
  rememberHead(who.officeId, head);
  return result;
}

async function append(tx: Tx, who: Who, lines: Line[]): Promise<{ seq: number; hash: string }> {
  const at = new Date().toISOString();
  const head = (await heldHead(tx, who.officeId)) ?? (await firstHead(tx, who.officeId));
  let { seq, hash } = head ?? { seq: 0, hash: '' };
  expectHead(who.officeId, { seq, hash });
  const rows = lines.map((line) => {
    seq += 1;
    const row = toRow(who, line, seq, at);
    hash = chainHash(row, hash);
    return { ...row, hash };
  });
  // 500 rows keep well below SQLite's limit of bound values.
  for (let i = 0; i < rows.length; i += 500)
    await tx
      .insertInto('audit')
      .values(rows.slice(i, i + 500))
      .execute();
  await tx
    .insertInto('audit_head')
    .values({ office_id: who.officeId, seq, hash })
    .onConflict((c) => c.column('office_id').doUpdateSet({ seq, hash }))
    .execute();
  return { seq, hash };
}

function heldHead(tx: Tx, officeId: string) {
  const head = tx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('office_id', '=', officeId);
  return held(tx, head).executeTakeFirst();
}

/** A row that is not there cannot be held: who writes the first line of an office waits by its id. */
async function firstHead(tx: Tx, officeId: string) {
  await lockId(tx, officeId);
  return heldHead(tx, officeId);
}

type Row = Omit<AuditTable, 'hash'>;

function toRow(who: Who, line: Line, seq: number, at: string): Row {
  const fields: Record<string, unknown> = { ...line.plain };
  for (const [name, value] of Object.entries(line.personal ?? {})) fields[name] = digest(value);
  return {
    office_id: who.officeId,
    seq,
    at,
    actor_id: who.staffId,
    verb: line.verb,
    thing: line.thing,
    thing_id: line.id,
    fields: JSON.stringify(fields),
  };
}

function digest(value: Value): string {
  return `#${keyed('digest', JSON.stringify(value ?? null)).slice(0, 16)}`;
}

export function chainHash(row: Row, before: string): string {
  const { office_id, seq, at, actor_id, verb, thing, thing_id, fields } = row;
  return keyed(
    'audit',
    JSON.stringify([before, office_id, seq, at, actor_id, verb, thing, thing_id, fields]),
  );
}

/** Lines newest first, `before` a sequence number, for the managers' page. */
export async function readAudit(
  db: Db,
  officeId: string,
  filter: { before?: number; actorId?: string; thing?: string; thingId?: string; verb?: string },
  limit = 50,
) {
  let query = db.selectFrom('audit').selectAll().where('office_id', '=', officeId);
  if (filter.before) query = query.where('seq', '<', filter.before);
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId);
  if (filter.thing) query = query.where('thing', '=', filter.thing);
  if (filter.thingId) query = query.where('thing_id', '=', filter.thingId);
  if (filter.verb) query = query.where('verb', '=', filter.verb);
  return query.orderBy('seq', 'desc').limit(limit).execute();
}
