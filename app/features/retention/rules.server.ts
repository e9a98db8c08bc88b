/** How long each kind is kept: every version with the day from which it holds. */
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import type { Keeping } from '#app/db/keeping.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { overBefore, type Rule, type Years, yearsOn } from './retention.ts';

export type KeptRule = Rule & { set_at: string; setBy: string | null };

/** Newest first. */
export function readRules(db: Db, officeId: string): Promise<KeptRule[]> {
  return db
    .selectFrom('retention_rule as q')
    .leftJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'q.office_id').onRef('s.id', '=', 'q.set_by'),
    )
    .select(['q.kind', 'q.from_on', 'q.years', 'q.set_at', 's.name as setBy'])
    .where('q.office_id', '=', officeId)
    .orderBy('q.from_on', 'desc')
    .execute();
}

/** Two on one day: the later one is what was meant. */
export function saveRule(
  db: Db,
  actor: Actor,
  kind: string,
  { years, fromOn }: { years: Years; fromOn: Day },
): Promise<void> {
  return change(db, who(actor), async (tx, note) => {
    const set = { years, set_at: new Date().toISOString(), set_by: actor.staffId };
    await tx
      .insertInto('retention_rule')
      .values({ office_id: actor.officeId, kind, from_on: fromOn, ...set })
      .onConflict((c) => c.columns(['office_id', 'kind', 'from_on']).doUpdateSet(set))
      .execute();
    const plain = { thingKind: kind, years: years ?? '永年', from: fromOn };
    note({ verb: 'retention.rule', thing: 'retention', id: kind, plain });
  });
}

/** A kind as it stands today. `before`: what ended earlier is over; null: nothing is. */
export type Standing = { keeping: Keeping; years: Years; before: Day | null };

export function standingOf(rules: readonly Rule[], keeping: Keeping, day: Day): Standing {
  const years = yearsOn(rules, keeping, day);
  return { keeping, years, before: overBefore(years, day) };
}
