import type { Db } from '#app/db/dialect.server.ts';
import { type Day, today } from '#app/lib/dates.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { settingUp } from '../lists/guard.server.ts';
import { keepingOf } from './kinds.server.ts';
import { maySeeList } from './retention.ts';
import { readRules, standingOf } from './rules.server.ts';

/** Managers and administrators, as for the other settings. */
export const disposing = settingUp;

/** A kind of things that comes to an end, as the address names it, for who may see its list. */
export function reachDue(context: Args['context'], kind: string | undefined) {
  const { db, actor } = disposing(context);
  if (!maySeeList(actor, keepingOf(kind))) throw forbidden();
  return endingOf(db, actor, kind);
}

async function endingOf(db: Db, actor: Actor, kind: string | undefined) {
  const day: Day = today();
  const { keeping, years, before } = standingOf(
    await readRules(db, actor.officeId),
    keepingOf(kind),
    day,
  );
  if (years === null || before === null) throw notFound();
  return { db, actor, keeping, years, before, today: day };
}
