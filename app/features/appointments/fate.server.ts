/** What becomes of a 予定 that was not done: put off or given up, each with a reason, each undone. */
import { change } from '#app/db/audit.server.ts';
import { type Db, lockRow, type Tx } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';

type By = Pick<Actor, 'officeId' | 'staffId'>;
type Place = { verb: string; id: string; plain?: Record<string, string>; reason?: string };
export type Move = { from: Day; to: Day; reason: string; at: string; by: string | null };

export async function moveAppointment(
  db: Db,
  actor: Actor,
  id: string,
  to: Day,
  reason: string,
): Promise<void> {
  await alter(
    db,
    actor,
    { verb: 'appointment.move', id, plain: { on: to }, reason },
    async (tx) => {
      const from = await dayOf(tx, actor.officeId, id);
      // Sent twice it is there already.
      if (from !== null && from !== to) await insertMove(tx, actor, id, { from, to, reason });
      return { planned_on: to };
    },
  );
}

export async function dropAppointment(
  db: Db,
  actor: Actor,
  id: string,
  reason: string,
): Promise<void> {
  await alter(db, actor, { verb: 'appointment.drop', id, reason }, async () => ({
    dropped_at: new Date().toISOString(),
    dropped_by: actor.staffId,
    dropped_reason: reason,
  }));
}

export async function undropAppointment(db: Db, actor: Actor, id: string): Promise<void> {
  await alter(db, actor, { verb: 'appointment.undrop', id }, async () => ({
    dropped_at: null,
    dropped_by: null,
    dropped_reason: null,
  }));
}

/** Takes the last move back, as if it had not been; the log keeps that it was. */
export async function unmoveAppointment(db: Db, actor: Actor, id: string): Promise<void> {
  await alter(db, actor, { verb: 'appointment.unmove', id }, async (tx) => {
    const last = await moves(tx, actor.officeId, id).orderBy('m.id', 'desc').executeTakeFirst();
    if (!last || last.to !== (await dayOf(tx, actor.officeId, id))) return {};
    await tx
      .deleteFrom('appointment_move')
      .where('office_id', '=', actor.officeId)
      .where('id', '=', last.id)
      .execute();
    return { planned_on: last.from };
  });
}

export async function insertMove(
  tx: Tx,
  { officeId, staffId }: By,
  id: string,
  { from, to, reason }: Pick<Move, 'from' | 'to' | 'reason'>,
  at = new Date().toISOString(),
): Promise<void> {
  await tx
    .insertInto('appointment_move')
    .values({
      office_id: officeId,
      id: newId(),
      appointment_id: id,
      from_on: from,
      to_on: to,
      reason,
      at,
      by: staffId,
    })
    .execute();
}

/** Oldest first. */
export async function movesOf(db: Db, officeId: string, id: string): Promise<Move[]> {
  return moves(db, officeId, id).orderBy('m.id').execute();
}

function moves(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('appointment_move as m')
    .leftJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'm.office_id').onRef('s.id', '=', 'm.by'),
    )
    .select(['m.id', 'm.from_on as from', 'm.to_on as to', 'm.reason', 'm.at', 's.name as by'])
    .where('m.office_id', '=', officeId)
    .where('m.appointment_id', '=', id);
}

async function dayOf(tx: Tx, officeId: string, id: string): Promise<Day | null> {
  const row = await tx
    .selectFrom('appointment')
    .select('planned_on')
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.planned_on ?? null;
}

type Altered = {
  planned_on?: Day;
  dropped_at?: string | null;
  dropped_by?: string | null;
  dropped_reason?: string | null;
};

async function alter(
  db: Db,
  actor: Actor,
  { verb, id, plain, reason }: Place,
  work: (tx: Tx) => Promise<Altered>,
): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await lockRow(tx, 'appointment', actor.officeId, id);
    const altered = await work(tx);
    await tx
      .updateTable('appointment')
      .set((e) => ({
        ...altered,
        version: e('version', '+', 1),
        updated_at: new Date().toISOString(),
        updated_by: actor.staffId,
      }))
      .where('office_id', '=', actor.officeId)
      .where('id', '=', id)
      .execute();
    note({
      verb,
      thing: 'appointment',
      id,
      ...(plain && { plain }),
      ...(reason && { personal: { reason } }),
    });
  });
}
