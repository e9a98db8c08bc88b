/** 保留: single things that are over and yet kept until a day, with the reason. */
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import type { Keeping } from '#app/db/keeping.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';

type Hold = { id: string; reason: string; untilOn: Day };

/** It stays also where it was proposed already and is not erased yet. */
export function holdThing(
  db: Db,
  actor: Actor,
  { kind }: Pick<Keeping, 'kind'>,
  { id, reason, untilOn }: Hold,
): Promise<void> {
  return change(db, who(actor), async (tx, note) => {
    const set = { reason, until_on: untilOn, at: new Date().toISOString(), by: actor.staffId };
    await tx
      .insertInto('retention_hold')
      .values({ office_id: actor.officeId, kind, thing_id: id, ...set })
      .onConflict((c) => c.columns(['office_id', 'kind', 'thing_id']).doUpdateSet(set))
      .execute();
    const plain = { thingKind: kind, until: untilOn };
    note({ verb: 'retention.hold', thing: 'retention', id, plain, personal: { reason } });
  });
}

export function releaseThing(
  db: Db,
  actor: Actor,
  { kind }: Pick<Keeping, 'kind'>,
  id: string,
): Promise<void> {
  return change(db, who(actor), async (tx, note) => {
    await tx
      .deleteFrom('retention_hold')
      .where('office_id', '=', actor.officeId)
      .where('kind', '=', kind)
      .where('thing_id', '=', id)
      .execute();
    note({ verb: 'retention.release', thing: 'retention', id, plain: { thingKind: kind } });
  });
}

/** What is held back today of what would be over, the first to come back on top. */
export function listHeld(
  db: Db,
  officeId: string,
  { keeping, before, today }: { keeping: Keeping; before: Day; today: Day },
) {
  return db
    .selectFrom(keeping.finished(db, officeId, before).as('f'))
    .innerJoin('retention_hold as h', 'h.thing_id', 'f.id')
    .select(['f.id', 'f.day', 'f.area', 'f.title', 'h.reason', 'h.until_on as untilOn'])
    .where('h.office_id', '=', officeId)
    .where('h.kind', '=', keeping.kind)
    .where('h.until_on', '>', today)
    .orderBy('h.until_on')
    .orderBy('f.id')
    .execute();
}
