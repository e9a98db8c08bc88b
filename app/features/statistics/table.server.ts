/** The table of one survey: the city and the areas of one kind in it. */
import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { isInForce } from '../areas/area.ts';
import { areasOfKind, type Known } from '../areas/levels.ts';
import { maySee } from '../areas/reach.server.ts';
import { gatherer, knownIn } from './areas.server.ts';
import { type Level, readLevel } from './asked.ts';
import type { Gathered } from './over-areas.ts';
import { readSeries, type Series } from './series.server.ts';
import { columns, dayAndSource, lacking } from './words.ts';

export type Row = { id: string; name: string; isCity: boolean; gathered: Gathered };

export async function readTable(db: Db, actor: Actor, areas: Known, params: URLSearchParams) {
  const series = await readSeries(db, actor.officeId);
  const used = series.filter(({ removed_at }) => !removed_at);
  const shown = used.find(({ id }) => id === params.get('series')) ?? used[0] ?? null;
  const level = readLevel(params.get('level')) ?? usualLevel(areas);
  const rows = shown ? await readAreaRows(db, actor, areas, shown, level) : [];
  const nameOf = (id: string) => areas.areas.find((area) => area.id === id)?.name ?? '';
  return {
    level,
    shown,
    all: series.map((one) => ({
      ...{ id: one.id, placed: one.placed, unknown: one.unknown },
      ...{ title: dayAndSource(one), isAside: one.removed_at !== null },
    })),
    rows: rows.map(({ gathered, ...row }) => ({
      ...row,
      cells: columns.map(({ of }) => of(gathered.figures)),
      lacks: lacking(gathered, nameOf),
    })),
  };
}

/** As the areas lay on the day of the figures; a viewer's own alone. */
export async function readAreaRows(
  db: Db,
  actor: Actor,
  areas: Known,
  { id, day }: Pick<Series, 'id' | 'day'>,
  level: Level,
): Promise<Row[]> {
  const known = (await knownIn(db, actor.officeId, [id])).get(id) ?? new Map();
  const of = gatherer(areas, known, day);
  const there = areas.areas.filter((area) => isInForce(area, day) && maySee(actor, area.id));
  return [...areasOfKind(there, 'city'), ...areasOfKind(there, level)].map((area) => ({
    ...{ id: area.id, name: area.name, isCity: area.kind === 'city' },
    gathered: of(area.id),
  }));
}

/** Districts where there are some, else what stands there instead. */
function usualLevel({ areas }: Known): Level {
  const kinds = new Set(areas.map(({ kind }) => kind));
  return kinds.has('district') ? 'district' : kinds.has('zone') ? 'zone' : 'town';
}
