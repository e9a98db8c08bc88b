/**
 * Erasing what was approved, some at a time, each slice in a change of its own: others save
 * meanwhile. Stopped or killed it goes on from there. At the end the gaps in the database go too.
 */
import { createHash } from 'node:crypto';
import { change, type Note } from '#app/db/audit.server.ts';
import { type Db, emptyGaps, lockId, type Tx } from '#app/db/dialect.server.ts';
import { tablesOf } from '#app/db/tables.server.ts';
import { addDays, today } from '#app/lib/dates.ts';
import { dropBytes } from '#app/lib/kept-files.server.ts';
import { forbidden } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { unfollowed } from '../backup/following.server.ts';
import { JobProblem } from '../jobs/job.ts';
import { type Progress, startJob } from '../jobs/jobs.server.ts';
import { type Disposal, itemsOf } from './disposals.server.ts';
import { isHeld } from './due.server.ts';
import { keepingOf } from './kinds.server.ts';
import { mayDispose } from './retention.ts';
import { GAPS_LEFT } from './words.ts';

/** Others who save wait for one of these at most. */
const SLICE = 50;

/** As long work; gives the id of the job. */
export async function beginErasing(db: Db, actor: Actor, disposal: Disposal): Promise<string> {
  if (!mayDispose(actor) || !disposal.approved_at || disposal.erased_at) throw forbidden();
  const { all } = await itemsOf(db, actor.officeId, disposal.id);
  const title = `${keepingOf(disposal.kind).label}を消す`;
  return startJob(db, actor, { kind: 'disposal', title, total: all }, async (progress) => {
    const count = await eraseAll(db, actor, disposal, progress);
    const isClean = await cleanGaps(db, actor, disposal.id);
    const rest = isClean ? '' : `\n${GAPS_LEFT}`;
    const text = `${count.toLocaleString('ja')}件を消しました。廃棄の証明ができました。${rest}`;
    return { href: `/retention/disposals/${disposal.id}`, text };
  });
}

type Told = Pick<Progress, 'say' | 'stopped'>;

export async function eraseAll(
  db: Db,
  actor: Actor,
  disposal: Pick<Disposal, 'id' | 'kind' | 'until_on'>,
  progress: Told,
): Promise<number> {
  for (let done = (await itemsOf(db, actor.officeId, disposal.id)).erased; ; ) {
    const slice = await change(db, who(actor), (tx, note) => eraseSlice(tx, note, actor, disposal));
    for (const id of slice.files) await dropBytes({ officeId: actor.officeId, id });
    if (slice.erased !== null) return slice.erased;
    done += slice.count;
    await progress.say(done);
    if (progress.stopped) throw new JobProblem('ここまで消しました。続きから始められます。');
  }
}

type Slice = { files: string[]; count: number; erased: number | null };

async function eraseSlice(
  tx: Tx,
  note: Note,
  { officeId }: Actor,
  disposal: Pick<Disposal, 'id' | 'kind' | 'until_on'>,
): Promise<Slice> {
  await lockId(tx, `disposal ${disposal.id}`); // two may have pressed 続きから消す
  const ids = await nextItems(tx, officeId, disposal);
  if (ids.length === 0)
    return { files: [], count: 0, erased: await end(tx, note, officeId, disposal.id) };
  const files = await keepingOf(disposal.kind).erase(tx, note, officeId, ids);
  await tx
    .updateTable('disposal_item')
    .set({ erased_at: new Date().toISOString() })
    .where('office_id', '=', officeId)
    .where('disposal_id', '=', disposal.id)
    .where('thing_id', 'in', ids)
    .execute();
  return { files, count: ids.length, erased: null };
}

/** What was held back meanwhile, or is no longer over since somebody corrected its day, stays. */
async function nextItems(
  tx: Tx,
  officeId: string,
  { id, kind, until_on }: Pick<Disposal, 'id' | 'kind' | 'until_on'>,
): Promise<string[]> {
  const rows = await tx
    .selectFrom(keepingOf(kind).finished(tx, officeId, addDays(until_on, 1)).as('f'))
    .innerJoin('disposal_item as i', 'i.thing_id', 'f.id')
    .select('f.id')
    .where('i.office_id', '=', officeId)
    .where('i.disposal_id', '=', id)
    .where('i.erased_at', 'is', null)
    .where(isHeld(officeId, kind, today(), false))
    .limit(SLICE)
    .execute();
  return rows.map((row) => row.id);
}

async function end(tx: Tx, note: Note, officeId: string, id: string): Promise<number> {
  const rows = await tx
    .selectFrom('disposal_item')
    .select('thing_id')
    .where('office_id', '=', officeId)
    .where('disposal_id', '=', id)
    .where('erased_at', 'is not', null)
    .execute();
  const hash = hashOf(rows.map(({ thing_id }) => thing_id));
  const set = { erased: rows.length, erased_at: new Date().toISOString(), ids_hash: hash };
  await tx
    .updateTable('disposal')
    .set(set)
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .execute();
  note({ verb: 'disposal.end', thing: 'disposal', id, plain: { count: rows.length, hash } });
  return rows.length;
}

/** In the order of the ids, a line each: whoever has the list can make it again. */
export function hashOf(ids: readonly string[]): string {
  return createHash('sha256')
    .update(
      ids
        .toSorted()
        .map((id) => `${id}\n`)
        .join(''),
    )
    .digest('hex');
}

/** False when there was no room for it, or somebody was reading: it can be done again. */
export async function cleanGaps(db: Db, actor: Actor, id: string): Promise<boolean> {
  try {
    const tables = (await tablesOf(db)).map(({ name }) => name);
    await unfollowed(db, () => emptyGaps(db, tables));
  } catch (error) {
    console.error(JSON.stringify({ fault: 'gaps', message: String(error) }));
    return false;
  }
  await change(db, who(actor), async (tx, note) => {
    await tx
      .updateTable('disposal')
      .set({ cleaned_at: new Date().toISOString() })
      .where('office_id', '=', actor.officeId)
      .where('id', '=', id)
      .execute();
    note({ verb: 'disposal.clean', thing: 'disposal', id });
  });
  return true;
}
