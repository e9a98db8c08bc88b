/** How many live in an area, for what is reckoned by its people. */
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Known } from '../areas/levels.ts';
import { gatherer, knownIn } from './areas.server.ts';
import { readSeries, type Series } from './series.server.ts';
import { dayAndSource } from './words.ts';

export type Residents = {
  /** Null where the figures of a part are missing: too few would make everything look more. */
  of: (areaId: string) => number | null;
  /** The day and who counted; without it nobody is known. */
  source?: string;
};

/** By the newest survey until that day, else by the first one after it. */
export async function residentsOn(
  db: Db,
  officeId: string,
  areas: Known,
  day: Day,
): Promise<Residents> {
  const survey = nearest(
    (await readSeries(db, officeId)).filter((s) => !s.removed_at),
    day,
  );
  if (!survey) return { of: () => null };
  const known = (await knownIn(db, officeId, [survey.id])).get(survey.id) ?? new Map();
  const gather = gatherer(areas, known, survey.day);
  const of = (areaId: string) => {
    const { figures, missing } = gather(areaId);
    return missing.length > 0 ? null : figures.population;
  };
  return { of, source: dayAndSource(survey) };
}

/** `series` newest first. */
function nearest(series: readonly Series[], day: Day): Series | undefined {
  return series.find((one) => one.day <= day) ?? series.at(-1);
}
