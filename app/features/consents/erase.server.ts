/** 同意 that ended: by its own day, or because it was withdrawn. One without an end never is over. */
import { sql } from 'kysely';
import type { Note } from '#app/db/audit.server.ts';
import type { Db, Tx } from '#app/db/dialect.server.ts';
import type { Keeping } from '#app/db/keeping.server.ts';

export const consentKeeping: Keeping = {
  kind: 'consent',
  label: '同意',
  holds: 'だれが、何に同意したか。期限が来たものと、取りやめられたものです。',
  usual: 5,
  why: '同意があったことを、あとから聞かれることがあるからです。',
  finished: finishedConsents,
  erase: eraseConsents,
  isPrivate: true,
};

function finishedConsents(db: Db, officeId: string, before: string) {
  const day = sql<string>`coalesce(c.withdrawn_on, c.until_on)`;
  return db
    .selectFrom('consent as c')
    .leftJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'c.office_id').onRef('a.id', '=', 'c.area_id'),
    )
    .select(['c.id', day.as('day'), 'a.name as area', 'c.name as title'])
    .where('c.office_id', '=', officeId)
    .where(day, '<', before);
}

async function eraseConsents(tx: Tx, note: Note, officeId: string, ids: readonly string[]) {
  await tx
    .deleteFrom('consent_file')
    .where('office_id', '=', officeId)
    .where('consent_id', 'in', [...ids])
    .execute();
  await tx
    .deleteFrom('consent')
    .where('office_id', '=', officeId)
    .where('id', 'in', [...ids])
    .execute();
  for (const id of ids) note({ verb: 'consent.erase', thing: 'consent', id });
  return [];
}
