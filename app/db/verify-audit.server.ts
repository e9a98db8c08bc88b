import { setImmediate as letOthersGo } from 'node:timers/promises';
import { chainHash } from './audit.server.ts';
import type { Db } from './dialect.server.ts';
import { type Head, outsideHeads, readHeads } from './heads.server.ts';
import type { AuditTable } from './schema.ts';

export type Verdict = { officeId: string; lines: number; faults: string[] };

const PAGE = 1000;
const ENOUGH = 20;

/**
 * Reads an office's whole chain again and compares it with the head in the database and
 * the heads kept outside it (S6). Any edit, deletion, cut or rewriting leaves a fault.
 * Nothing is locked: outside heads are read before the lines and the inner head after them,
 * so whoever saves meanwhile only adds lines that are then read as well.
 */
export async function verifyAudit(db: Db, officeId: string): Promise<Verdict> {
  const reader = new Reader(outsideHeads(officeId));
  let promised = 0;
  for (;;) {
    while (reader.take(await pageAfter(db, officeId, reader.place))) await letOthersGo();
    const head = await headOf(db, officeId);
    const isBehind = head.seq > reader.seq && reader.seq >= promised;
    if (!isBehind || reader.hasEnough()) return { officeId, ...reader.close(head) };
    promised = head.seq;
  }
}

/** Every office that has a chain, or had one: deleting all of it does not hide it. */
export async function officesToVerify(db: Db): Promise<string[]> {
  const offices = await db.selectFrom('office').select('id').execute();
  const heads = await db.selectFrom('audit_head').select('office_id as id').execute();
  const lines = await db.selectFrom('audit').select('office_id as id').distinct().execute();
  const ids = [...offices, ...heads, ...lines].map((o) => o.id);
  return [...new Set([...ids, ...Object.keys(readHeads())])].sort();
}

class Reader {
  readonly faults: string[] = [];
  /** Where reading goes on: a line that was tampered with may stand below 1. */
  place: number | null = null;
  seq = 0;
  lines = 0;
  #hash = '';
  readonly #outside: Map<number, Head[]>;

  constructor(outside: Head[]) {
    this.#outside = Map.groupBy(outside, (head) => head.seq);
  }

  /** Returns whether more may follow. */
  take(rows: AuditTable[]): boolean {
    for (const row of rows) this.#takeLine(row);
    return rows.length === PAGE && !this.hasEnough();
  }

  #takeLine(row: AuditTable): void {
    const fault = (text: string) => this.faults.push(text);
    if (row.seq !== this.seq + 1)
      fault(`${this.seq} の次の行が ${row.seq} です。番号が続いていません`);
    if (row.hash !== chainHash(row, this.#hash)) fault(`${row.seq} の行が書きかえられています`);
    if (this.#outside.get(row.seq)?.some((head) => head.hash !== row.hash))
      fault(`${row.seq} の行が外の控えと違います`);
    this.place = row.seq;
    this.seq = row.seq;
    this.#hash = row.hash;
    this.lines += 1;
  }

  close(head: Head): { lines: number; faults: string[] } {
    const { lines, faults, seq } = this;
    if (this.hasEnough())
      return { lines, faults: [...faults.slice(0, ENOUGH), 'ほかにもあります'] };
    const newest = Math.max(0, ...this.#outside.keys());
    if (newest > seq) faults.push(`${seq + 1} から ${newest} までの終わりの行がありません`);
    if (head.seq !== seq || head.hash !== this.#hash) faults.push('記録の終わりの印が合いません');
    return { lines, faults };
  }

  hasEnough(): boolean {
    return this.faults.length >= ENOUGH;
  }
}

async function pageAfter(db: Db, officeId: string, place: number | null): Promise<AuditTable[]> {
  let query = db.selectFrom('audit').selectAll().where('office_id', '=', officeId);
  if (place !== null) query = query.where('seq', '>', place);
  return query.orderBy('seq').limit(PAGE).execute();
}

async function headOf(db: Db, officeId: string): Promise<Head> {
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('office_id', '=', officeId)
    .executeTakeFirst();
  return head ?? { seq: 0, hash: '' };
}
