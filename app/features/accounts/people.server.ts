/** The people of the office: inviting, changing, leaving. Nobody is ever deleted: their records stay. */
import { change, type Note } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import type { Actor, Role } from './actor.ts';
import { who } from './here.server.ts';
import { makeInvitation } from './invitations.server.ts';
import { takeKeys } from './second.server.ts';
import type { Person } from './sessions.server.ts';
import { tidyEmail } from './sign-in.server.ts';

export type StaffForm = { name: string; kana: string; email: string; role: Role };
export type Saved = 'ok' | 'taken' | 'last';

export async function listStaff(db: Db, officeId: string) {
  return db
    .selectFrom('staff as p')
    .leftJoin('credential as c', (on) =>
      on.onRef('c.office_id', '=', 'p.office_id').onRef('c.staff_id', '=', 'p.id'),
    )
    .select([
      'p.id',
      'p.name',
      'p.kana',
      'p.email',
      'p.role',
      'p.joined_on',
      'p.left_on',
      'c.password_hash',
    ])
    .where('p.office_id', '=', officeId)
    .orderBy('p.kana')
    .orderBy('p.name')
    .execute();
}

export function readStaff(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('staff')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A person with what stands on the pages about their own sign-in. */
export async function personOf(db: Db, { officeId, staffId }: Person) {
  const { name, email, officeName } = await db
    .selectFrom('staff as p')
    .innerJoin('office as o', 'o.id', 'p.office_id')
    .select(['p.name', 'p.email', 'o.name as officeName'])
    .where('p.office_id', '=', officeId)
    .where('p.id', '=', staffId)
    .executeTakeFirstOrThrow();
  return { officeId, staffId, name, email, officeName };
}

/** Gives the token of the one-time link. */
export async function inviteStaff(
  db: Db,
  actor: Actor,
  form: StaffForm,
): Promise<{ id: string; token: string } | 'taken'> {
  const outcome = await refusable((refuse) =>
    change(db, who(actor), async (tx, note) => {
      const person = { officeId: actor.officeId, staffId: newId() };
      if (!(await insertStaff(tx, note, person, form, actor.staffId))) return refuse('taken');
      return { id: person.staffId, token: await makeInvitation(tx, note, person, actor.staffId) };
    }),
  );
  return typeof outcome === 'string' ? 'taken' : outcome;
}

/** False when the e-mail belongs to somebody. */
export async function insertStaff(
  tx: Tx,
  note: Note,
  person: Person,
  form: StaffForm,
  by: string | null,
): Promise<boolean> {
  const email = tidyEmail(form.email);
  await lockId(tx, `e-mail ${email}`);
  if (await isTaken(tx, email)) return false;
  await tx
    .insertInto('staff')
    .values({
      office_id: person.officeId,
      id: person.staffId,
      ...form,
      email,
      joined_on: today(),
      left_on: null,
      ...kept(by, 1),
    })
    .execute();
  const { name, kana, role } = form;
  note({
    verb: 'staff.invite',
    thing: 'staff',
    id: person.staffId,
    plain: { role },
    personal: { name, kana, email },
  });
  return true;
}

export async function saveStaff(db: Db, actor: Actor, id: string, form: StaffForm): Promise<Saved> {
  const email = tidyEmail(form.email);
  const { name, kana, role } = form;
  return refusable((refuse) =>
    change(db, who(actor), async (tx, note) => {
      // E-mail first, as inviting does: the other order could wait for each other for ever.
      await lockId(tx, `e-mail ${email}`);
      await lockId(tx, actor.officeId);
      if (await isTaken(tx, email, id)) return refuse('taken');
      if (role !== 'admin' && !(await isAdminLeft(tx, actor.officeId, id))) return refuse('last');
      await update(tx, actor, id, { name, kana, email, role });
      note({
        verb: 'staff.change',
        thing: 'staff',
        id,
        plain: { role },
        personal: { name, kana, email },
      });
      return 'ok' as const;
    }),
  );
}

/** One's own name; the rest is the administrator's to change. */
export async function saveOwnName(
  db: Db,
  actor: Actor,
  { name, kana }: { name: string; kana: string },
): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await update(tx, actor, actor.staffId, { name, kana });
    note({ verb: 'staff.change', thing: 'staff', id: actor.staffId, personal: { name, kana } });
  });
}

/**
 * `on` is the last day. When it is today or past, whatever lets the person in goes at once
 * (S4); when it comes later, they are no longer found from the day after.
 */
export async function leaveStaff(db: Db, actor: Actor, id: string, on: string): Promise<Saved> {
  return refusable((refuse) =>
    change(db, who(actor), async (tx, note) => {
      await lockId(tx, actor.officeId);
      if (!(await isAdminLeft(tx, actor.officeId, id))) return refuse('last');
      await update(tx, actor, id, { left_on: on });
      if (on <= today()) await takeKeys(tx, { officeId: actor.officeId, staffId: id });
      note({ verb: 'staff.leave', thing: 'staff', id, plain: { on } });
      return 'ok' as const;
    }),
  );
}

/** Takes the leaving back. Whose keys are gone needs a new one-time link. */
export async function returnStaff(db: Db, actor: Actor, id: string): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await update(tx, actor, id, { left_on: null });
    note({ verb: 'staff.return', thing: 'staff', id });
  });
}

/** Is there, besides this person, an administrator who can sign in and does not leave? */
async function isAdminLeft(tx: Tx, officeId: string, butId: string): Promise<boolean> {
  const self = await readStaff(tx, officeId, butId);
  if (self?.role !== 'admin' || self.left_on) return true;
  const others = await tx
    .selectFrom('staff as p')
    .innerJoin('office as o', 'o.id', 'p.office_id')
    .leftJoin('credential as c', (on) =>
      on.onRef('c.office_id', '=', 'p.office_id').onRef('c.staff_id', '=', 'p.id'),
    )
    .select('p.id')
    .where('p.office_id', '=', officeId)
    .where('p.id', '!=', butId)
    .where('p.role', '=', 'admin')
    .where('p.left_on', 'is', null)
    .where((e) => e.or([e('o.kind', '=', 'sample'), e('c.password_hash', 'is not', null)]))
    .limit(1)
    .executeTakeFirst();
  return others !== undefined;
}

async function isTaken(db: Db, email: string, butId = ''): Promise<boolean> {
  const found = await db
    .selectFrom('staff')
    .select('id')
    .where('email', '=', tidyEmail(email))
    .where('id', '!=', butId)
    .executeTakeFirst();
  return found !== undefined;
}

const kept = (by: string | null, version: number) => ({
  version,
  updated_at: new Date().toISOString(),
  updated_by: by,
});

async function update(
  tx: Tx,
  actor: Actor,
  id: string,
  set: Partial<StaffForm> & { left_on?: string | null },
) {
  await tx
    .updateTable('staff')
    .set((e) => ({ ...set, ...kept(actor.staffId, 0), version: e('version', '+', 1) }))
    .where('office_id', '=', actor.officeId)
    .where('id', '=', id)
    .execute();
}

class Refusal extends Error {
  readonly reason: 'taken' | 'last';
  constructor(reason: 'taken' | 'last') {
    super(reason);
    this.reason = reason;
  }
}

/** A change that is refused half-way leaves nothing behind: the transaction is undone. */
async function refusable<T>(
  work: (refuse: (reason: Refusal['reason']) => never) => Promise<T>,
): Promise<T | Refusal['reason']> {
  try {
    return await work((reason) => {
      throw new Refusal(reason);
    });
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}
