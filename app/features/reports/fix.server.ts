/** 確定: from here on a report keeps its figures, its words and its stories. */
import { change } from '#app/db/audit.server.ts';
import { type Db, lockId } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { mayUnfix, refusalToFix } from './report.ts';
import { held, readReport, update } from './reports.server.ts';
import { freeze, openStories } from './source.server.ts';

/** Null when it was fixed, else why not. `seen` is the version that was on the screen (R9). */
export function fixReport(
  db: Db,
  actor: Actor,
  id: string,
  seen: number,
  day = today(),
): Promise<string | null> {
  return change(db, who(actor), async (tx, note) => {
    const now = await held(tx, actor, id);
    const why =
      refusalToFix(now, day, await openStories(tx, actor.officeId, id)) ??
      (now.version === seen
        ? null
        : 'ほかの人が先に直しました。もう一度読んでから、確定してください。');
    if (why) {
      note({ verb: 'report.refuse', thing: 'report', id });
      return why;
    }
    const frozen = await freeze(tx, actor.officeId, now);
    await update(tx, actor, id, {
      figures: JSON.stringify(frozen),
      fixed_at: new Date().toISOString(),
      fixed_by: actor.staffId,
    });
    note({
      ...{ verb: 'report.fix', thing: 'report', id },
      plain: { count: frozen.figures.total.now.records },
    });
    return null;
  });
}

/** Who answers for the office may open it again, and says why. */
export function unfixReport(db: Db, actor: Actor, id: string, reason: string): Promise<void> {
  if (!mayUnfix(actor)) throw forbidden();
  return change(db, who(actor), async (tx, note) => {
    await lockId(tx, id);
    const now = await readReport(tx, actor.officeId, id);
    if (!now) throw notFound();
    await update(tx, actor, id, { figures: null, fixed_at: null, fixed_by: null });
    note({ verb: 'report.unfix', thing: 'report', id, personal: { reason } });
  });
}
