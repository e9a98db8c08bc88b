/** Figures of areas out of the surveys that are there, each with its day. */
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Known } from '../areas/levels.ts';
import { treeOn } from '../areas/tree.ts';
import { type Gathered, gather } from './over-areas.ts';
import { added, type Figures } from './population.ts';
import { readPlaced, readSeries, type Series } from './series.server.ts';

/** Survey → area → its figures there; two rows that mean one area are added up. */
export async function knownIn(
  db: Db,
  officeId: string,
  ids: readonly string[],
): Promise<Map<string, Map<string, Figures>>> {
  const found = new Map(ids.map((id) => [id, new Map<string, Figures>()]));
  for (const { seriesId, areaId, figures } of await readPlaced(db, officeId, ids)) {
    const known = found.get(seriesId);
    const before = known?.get(areaId);
    known?.set(areaId, before ? added([before, figures]) : figures);
  }
  return found;
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

/** Each of some areas through all surveys that say something of it, newest first. */
export async function coursesOf(
  db: Db,
  officeId: string,
  areas: Known,
  roots: readonly string[],
): Promise<Course[][]> {
  const used = (await readSeries(db, officeId)).filter((s) => !s.removed_at);
  const known = await knownIn(
    db,
    officeId,
    used.map(({ id }) => id),
  );
  const gatherers = used.map((series) => ({
    series,
    of: gatherer(areas, known.get(series.id) ?? new Map(), series.day),
  }));
  return roots.map((root) =>
    gatherers
      .map(({ series, of }) => ({ series, gathered: of(root) }))
      .filter(({ gathered }) => gathered.from.length > 0),
  );
}
