/** What lies in which area on a day, for the questions who may see it and what a list holds. */
import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { descendants, join, type Nesting } from './nesting.ts';

/**
 * The areas themselves and all that lies in them on the day, each once. The days of the edges
 * count, not those of the areas: what was written in an area that has ended stays in its place.
 */
export async function areasInside(
  db: Db,
  officeId: string,
  roots: readonly string[],
  day: Day,
): Promise<string[]> {
  if (roots.length === 0) return [];
  const { areas, edges } = await readTexts(db, officeId, null, day);
  return [...insideOf(nestedOn(officeId, { areas, edges }, day), roots)];
}

/** Each area → the roots that it lies in, itself too: what a sum by area is grouped by. Several where it lies in several. */
export async function rootsOver(
  db: Db,
  officeId: string,
  roots: readonly string[],
  day: Day,
): Promise<Map<string, string[]>> {
  const { areas, edges } = await readTexts(db, officeId, null, day);
  const nested = nestedOn(officeId, { areas, edges }, day);
  const over = new Map<string, string[]>();
  for (const root of roots) for (const id of insideOf(nested, [root])) join(over, id, root);
  return over;
}

/** The areas of a person's assignments of that day and all that lies in them (H12). */
export async function areasOf(
  db: Db,
  officeId: string,
  staffId: string,
  day: Day,
): Promise<Set<string>> {
  const { areas, edges, own } = await readTexts(db, officeId, staffId, day);
  if (!own) return new Set();
  return new Set(insideOf(nestedOn(officeId, { areas, edges }, day), own.split(',')));
}

type Texts = { areas: string | null; edges: string | null };

/** Whole lists as one text each: half the time of as many rows, and read anew each time (S4). */
async function readTexts(db: Db, officeId: string, staffId: string | null, day: Day) {
  const { rows } = await sql<Texts & { own: string | null }>`select
    (select string_agg(id || ' ' || kind, ',') from area where office_id = ${officeId}) as areas,
    (select string_agg(child_id || ' ' || parent_id || ' ' || from_on || ' ' || coalesce(until_on, ''), ',')
      from area_parent where office_id = ${officeId}) as edges,
    (select string_agg(area_id, ',') from assignment
      where office_id = ${officeId} and staff_id = ${staffId}
        and from_on <= ${day} and (until_on is null or until_on >= ${day})) as own`.execute(db);
  return rows[0] ?? { areas: null, edges: null, own: null };
}

type Nested = Texts & { day: Day; nesting: Nesting; inside: Map<string, string[]> };
const understood = new Map<string, Nested>();
const MOST_OFFICES = 20;

/** What the same texts meant before is what they mean now, whoever wrote them. */
function nestedOn(officeId: string, texts: Texts, day: Day): Nested {
  const known = understood.get(officeId);
  if (known?.areas === texts.areas && known.edges === texts.edges && known.day === day)
    return known;
  const made = { ...texts, day, nesting: nestingOf(texts, day), inside: new Map() };
  if (understood.size === MOST_OFFICES) understood.clear();
  understood.set(officeId, made);
  return made;
}

function insideOf({ nesting, inside }: Nested, roots: readonly string[]): readonly string[] {
  const key = roots.join();
  const before = inside.get(key);
  if (before) return before;
  const known = roots.filter((id) => nesting.areas.has(id));
  const found = [...new Set(known.flatMap((id) => [id, ...descendants(nesting, id)]))];
  inside.set(key, found);
  return found;
}

function nestingOf({ areas, edges }: Texts, day: Day): Nesting {
  const [up, down] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const [child = '', parent = '', from = '', until = ''] of wordsOf(edges)) {
    if (from > day || (until !== '' && until < day)) continue;
    join(up, child, parent);
    join(down, parent, child);
  }
  const known = wordsOf(areas).map(([id = '', kind = '']) => [id, { kind }] as const);
  return { areas: new Map(known), up, down };
}

const wordsOf = (text: string | null) => text?.split(',').map((row) => row.split(' ')) ?? [];
