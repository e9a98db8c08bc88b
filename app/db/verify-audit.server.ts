import { chainHash } from './audit.server.ts';
import type { Db } from './dialect.server.ts';
import { type Head, readHeads } from './heads.server.ts';

export type Verdict = { officeId: string; lines: number; faults: string[] };

/**
 * Reads an office's whole chain again and compares it with the head in the database and
 * the heads kept outside it (S6). Any edit, deletion, cut or rewriting leaves a fault.
 * Everything is read in one transaction, so that saving meanwhile is no fault.
 */
export async function verifyAudit(db: Db, officeId: string): Promise<Verdict> {
  const kept = readHeads()[officeId];
  const outside = kept ? [kept.now, ...Object.values(kept.days)] : [];
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => verifyIn(tx, officeId, outside));
}

async function verifyIn(db: Db, officeId: string, outside: Head[]): Promise<Verdict> {
  const expected = new Map(outside.map((h) => [h.seq, h.hash]));
  const faults: string[] = [];
  let seq = 0;
  let hash = '';
  for await (const row of linesInOrder(db, officeId)) {
    if (row.seq !== seq + 1) faults.push(`${seq + 1} から ${row.seq - 1} までの行がありません`);
    const right = chainHash(row, hash);
    if (row.hash !== right) faults.push(`${row.seq} の行が書きかえられています`);
    seq = row.seq;
    hash = row.hash;
    const known = expected.get(seq);
    if (known !== undefined && known !== hash) faults.push(`${seq} の行が外の控えと違います`);
    if (faults.length >= 20)
      return { officeId, lines: seq, faults: [...faults, 'ほかにもあります'] };
  }
  const newest = Math.max(0, ...expected.keys());
  if (newest > seq) faults.push(`${seq + 1} から ${newest} までの終わりの行がありません`);
  const head = await db
    .selectFrom('audit_head')
    .selectAll()
    .where('office_id', '=', officeId)
    .executeTakeFirst();
  if ((head?.seq ?? 0) !== seq || (head?.hash ?? '') !== hash)
    faults.push('記録の終わりの印が合いません');
  return { officeId, lines: seq, faults };
}

async function* linesInOrder(db: Db, officeId: string) {
  let after = Number.NEGATIVE_INFINITY;
  for (;;) {
    let query = db.selectFrom('audit').selectAll().where('office_id', '=', officeId);
    if (Number.isFinite(after)) query = query.where('seq', '>', after);
    const rows = await query.orderBy('seq').limit(2000).execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < 2000) return;
    after = last.seq;
  }
}
