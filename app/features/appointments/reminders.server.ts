/** One's own 予定 on きょう: those that went by without a word, today's, and the next days'. */
import type { Db } from '#app/db/dialect.server.ts';
import { addDays, type Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { listAppointments } from './list.server.ts';

export type Reminders = Awaited<ReturnType<typeof reminders>>;

/** What nobody told of for this long is not asked for every morning; the calendar keeps it. */
const BACK = 60;
const AHEAD = 7;

export async function reminders(db: Db, actor: Actor, day: Day) {
  const range = { from: addDays(day, -BACK), to: addDays(day, AHEAD) };
  const all = await listAppointments(db, actor, { ...range, staff: actor.staffId, open: true });
  const lines = all.flatMap((one) => (one.isWhole ? [lineOf(one)] : []));
  return {
    past: lines.filter((l) => l.on < day),
    today: lines.filter((l) => l.on === day),
    soon: lines.filter((l) => l.on > day),
  };
}

type Line = { id: string; plannedOn: Day; startedAt: string; title: string; area: string };

function lineOf({ id, plannedOn, startedAt, title, area }: Line) {
  return { id, on: plannedOn, time: startedAt, title, area };
}
