import type { Db } from '#app/db/dialect.server.ts';
import { addDays, type Day, fiscalYear, month } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { readAssignments } from '../areas/assignments.server.ts';
import type { Known } from '../areas/levels.ts';
import { ancestors, treeOn } from '../areas/tree.ts';
import { countBy } from '../figures/read.server.ts';
import type { Sum } from '../figures/sums.ts';
import { goalsOn } from '../purposes/purposes.server.ts';
import { droppedGaps } from './dropped.server.ts';
import { goalGaps, goallessGaps, mainGaps, type Units, unitsOf, verbGaps } from './find.ts';
import { type Gap, inUsefulOrder, type Months, sinceOf, USUAL_MONTHS, type Where } from './gap.ts';
import { stepGaps } from './steps.server.ts';

export type Asked = { months: Months; area: string | null };

/** Before this many days of a fiscal year nobody has had the time to serve every goal. */
const EARLY = 30;

/** All gaps of the areas that this person answers for; the caller has asked `maySeeGaps`. */
export async function readGaps(
  db: Db,
  actor: Actor,
  { months, area }: Asked,
  known: Known,
  day: Day,
): Promise<Gap[]> {
  const inScope = scopeOf(actor, known, area, day);
  const scope = known.areas.filter(({ id }) => inScope(id)).map(({ id }) => id);
  if (scope.length === 0) return [];
  const units = unitsOf(known, inScope, day);
  const [done, served, goals, assignments, steps, dropped] = await Promise.all([
    doneIn(db, actor, scope, known, sinceOf(day, months), day),
    servedIn(db, actor, scope, known, day),
    goalsOn(db, actor.officeId, day),
    readAssignments(db, actor.officeId),
    stepGaps(db, actor, scope, units, known, day),
    droppedGaps(db, actor, scope, day),
  ]);
  const year: Day = `${fiscalYear(day)}-04-01`;
  const isEarly = day < addDays(year, EARLY);
  return inUsefulOrder([
    ...steps,
    ...mainGaps(units, known, assignments, day),
    ...verbGaps(units, done, { since: sinceOf(day, months), months }),
    ...dropped,
    ...(isEarly ? [] : goalGaps(goals, served, { area: whereOf(known, area), since: year })),
    ...goallessGaps(units, served, year),
  ]);
}

/** One gap for きょう, of a verb in an area of one's own: one question more, and the same all day. */
export async function gapOfToday(
  db: Db,
  actor: Actor,
  known: Known,
  day: Day,
): Promise<Gap | null> {
  const scope = known.areas.filter(({ id }) => actor.areas.has(id)).map(({ id }) => id);
  if (scope.length === 0) return null;
  const units: Units = unitsOf(known, (id) => actor.areas.has(id), day);
  const since = sinceOf(day, USUAL_MONTHS);
  const done = await doneIn(db, actor, scope, known, since, day);
  const gaps = inUsefulOrder(verbGaps(units, done, { since, months: USUAL_MONTHS }));
  return gaps[0] ?? null;
}

/** Own areas, or all for who answers for the office; inside `area` where one is chosen. */
function scopeOf(actor: Actor, known: Known, area: string | null, day: Day) {
  const tree = treeOn(day, known.areas, known.edges);
  const isInside = (id: string) => area === null || id === area || ancestors(tree, id).has(area);
  return (id: string) => (actor.role === 'manager' || actor.areas.has(id)) && isInside(id);
}

function whereOf(known: Known, area: string | null): Where | null {
  const found = known.areas.find(({ id }) => id === area);
  return found ? { id: found.id, name: found.name } : null;
}

/** Area × verb. */
function doneIn(db: Db, actor: Actor, scope: string[], known: Known, since: Day, day: Day) {
  return sums(db, actor, ['area', 'verb'], scope, known, since, day);
}

/** Area × goal in the fiscal year. */
function servedIn(db: Db, actor: Actor, scope: string[], known: Known, day: Day) {
  return sums(db, actor, ['area', 'goal'], scope, known, `${fiscalYear(day)}-04-01`, day);
}

/** Whole months, which the kept sums answer. */
function sums(
  db: Db,
  { officeId }: Actor,
  axes: ['area', 'verb' | 'goal'],
  scope: string[],
  known: Known,
  from: Day,
  day: Day,
): Promise<Sum[]> {
  const until = addDays(`${month(addDays(`${month(day)}-01`, 31))}-01`, -1);
  const areas = scope.length === known.areas.length ? null : scope;
  return countBy(db, officeId, { axes, from, until, areas, staff: null });
}
