/**
 * A log brought in, some hundred rows at a time, each in a change of its own: others save
 * meanwhile, and killed in the middle it stands as far as it came. Begun anew it adds nothing twice.
 */
import { change, type Note, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, nextNumbers, type Tx } from '#app/db/dialect.server.ts';
import { seal } from '#app/db/keys.server.ts';
import type { ImportRowTable } from '#app/db/schema.ts';
import { newId } from '#app/lib/ids.ts';
import { insertRecord, markRemoved } from '../records/records.server.ts';
import { idOf, type Known, knownRows } from './known.server.ts';
import { remember } from './memory.server.ts';
import type { Opened } from './open.server.ts';
import { type Accepted, type Planned, planner, type Rejected } from './plan.ts';
import type { RowProblem } from './work.ts';

/** Others who save wait for one of these at most. */
const SLICE = 100;

export type Counts = {
  rows: number;
  accepted: number;
  rejected: number;
  skipped: number;
  repaired: number;
};
export type Brought = Counts & {
  batchId: string;
  problems: RowProblem[];
  areas: number;
  staff: number;
};
/** Called between two slices; `false` ends it there. */
export type Between = (done: number) => Promise<boolean>;

type State = {
  who: { officeId: string; staffId: string };
  batchId: string;
  fileName: string;
  counts: Counts;
  problems: RowProblem[];
  rejected: Rejected[];
  areas: Set<string>;
  staff: Set<string>;
  opened: Opened;
};

export async function bringIn(
  db: Db,
  who: Who,
  fileName: string,
  opened: Opened,
  between: Between = async () => true,
  slice = SLICE,
): Promise<Brought> {
  const staffId = who.staffId ?? opened.given.defaults.staffId;
  const state: State = {
    who: { officeId: who.officeId, staffId },
    batchId: newId(),
    fileName,
    counts: { rows: 0, accepted: 0, rejected: 0, skipped: 0, repaired: 0 },
    problems: [],
    rejected: [],
    areas: new Set(),
    staff: new Set(),
    opened,
  };
  const plan = planner(opened.given);
  let waiting: Planned[] = [];
  let isFirst = true;
  const write = async (isLast: boolean) => {
    await writeSlice(db, who, state, waiting, { isFirst, isLast });
    [waiting, isFirst] = [[], false];
  };
  try {
    for await (const row of opened.rows) {
      waiting.push(...plan(row));
      if (waiting.length < slice) continue;
      await write(false);
      if (!(await between(state.counts.rows))) return broughtOf(state);
    }
    await write(true);
  } finally {
    await opened.rows.return(undefined);
  }
  return broughtOf(state);
}

function broughtOf({ counts, batchId, problems, areas, staff }: State): Brought {
  return { ...counts, batchId, problems, areas: areas.size, staff: staff.size };
}

type Place = { isFirst: boolean; isLast: boolean };

async function writeSlice(db: Db, who: Who, state: State, slice: Planned[], place: Place) {
  const next = { ...state, counts: { ...state.counts } };
  await change(db, who, async (tx, note) => {
    // Two imports of one file at once: the second sees what the first has written.
    await lockId(tx, `${who.officeId}/import`);
    const accepted = slice.filter((row) => row.state === 'accepted');
    const known = await knownRows(tx, who.officeId, accepted);
    count(next, slice, (row) => isThere(known(row)));
    if (place.isFirst) await insertBatch(tx, note, next);
    const rows: ImportRowTable[] = [];
    const news = accepted.filter((row) => !isThere(known(row)));
    const numbers = news.length > 0 ? await nextNumbers(tx, 'record', news.length) : [];
    for (const [n, row] of news.entries())
      rows.push(await takeIn(tx, note, next, row, { before: known(row), number: numbers[n] }));
    if (rows.length > 0) await tx.insertInto('import_row').values(rows).execute();
    await keepCounts(tx, next);
    noteSlice(note, next, place);
  });
  Object.assign(state, next);
}

const isThere = (known: Known | undefined) => known !== undefined && !known.undone;

