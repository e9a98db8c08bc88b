/** Figures of areas out of the surveys that are there, each with its day. */
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Known } from '../areas/levels.ts';
import { treeOn } from '../areas/tree.ts';
import { type Gathered, gather } from './over-areas.ts';
import { added, type Figures } from './population.ts';
import { readRows, readSeries, type Series } from './series.server.ts';

/** Area → its figures in one survey; two rows that mean one area are added up. */
export async function knownIn(db: Db, officeId: string, id: string): Promise<Map<string, Figures>> {
  const known = new Map<string, Figures>();
  for (const { areaId, figures } of await readRows(db, officeId, id)) {
    if (areaId === null) continue;
    const before = known.get(areaId);
    known.set(areaId, before ? added([before, figures]) : figures);
  }
  return known;
}

/** The map of areas as it was on the day of the survey. */
export function gatherer(
  { areas, edges }: Known,
  known: ReadonlyMap<string, Figures>,
  day: Day,
): (root: string) => Gathered {
  const tree = treeOn(day, areas, edges);
  return (root) => gather(tree, known, root);
}

export type Course = { series: Series; gathered: Gathered };

/** One area through all surveys that say something of it, newest first. */
export async function courseOf(
  db: Db,
  officeId: string,
  areas: Known,
  root: string,
): Promise<Course[]> {
  const course: Course[] = [];
  for (const series of (await readSeries(db, officeId)).filter((s) => !s.removed_at)) {
    const known = await knownIn(db, officeId, series.id);
    const gathered = gatherer(areas, known, series.day)(root);
    if (gathered.from.length > 0) course.push({ series, gathered });
  }
  return course;
}
