/** 廃棄: proposed by one, approved or refused by another. Erasing itself stands in run.server.ts. */
import { sql } from 'kysely';
import { change } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { isId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { type Asked, due, ofYear } from './due.server.ts';
import { mayApprove, mayDispose, maySeeList } from './retention.ts';

/** Newest first. */
export function disposals(db: Db, officeId: string) {
  return db
    .selectFrom('disposal as d')
    .leftJoin('staff as r', (on) =>
      on.onRef('r.office_id', '=', 'd.office_id').onRef('r.id', '=', 'd.refused_by'),
    )
    .selectAll('d')
    .select('r.name as refuser')
    .where('d.office_id', '=', officeId)
    .orderBy('d.id', 'desc');
}

export type Disposal = Awaited<ReturnType<typeof reachDisposal>>;

export async function reachDisposal(db: Db, { officeId }: Actor, id = '') {
  const row = isId(id)
    ? await disposals(db, officeId).where('d.id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw notFound();
  return row;
}

/** Those that are in it and were not held back since. */
export async function itemsOf(db: Db, officeId: string, id: string) {
  const { all, erased } = await db
    .selectFrom('disposal_item')
    .select((e) => [
      e.fn.countAll<number>().as('all'),
      e.fn.count<number>('erased_at').as('erased'),
    ])
    .where('office_id', '=', officeId)
    .where('disposal_id', '=', id)
    .executeTakeFirstOrThrow();
  return { all: Number(all), erased: Number(erased) };
}

/**
 * All that is due of a kind, or of one fiscal year of it, as one proposal under the id that its
 * form was given. Returns how many; 0 when there is nothing, or it was sent twice.
 */
export function proposeDisposal(
  db: Db,
  actor: Actor,
  id: string,
  asked: Asked & { years: number; year: number | null },
): Promise<number> {
  if (!maySeeList(actor, asked.keeping)) throw forbidden();
  return change(db, who(actor), async (tx, note) => {
    await lockId(tx, `disposals ${actor.officeId}`);
    const { kind } = asked.keeping;
    const { n, first, last } = await spanOf(tx, actor.officeId, asked);
    if (n === 0 || (await isThere(tx, actor.officeId, id))) {
      note({ verb: 'disposal.same', thing: 'disposal', id });
      return 0;
    }
    await tx
      .insertInto('disposal')
      .values({
        ...{ office_id: actor.officeId, id, kind, years: asked.years, proposed: n },
        ...{ from_on: first, until_on: last, proposed_by: actor.staffId },
        proposer: actor.name,
        proposed_at: new Date().toISOString(),
      })
      .execute();
    await insertItems(tx, actor.officeId, id, asked);
    const plain = { thingKind: kind, count: n, from: first, until: last };
    note({ verb: 'disposal.propose', thing: 'disposal', id, plain });
    return n;
  });
}

type Part = Asked & { year: number | null };

async function spanOf(tx: Tx, officeId: string, asked: Part) {
  const { n, first, last } = await ofYear(due(tx, officeId, asked), asked.year)
    .select((e) => [e.fn.countAll<number>().as('n')])
    .select((e) => [e.fn.min('f.day').as('first'), e.fn.max('f.day').as('last')])
    .executeTakeFirstOrThrow();
  return { n: Number(n), first: first ?? '', last: last ?? '' };
}

async function isThere(tx: Tx, officeId: string, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('disposal')
    .select('id')
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

/** In the database alone: there may be tens of thousands. */
async function insertItems(tx: Tx, officeId: string, id: string, asked: Part): Promise<void> {
  const things = ofYear(due(tx, officeId, asked), asked.year).select([
    sql<string>`${officeId}`.as('office_id'),
    sql<string>`${id}`.as('disposal_id'),
    'f.id as thing_id',
  ]);
  await tx
    .insertInto('disposal_item')
    .columns(['office_id', 'disposal_id', 'thing_id'])
    .expression(things)
    .execute();
}

/** Never by who proposed it. False when it is no longer open. */
export function approveDisposal(db: Db, actor: Actor, disposal: Disposal): Promise<boolean> {
  if (!mayApprove(actor, disposal)) throw forbidden();
  return close(db, actor, disposal.id, 'disposal.approve', {
    approved_at: new Date().toISOString(),
    approved_by: actor.staffId,
    approver: actor.name,
  });
}

/** By another, or taken back by who proposed it. */
export function refuseDisposal(
  db: Db,
  actor: Actor,
  { id, proposed_by }: Disposal,
  reason: string,
): Promise<boolean> {
  if (!mayDispose(actor)) throw forbidden();
  const isOwn = proposed_by === actor.staffId;
  return close(db, actor, id, isOwn ? 'disposal.withdraw' : 'disposal.refuse', {
    refused_at: new Date().toISOString(),
    refused_by: actor.staffId,
    refused_reason: reason,
  });
}

type Answer =
  | { approved_at: string; approved_by: string; approver: string }
  | { refused_at: string; refused_by: string; refused_reason: string };

function close(db: Db, actor: Actor, id: string, verb: string, answer: Answer): Promise<boolean> {
  return change(db, who(actor), async (tx, note) => {
    const { numUpdatedRows } = await tx
      .updateTable('disposal')
      .set(answer)
      .where('office_id', '=', actor.officeId)
      .where('id', '=', id)
      .where('approved_at', 'is', null)
      .where('refused_at', 'is', null)
      .executeTakeFirst();
    const isDone = numUpdatedRows > 0;
    const personal = 'refused_reason' in answer ? { reason: answer.refused_reason } : {};
    note({ verb: isDone ? verb : 'disposal.same', thing: 'disposal', id, personal });
    return isDone;
  });
}

/** How many could approve what this person proposes. */
export async function othersWhoMay(db: Db, { officeId, staffId }: Actor, day: string) {
  const { n } = await db
    .selectFrom('staff')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('office_id', '=', officeId)
    .where('id', '<>', staffId)
    .where('role', 'in', ['manager', 'admin'])
    .where((e) => e.or([e('left_on', 'is', null), e('left_on', '>=', day)]))
    .executeTakeFirstOrThrow();
  return Number(n);
}
