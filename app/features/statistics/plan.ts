/** What a file of people per area would bring, nothing done yet. */
import { added, type Figures } from './population.ts';
import type { PopulationRead, SurveyRow } from './read-population.ts';

export type Placed = SurveyRow & { areaId: string | null };
export type Plan = Omit<PopulationRead, 'kept'> & {
  kept: Placed[];
  /** Rows that are not yet there as they stand here. */
  news: number;
  /** The series of the same source and day that this one takes the place of. */
  before: string | null;
};

/** rows = accepted + rejected + skipped, as every import says it. */
export function reportOf({ rows, kept, skipped, news, problems, repaired }: Plan) {
  const { population, aged65, households } = sumOf(kept);
  const rejected = rows - skipped - kept.length;
  return {
    ...{ rows, accepted: news, rejected, skipped: skipped + kept.length - news },
    repaired: news === 0 ? 0 : new Set(repaired.map(({ row }) => row)).size,
    problems,
    totals: {
      ...{ population: population ?? 0, aged65: aged65 ?? 0, households: households ?? 0 },
      areas: kept.filter(({ areaId }) => areaId !== null).length,
      unknown: kept.filter(({ areaId }) => areaId === null).length,
    },
  };
}

export function sumOf(kept: readonly { figures: Figures }[]): Figures {
  return added(kept.map(({ figures }) => figures));
}
