import { createContext } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { type Context, signedIn } from '../accounts/here.server.ts';
import { isInForce, isOpen, type Kind } from './area.ts';
import type { Known } from './levels.ts';
import { inOrder } from './outline.ts';

export type AreaChoice = { id: string; name: string; kind: Kind; parents: string[] };
type Row = Awaited<ReturnType<typeof readRows>>[number];

/** The frame around a page and the page itself ask for the same: read once in a request (P1). */
const rowsContext = createContext<Promise<Row[]> | null>(null);

/** Areas in use on a day, from the large to the small, each with the names of what it lies in. */
export async function areaChoices(context: Context, day: Day): Promise<AreaChoice[]> {
  return choicesOn(await rowsOnce(context), day);
}

/** All areas of the office and what lies in what, from the same rows. */
export async function knownAreas(context: Context): Promise<Known> {
  return knownIn(await rowsOnce(context));
}

/** The same where there is no request. */
export async function readKnown(db: Db, officeId: string): Promise<Known> {
  return knownIn(await readRows(db, officeId));
}

function rowsOnce(context: Context): Promise<Row[]> {
  const { db, actor } = signedIn(context);
  const rows = context.get(rowsContext) ?? readRows(db, actor.officeId);
  context.set(rowsContext, rows);
  return rows;
}

function knownIn(rows: readonly Row[]): Known {
  const areas = new Map(rows.map((row) => [row.id, row]));
  const edges = rows.flatMap(({ id, parentId, since, until }) =>
    parentId && since
      ? [{ child_id: id, parent_id: parentId, from_on: since, until_on: until }]
      : [],
  );
  return { areas: [...areas.values()], edges };
}

function choicesOn(rows: readonly Row[], day: Day): AreaChoice[] {
  const areas = new Map<string, AreaChoice>();
  for (const { id, name, kind, parent, since, until } of rows.filter((row) => isOpen(row, day))) {
    const area = areas.get(id) ?? { id, name, kind, parents: [] };
    if (parent && isInForce({ from_on: since, until_on: until }, day)) area.parents.push(parent);
    areas.set(id, area);
  }
  return [...areas.values()];
}

/** Of all days: a form asks for another day than the frame around it. */
async function readRows(db: Db, officeId: string) {
  const rows = await db
    .selectFrom('area as a')
    .leftJoin('area_parent as p', (on) =>
      on.onRef('p.office_id', '=', 'a.office_id').onRef('p.child_id', '=', 'a.id'),
    )
    .leftJoin('area as up', (on) =>
      on.onRef('up.office_id', '=', 'p.office_id').onRef('up.id', '=', 'p.parent_id'),
    )
    .select(['a.id', 'a.name', 'a.kind', 'a.kana', 'a.key', 'a.from_on', 'a.until_on'])
    .select(['p.parent_id as parentId', 'up.name as parent'])
    .select(['p.from_on as since', 'p.until_on as until'])
    .where('a.office_id', '=', officeId)
    .execute();
  return rows.sort(inOrder);
}
