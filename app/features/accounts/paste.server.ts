import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import type { Actor } from './actor.ts';
import { who } from './here.server.ts';
import { makeInvitation } from './invitations.server.ts';
import { emailsIn, type Known, pastedStaff } from './paste.ts';
import { insertStaff } from './people.server.ts';

/** Which of the pasted addresses somebody signs in with already, here or elsewhere. */
export async function knownEmails(db: Db, actor: Actor, text: string): Promise<Known> {
  const emails = emailsIn(text);
  if (emails.length === 0) return { own: new Set(), others: new Set() };
  const rows = await db
    .selectFrom('staff')
    .select(['email', 'office_id'])
    .where('email', 'in', emails)
    .execute();
  const of = (own: boolean) =>
    new Set(rows.filter((r) => (r.office_id === actor.officeId) === own).map((r) => r.email));
  return { own: of(true), others: of(false) };
}

export type Invited = { staffId: string; name: string; token: string };

/** Everybody who can be taken, in one change, each with a one-time link. */
export function pasteStaff(db: Db, actor: Actor, text: string): Promise<Invited[]> {
  return change(db, who(actor), async (tx, note) => {
    const { lines } = pastedStaff(text, await knownEmails(tx, actor, text));
    const people = lines.flatMap((line) => ('value' in line ? [line.value] : []));
    const invited: Invited[] = [];
    // In one order, or two pastes of the same people could wait for each other for ever.
    for (const form of people.toSorted((a, b) => (a.email < b.email ? -1 : 1))) {
      const person = { officeId: actor.officeId, staffId: newId() };
      if (!(await insertStaff(tx, note, person, form, actor.staffId))) continue;
      const token = await makeInvitation(tx, note, person, actor.staffId);
      invited.push({ staffId: person.staffId, name: form.name, token });
    }
    note({
      verb: 'staff.paste',
      thing: 'office',
      id: actor.officeId,
      plain: { count: invited.length },
    });
    return invited;
  });
}
