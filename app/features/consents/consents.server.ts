import { change, type Note } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { addDays, type Day, showDate } from '#app/lib/dates.ts';
import { type Actor, isWorker } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { answerFor } from '../files/answers.server.ts';
import { type ConsentFields, DAYS_BEFORE } from './consent.ts';

export type Consent = Awaited<ReturnType<typeof readConsents>>[number];

/** Rows of the office, whoever may read them: callers narrow or ask. */
export function consentsOf(db: Db, { officeId }: Pick<Actor, 'officeId'>) {
  return db
    .selectFrom('consent as c')
    .leftJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'c.office_id').onRef('s.id', '=', 'c.taken_by'),
    )
    .leftJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'c.office_id').onRef('a.id', '=', 'c.area_id'),
    )
    .select(['c.id', 'c.name', 'c.scope', 'c.what', 'c.means', 'c.note'])
    .select(['c.area_id as areaId', 'c.record_id as recordId', 'c.taken_by as takenBy'])
    .select(['c.given_on as givenOn', 'c.until_on as untilOn', 'c.withdrawn_on as withdrawnOn'])
    .select(['s.name as taker', 'a.name as area'])
    .where('c.office_id', '=', officeId);
}

/** Those that this person may know, as `mayReadConfidential` says; the newest first. */
export function readConsents(db: Db, actor: Actor) {
  return mine(db, actor).orderBy('c.given_on', 'desc').orderBy('c.id', 'desc').execute();
}

function mine(db: Db, actor: Actor) {
  const all = consentsOf(db, actor);
  if (actor.role === 'manager') return all;
  const areas = isWorker(actor) ? [...actor.areas] : [];
  return all.where((e) =>
    e.or([
      e('c.taken_by', '=', actor.staffId),
      ...(areas.length > 0 ? [e('c.area_id', 'in', areas)] : []),
    ]),
  );
}

/** Their end is near or over, and nobody withdrew them or asked again. */
export function endingConsents(db: Db, actor: Actor, day: Day) {
  return mine(db, actor)
    .where('c.withdrawn_on', 'is', null)
    .where('c.until_on', '<=', addDays(day, DAYS_BEFORE));
}

/** One line a look: whoever reads the list has read all the names in it (S6). */
export async function leaveLook(db: Db, actor: Actor, look: { id: string } | { count: number }) {
  await change(db, who(actor), async (_tx, note) =>
    'id' in look
      ? note({ verb: 'consent.read', thing: 'consent', id: look.id })
      : note({ verb: 'consent.list', thing: 'consent', id: actor.officeId, plain: look }),
  );
}

/** The answers of its photos follow from it. Sending it twice is harmless. */
export async function addConsent(
  db: Db,
  actor: Actor,
  id: string,
  recordId: string | null,
  fields: ConsentFields,
): Promise<void> {
  const { name, scope, what, areaId, givenOn, untilOn, means, note: told } = fields;
  const at = new Date().toISOString();
  await change(db, who(actor), async (tx, note) => {
    await lockId(tx, id);
    const { numInsertedOrUpdatedRows: made } = await tx
      .insertInto('consent')
      .values({
        ...{ office_id: actor.officeId, id, name, scope, what, means, note: told },
        ...{ area_id: areaId, record_id: recordId, given_on: givenOn, until_on: untilOn },
        ...{ taken_by: actor.staffId, withdrawn_on: null, created_at: at },
        ...{ version: 1, updated_at: at, updated_by: actor.staffId },
      })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow();
    if (Number(made ?? 0) === 0) return note({ verb: 'consent.same', thing: 'consent', id });
    note({
      verb: 'consent.add',
      thing: 'consent',
      id,
      plain: { agreed: scope, area: areaId },
      personal: { name },
    });
    if (scope === 'photo' && recordId) await tie(tx, note, actor, { id, recordId }, fields);
  });
}

async function tie(
  tx: Tx,
  note: Note,
  actor: Actor,
  { id, recordId }: { id: string; recordId: string },
  { files, givenOn }: ConsentFields,
): Promise<void> {
  // Without a name: the note of a shared photo is read by all who see it (S3).
  const answer = {
    consent: 'yes',
    consentNote: `同意の書きとめあり（${showDate(givenOn)}）`,
  } as const;
  const tied = await answerFor(tx, note, actor, recordId, files, answer);
  for (const file_id of tied)
    await tx
      .insertInto('consent_file')
      .values({ office_id: actor.officeId, consent_id: id, file_id })
      .execute();
}

/** From then on its photos are not shown outside. */
export async function withdrawConsent(
  db: Db,
  actor: Actor,
  { id, recordId }: Pick<Consent, 'id' | 'recordId'>,
  on: Day,
): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await lockId(tx, id);
    const { numUpdatedRows } = await tx
      .updateTable('consent')
      .set((e) => ({
        withdrawn_on: on,
        version: e('version', '+', 1),
        updated_at: new Date().toISOString(),
        updated_by: actor.staffId,
      }))
      .where('office_id', '=', actor.officeId)
      .where('id', '=', id)
      .where('withdrawn_on', 'is', null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) return note({ verb: 'consent.same', thing: 'consent', id });
    note({ verb: 'consent.withdraw', thing: 'consent', id, plain: { on } });
    const answer = { consent: 'no', consentNote: `同意の取り消しあり（${showDate(on)}）` } as const;
    if (recordId)
      await answerFor(tx, note, actor, recordId, await filesTied(tx, actor, id), answer);
  });
}

/** Ids of the photos that it opens. */
export async function filesTied(db: Db, { officeId }: Actor, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('consent_file')
    .select('file_id')
    .where('office_id', '=', officeId)
    .where('consent_id', '=', id)
    .execute();
  return rows.map(({ file_id }) => file_id);
}
