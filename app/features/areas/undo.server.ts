/** Taking an import of areas back as a whole (R10): seen first, then done in one change. */
import { change, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Did } from './did.ts';
import { proposeZones } from './places.server.ts';
import { deleteAreas, readAll, replaceNames, updateArea, writeEdges } from './stored.server.ts';
import { backIn, type Kept, planUndo, type Undo } from './undo.ts';
import { usesOf } from './uses.server.ts';

/** Null when there is nothing to undo, or it is undone already. */
export async function previewUndo(db: Db, officeId: string, batchId: string): Promise<Undo | null> {
  const batch = await db
    .selectFrom('import_batch')
    .select(['did', 'created_at'])
    .where('office_id', '=', officeId)
    .where('id', '=', batchId)
    .where('kind', '=', 'areas')
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (!batch?.did) return null;
  const did = JSON.parse(batch.did) as Did;
  const added = did.areas.filter(({ before }) => !before).map(({ after }) => after.id);
  const uses = await usesOf(db, officeId, added, batch.created_at);
  return planUndo(did, await readAll(db, officeId), uses);
}

/** What stayed, each with its reason. Pressed twice, the second time does nothing. */
export function undoAreas(db: Db, who: Who, batchId: string, today: Day): Promise<Kept[]> {
  return change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    const undo = await previewUndo(tx, who.officeId, batchId);
    if (!undo) {
      note({ verb: 'area.same', thing: 'import', id: batchId });
      return [];
    }
    await carryOut(tx, who, undo);
    if (undo.frees) await proposeZones(tx, who, today);
    await markUndone(tx, who, batchId, undo.kept);
    const plain = { count: undo.drop.length, back: backIn(undo), kept: undo.kept.length };
    note({ verb: 'import.undo', thing: 'import', id: batchId, plain });
    return undo.kept;
  });
}

async function carryOut(tx: Tx, who: Who, undo: Undo): Promise<void> {
  await writeEdges(tx, who, undo);
  for (const { areaId, names } of undo.names) await replaceNames(tx, who, areaId, names);
  for (const { id, ...fields } of undo.restore) await updateArea(tx, who, id, fields);
  await deleteAreas(
    tx,
    who,
    undo.drop.map(({ id }) => id),
  );
}

async function markUndone(tx: Tx, { officeId, staffId }: Who, id: string, kept: Kept[]) {
  await tx
    .updateTable('import_batch')
    .set({ undone_at: new Date().toISOString(), undone_by: staffId, kept: JSON.stringify(kept) })
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .execute();
}
