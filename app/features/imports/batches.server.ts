/** What was brought in, and taking it back as a whole. */
import { change, type Who } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { unseal } from '#app/db/keys.server.ts';
import { showDateShort } from '#app/lib/dates.ts';
import { titleOf } from '../records/record.ts';
import { markRemoved } from '../records/records.server.ts';
import type { Between } from './commit.server.ts';
import { UNDONE } from './known.server.ts';
import type { RowProblem } from './work.ts';

const SLICE = 300;
const MOST_KEPT = 200;

function batches(db: Db, officeId: string) {
  return db
    .selectFrom('import_batch as b')
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'b.office_id').onRef('s.id', '=', 'b.staff_id'),
    )
    .select(['b.id', 'b.kind', 'b.file_name', 'b.rows', 'b.accepted', 'b.rejected', 'b.skipped'])
    .select(['b.repaired', 'b.created_at', 'b.undone_at', 's.name as staff'])
    .where('b.office_id', '=', officeId);
}

export type Batch = Awaited<ReturnType<typeof listBatches>>[number];

/** Newest first. */
export async function listBatches(db: Db, officeId: string, limit = 100) {
  return batches(db, officeId).orderBy('b.created_at', 'desc').limit(limit).execute();
}

export async function readBatch(db: Db, officeId: string, id: string | undefined) {
  const row = await batches(db, officeId)
    .select(['b.problems', 'b.rejected_rows', 'b.staff_id', 'b.kept'])
    .where('b.id', '=', id ?? '')
    .executeTakeFirst();
  return row && { ...row, problems: JSON.parse(row.problems) as RowProblem[] };
}

export type RejectedRows = {
  headings: string[];
  rows: { row: number; cells: string[]; reason: string }[];
};

/** May hold what is confidential: for who brought it in, and nobody else. */
export function rejectedOf(
  batch: { rejected_rows: string; staff_id: string },
  staffId: string,
): RejectedRows | null {
  if (batch.staff_id !== staffId || batch.rejected_rows === '') return null;
  const text = unseal(batch.rejected_rows);
  return text === null ? null : (JSON.parse(text) as RejectedRows);
}

/** In a row that slipped, a name may stand under the heading of the day: others learn where, not what. */
export function problemsFor(
  { problems, staff_id }: { problems: RowProblem[]; staff_id: string },
  staffId: string,
): RowProblem[] {
  if (staff_id === staffId) return problems;
  const hidden = (reason: string) => reason.replace(/「.*」/s, '「…」');
  return problems.map((problem) => ({ ...problem, reason: hidden(problem.reason) }));
}

/** Records of a batch that a person has changed since, or brought back: undoing leaves them. */
export async function keptRecords(db: Db, officeId: string, batchId: string) {
  const rows = await rowsOf(db, officeId, batchId)
    .select(['r.id', 'r.done', 'r.aim', 'r.occurred_on', 'r.version'])
    .where('r.removed_at', 'is', null)
    .where('r.version', '>', 1)
    .orderBy('r.timeline')
    .limit(MOST_KEPT)
    .execute();
  return rows.map(({ id, done, aim, occurred_on }) => {
    const title = titleOf({ done, aim, nextStep: '' }, 40) || '（内密の欄だけの記録）';
    return { href: `/records/${id}`, text: `${showDateShort(occurred_on)}　${title}` };
  });
}

function rowsOf(db: Db, officeId: string, batchId: string) {
  return db
    .selectFrom('import_row as i')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 'i.office_id').onRef('r.id', '=', 'i.thing_id'),
    )
    .where('i.office_id', '=', officeId)
    .where('i.batch_id', '=', batchId);
}

/** Hides what it brought in and nobody has touched since; killed in the middle it goes on anew. */
export async function undoImport(
  db: Db,
  who: Who,
  batchId: string,
  between: Between = async () => true,
): Promise<{ removed: number; kept: number }> {
  let removed = 0;
  for (;;) {
    const count = await change(db, who, async (tx, note) => {
      const ids = await untouched(tx, who.officeId, batchId);
      if (ids.length === 0) {
        await markUndone(tx, who, batchId);
        note({ verb: 'import.undo', thing: 'import', id: batchId });
        return 0;
      }
      await hide(tx, who, ids);
      for (const id of ids)
        note({ verb: 'record.remove', thing: 'record', id, personal: { reason: UNDONE } });
      return ids.length;
    });
    removed += count;
    if (count === 0 || !(await between(removed))) break;
  }
  const kept = await keptRecords(db, who.officeId, batchId);
  return { removed, kept: kept.length };
}

async function untouched(tx: Tx, officeId: string, batchId: string): Promise<string[]> {
  const rows = await rowsOf(tx, officeId, batchId)
    .select('r.id')
    .where('r.removed_at', 'is', null)
    .where('r.version', '=', 1)
    .limit(SLICE)
    .execute();
  return rows.map(({ id }) => id);
}

async function hide(tx: Tx, { officeId, staffId }: Who, ids: string[]): Promise<void> {
  await markRemoved(tx, officeId, ids, {
    removed_at: new Date().toISOString(),
    removed_by: staffId,
    removed_reason: UNDONE,
  });
}

async function markUndone(tx: Tx, { officeId, staffId }: Who, batchId: string): Promise<void> {
  await tx
    .updateTable('import_batch')
    .set({ undone_at: new Date().toISOString(), undone_by: staffId })
    .where('office_id', '=', officeId)
    .where('id', '=', batchId)
    .execute();
}
