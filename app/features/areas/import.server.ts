// A file of areas, all of it or nothing of it. The same file a second time adds nothing (R10).

import { change, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { newId } from '#app/lib/ids.ts';
import { isInForce } from './area.ts';
import { insertBatch } from './batches.server.ts';
import { didOf } from './did.ts';
import { readPastedAreas } from './paste.ts';
import { proposeZones } from './places.server.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { readAreasFile } from './read.ts';
import type { AreasRead, RowProblem } from './reading.ts';
import {
  insertAreas,
  insertNames,
  readAll,
  type Stored,
  updateArea,
  writeEdges,
} from './stored.server.ts';

/** What the command line and the page say of an import; rows = accepted + rejected + skipped. */
export type AreasReport = {
  rows: number;
  accepted: number;
  rejected: number;
  skipped: number;
  repaired: number;
  problems: RowProblem[];
  /** What there is after it. */
  totals: { zones: number; towns: number; areas: number };
};
export type Preview =
  | { ok: false; reason: string }
  | { ok: true; read: AreasRead; plan: ImportPlan };

/** What an import would do, nothing done. */
export async function previewAreasFile(
  db: Db,
  officeId: string,
  bytes: Uint8Array,
  today: Day,
): Promise<Preview> {
  const file = readAreasFile(bytes);
  if (!file.ok) return file;
  return {
    ...file,
    plan: planImport(file.read, await readAll(db, officeId), { day: today, newId }),
  };
}

export async function importAreasFile(
  db: Db,
  who: Who,
  bytes: Uint8Array,
  { today, file }: { today: Day; file?: string },
): Promise<AreasReport> {
  return (await importAreas(db, who, bytes, today, file)).report;
}

/** As the page tells it: also how many towns were proposed to a shelter. */
export type Brought = { batchId: string; report: AreasReport; proposed: number };

export async function importAreas(
  db: Db,
  who: Who,
  bytes: Uint8Array,
  today: Day,
  name = '（コマンドから）',
): Promise<Brought> {
  const file = readAreasFile(bytes);
  if (!file.ok) throw new UnreadableFile(file.reason);
  return takeIn(db, who, file.read, { today, name, verb: 'area.import' });
}

/** Pasted rows go the same way, and away again as a file does. */
export function pasteAreas(db: Db, who: Who, text: string, today: Day): Promise<Brought> {
  const read = readPastedAreas(text);
  return takeIn(db, who, read, { today, name: read.source, verb: 'area.paste' });
}

type Given = { today: Day; name: string; verb: string };

function takeIn(db: Db, who: Who, read: AreasRead, { today, name, verb }: Given) {
  return change(db, who, async (tx, note): Promise<Brought> => {
    await lockId(tx, who.officeId);
    const before = await readAll(tx, who.officeId);
    const plan = planImport(read, before, { day: today, newId });
    await carryOut(tx, who, plan);
    const proposed = await proposeZones(tx, who, today);
    const after = await readAll(tx, who.officeId);
    const report = reportOf(plan, after, today);
    const batchId = await insertBatch(tx, who, name, report, didOf(before, after));
    const { rows, accepted, rejected, skipped } = plan;
    const plain = { file: read.kind, rows, accepted, rejected, skipped, proposed };
    note({ verb, thing: 'import', id: batchId, plain, personal: { name } });
    return { batchId, report, proposed };
  });
}

async function carryOut(tx: Tx, who: Who, plan: ImportPlan): Promise<void> {
  await insertAreas(tx, who, plan.add);
  for (const { id, ...fields } of plan.change) await updateArea(tx, who, id, fields);
  await insertNames(tx, who, plan.addNames);
  await writeEdges(tx, who, plan);
}

function reportOf(plan: ImportPlan, { areas }: Stored, today: Day): AreasReport {
  const { rows, accepted, rejected, skipped, problems, repaired } = plan;
  const now = areas.filter((area) => isInForce(area, today));
  const count = (kind: string) => now.filter((area) => area.kind === kind).length;
  return {
    rows,
    accepted,
    rejected,
    skipped,
    repaired: new Set(repaired.map(({ row }) => row)).size,
    problems,
    totals: { zones: count('zone'), towns: count('town'), areas: now.length },
  };
}