function count(state: State, slice: Planned[], wasThere: (row: Accepted) => boolean): void {
  const { counts } = state;
  for (const row of slice) {
    const size = row.state === 'skipped' ? row.count : 1;
    counts.rows += size;
    if (row.state === 'skipped' || (row.state === 'accepted' && wasThere(row)))
      counts.skipped += size;
    else counts[row.state] += 1;
    if (row.state === 'accepted' && !wasThere(row)) {
      if (row.repairs.length > 0) counts.repaired += 1;
      state.areas.add(row.fields.areaId);
      state.staff.add(row.staffId);
    }
  }
  const rejected = slice.filter((row) => row.state === 'rejected');
  state.rejected = [...state.rejected, ...rejected];
  state.problems = [...state.problems, ...rejected.flatMap(({ problems }) => problems)];
}

async function insertBatch(tx: Tx, note: Note, state: State): Promise<void> {
  const { who, batchId, counts, fileName, opened } = state;
  await tx
    .insertInto('import_batch')
    .values({
      office_id: who.officeId,
      id: batchId,
      kind: 'records',
      staff_id: who.staffId,
      file_name: fileName,
      ...counts,
      problems: '[]',
      rejected_rows: '',
      created_at: new Date().toISOString(),
      undone_at: null,
      undone_by: null,
      did: null,
      kept: null,
    })
    .execute();
  note({ verb: 'import.start', thing: 'import', id: batchId, personal: { name: fileName } });
  await remember(tx, note, who.officeId, batchId, opened.learned);
}

/** The record is its writer's; the chain says who brought it in. */
async function takeIn(
  tx: Tx,
  note: Note,
  { who, batchId }: State,
  row: Accepted,
  { before, number }: { before: Known | undefined; number: number | undefined },
): Promise<ImportRowTable> {
  const id = before?.id ?? idOf(who.officeId, row);
  const by = { officeId: who.officeId, staffId: row.staffId };
  if (before) await bringBack(tx, note, who.officeId, id);
  else await insertRecord(tx, note, by, id, row.fields, { at: momentOf(row), number, looked: 1 });
  if (row.stepDoneOn) await markStep(tx, by, id, row.stepDoneOn);
  return {
    office_id: who.officeId,
    batch_id: batchId,
    row: row.row,
    digest: row.digest,
    thing_id: id,
  };
}

async function bringBack(tx: Tx, note: Note, officeId: string, id: string): Promise<void> {
  await markRemoved(tx, officeId, [id], {
    removed_at: null,
    removed_by: null,
    removed_reason: null,
  });
  note({ verb: 'record.restore', thing: 'record', id });
}

async function markStep(tx: Tx, by: State['who'], id: string, day: string): Promise<void> {
  await tx
    .updateTable('next_step')
    .set({ done_at: `${day}T03:00:00.000Z`, done_by: by.staffId })
    .where('office_id', '=', by.officeId)
    .where('record_id', '=', id)
    .execute();
}

/**
 * When an old log was written nobody knows; the evening of the act keeps it from looking years
 * late (H1). The chain has the moment of the import.
 */
function momentOf({ fields }: Accepted): string {
  const moment = new Date(`${fields.occurredOn}T${fields.startedAt || '17:00'}:00+09:00`);
  return new Date(Math.min(moment.getTime(), Date.now())).toISOString();
}

async function keepCounts(tx: Tx, { who, batchId, counts, problems, rejected, opened }: State) {
  const headings = opened.given.layout.columns.map(({ heading }) => heading);
  const reasons = rejected.map(({ row, cells, problems: own }) => ({
    row,
    cells,
    reason: own.map(({ column, reason }) => `${column}：${reason}`).join('\n'),
  }));
  await tx
    .updateTable('import_batch')
    .set({
      ...counts,
      problems: JSON.stringify(problems),
      rejected_rows: reasons.length > 0 ? seal(JSON.stringify({ headings, rows: reasons })) : '',
    })
    .where('office_id', '=', who.officeId)
    .where('id', '=', batchId)
    .execute();
}

function noteSlice(note: Note, { batchId, counts }: State, { isLast }: Place): void {
  const verb = isLast ? 'import.end' : 'import.go';
  note({ verb, thing: 'import', id: batchId, plain: { ...counts } });
}
