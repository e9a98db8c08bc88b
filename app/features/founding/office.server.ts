/** The first visit makes the office and its first administrator, and only one visit can. */
import { change, type Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { notFound } from '#app/lib/problems.ts';
import { isFirstVisit } from '../accounts/first.server.ts';
import { insertStaff } from '../accounts/people.server.ts';
import { setCredential } from '../accounts/second.server.ts';
import { openSession } from '../accounts/sessions.server.ts';
import { createDefaultLists } from '../lists/lists.server.ts';
import { createDefaultPolicy } from '../purposes/purposes.server.ts';

export type Founding = {
  office: string;
  name: string;
  kana: string;
  email: string;
  passwordHash: string;
};

/** Gives the cookie of the administrator, who has the second step still to set up. */
export async function foundOffice(
  db: Db,
  { office, name, kana, email, passwordHash }: Founding,
): Promise<string> {
  const person = { officeId: newId(), staffId: newId() };
  return change(db, person, async (tx, note) => {
    if (!(await isFirstVisit(tx))) throw notFound();
    await makeOffice(tx, note, person, office, { name, kana, email, role: 'admin' });
    await setCredential(tx, person, { password_hash: passwordHash });
    return openSession(tx, note, { ...person, stage: 'password' });
  });
}

type Admin = Parameters<typeof insertStaff>[3];

/** The office, its administrator, and what every office begins with. False when the e-mail is taken. */
export async function makeOffice(
  tx: Tx,
  note: Note,
  person: { officeId: string; staffId: string },
  name: string,
  admin: Admin,
): Promise<boolean> {
  const at = new Date().toISOString();
  const kept = { version: 1, updated_at: at, updated_by: null };
  await tx
    .insertInto('office')
    .values({ id: person.officeId, name, kind: 'real', created_at: at, ...kept })
    .execute();
  note({ verb: 'office.found', thing: 'office', id: person.officeId });
  if (!(await insertStaff(tx, note, person, admin, null))) return false;
  await createDefaultLists(tx, note, person.officeId);
  await createDefaultPolicy(tx, note, person.officeId);
  return true;
}
