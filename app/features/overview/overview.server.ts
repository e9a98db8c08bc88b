import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { besideBefore, yearsBack } from '#app/lib/periods.ts';
import { notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { areasInside, rootsOver } from '../accounts/inside.server.ts';
import { type Asked, countBy, readsRows, type Say } from '../figures/read.server.ts';
import { type Axis, isHead, type Sum } from '../figures/sums.ts';
import { areasOfLevel, type Place, valuesOf } from './names.server.ts';
import { isBound, mayAskFor, type Question } from './question.ts';
import { type Table, tableOf } from './table.ts';

/** What may be read, and how areas are joined; refuses what the person may not ask. */
type Reach = { asked: Omit<Asked, 'axes'>; places: Place[]; isShared: boolean };

/** A table for a person. `day` is today: a year that is not over is set beside as much of the last. */
export async function answer(
  db: Db,
  actor: Actor,
  question: Question,
  day: Day,
  say?: Say,
): Promise<Table> {
  const { asked, places, isShared } = await reachOf(db, actor, question, day);
  const { rows, cols, measure, period } = question;
  const count = (axes: Axis[], then = {}) =>
    countBy(db, actor.officeId, { ...asked, axes, ...then }, say);
  const byRow = await count([rows]);
  const byColumn = cols ? await count([cols]) : [];
  const cells = cols ? await count([rows, cols]) : [];
  const last = besideBefore(period, day);
  const before = question.compare
    ? { byRow: rowsBefore(question, await count([rows], last)), all: await count([], last) }
    : null;
  const naming = { period, day, places };
  const names = {
    rows: await valuesOf(db, actor.officeId, rows, byRow, naming),
    columns: cols ? await valuesOf(db, actor.officeId, cols, byColumn, naming) : [],
  };
  const counted = { cells, byRow, byColumn, all: await count([]), before };
  return tableOf({ rows, cols, measure, isShared }, counted, names);
}

/** A month of this year stands beside the same month of the year before. */
function rowsBefore({ rows, period }: Question, sums: Sum[]): Sum[] {
  if (isHead(rows)) return sums;
  const later = (key = '') => String(Number(key.slice(0, 4)) + yearsBack(period)) + key.slice(4);
  return sums.map((sum) => ({ ...sum, keys: [later(sum.keys[0])] }));
}

async function reachOf(db: Db, actor: Actor, question: Question, day: Day): Promise<Reach> {
  const { rows, cols, measure, period, area, level, staff } = question;
  if (staff && !mayAskFor(actor, staff)) throw notFound();
  const inside = area ? await areasInside(db, actor.officeId, [area], day) : null;
  if (area && inside?.length === 0) throw notFound();
  const own = isBound(actor) ? [...actor.areas] : null;
  const areas = inside && own ? inside.filter((id) => actor.areas.has(id)) : (inside ?? own);
  const isByArea = rows === 'area' || cols === 'area';
  const all = isByArea ? await areasOfLevel(db, actor.officeId, level, day) : [];
  const seen = areas && new Set(areas);
  const places = all.filter(({ id }) => !seen || seen.has(id));
  const grouping = isByArea ? await rootsOver(db, actor.officeId, ids(places), day) : null;
  const isShared = [...(grouping?.values() ?? [])].some((groups) => groups.length > 1);
  const asked = {
    from: period.from,
    until: period.until,
    areas,
    staff,
    grouping,
    days: measure === 'days',
  };
  return { asked, places, isShared };
}

const ids = (places: readonly Place[]) => places.map(({ id }) => id);

/** More rows than a page may wait for: then it is long work, and the table waits (U9). */
export const MOST_ROWS = 30_000;

export async function isHeavy(
  db: Db,
  actor: Actor,
  question: Question,
  day: Day,
  most = MOST_ROWS,
): Promise<boolean> {
  const { asked } = await reachOf(db, actor, question, day);
  const axes = [question.rows, ...(question.cols ? [question.cols] : [])];
  if (!readsRows({ ...asked, axes })) return false;
  const plain = { ...asked, axes: [], days: false };
  const [all] = await countBy(
    db,
    actor.officeId,
    asked.areas && asked.staff ? { ...plain, staff: null } : plain,
  );
  return (all?.records ?? 0) > most;
}
