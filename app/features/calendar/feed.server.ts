/** The secret address of one's calendar: 256 random bits, of which only the digest is kept. */
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { addDays, type Day, today } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { newToken, tokenHash } from '../accounts/sessions.server.ts';
import { appointmentsOfPerson } from '../appointments/list.server.ts';
import { calendarFile } from './ics.ts';

export async function feedSince(db: Db, { officeId, staffId }: Actor): Promise<string | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select('created_at')
    .where('office_id', '=', officeId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/** A new one makes the old one worthless. The token is given once and never again. */
export async function openFeed(db: Db, actor: Actor): Promise<string> {
  const token = newToken();
  const row = { token_hash: tokenHash(token), created_at: new Date().toISOString() };
  await change(db, who(actor), async (tx, note) => {
    await tx
      .insertInto('calendar_feed')
      .values({ office_id: actor.officeId, staff_id: actor.staffId, ...row })
      .onConflict((c) => c.columns(['office_id', 'staff_id']).doUpdateSet(row))
      .execute();
    note({ verb: 'feed.open', thing: 'staff', id: actor.staffId });
  });
  return token;
}

export async function closeFeed(db: Db, actor: Actor): Promise<void> {
  await change(db, who(actor), async (tx, note) => {
    await tx
      .deleteFrom('calendar_feed')
      .where('office_id', '=', actor.officeId)
      .where('staff_id', '=', actor.staffId)
      .execute();
    note({ verb: 'feed.close', thing: 'staff', id: actor.staffId });
  });
}

/** The file behind an address, or null: unknown, renewed, stopped, or the person has left. */
export async function readFeed(db: Db, token: string, day: Day = today()): Promise<string | null> {
  const person = await db
    .selectFrom('calendar_feed as f')
    .innerJoin('staff as p', (on) =>
      on.onRef('p.office_id', '=', 'f.office_id').onRef('p.id', '=', 'f.staff_id'),
    )
    .select(['f.office_id as officeId', 'f.staff_id as staffId', 'p.left_on'])
    .where('f.token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  if (!person || (person.left_on && person.left_on < day)) return null;
  const range = { from: addDays(day, -30), to: addDays(day, 366) };
  return calendarFile('えんがわの予定', await appointmentsOfPerson(db, person, range));
}
