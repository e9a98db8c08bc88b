/** Which areas something of the office speaks of, and what: they are not to vanish. */
import { sql } from 'kysely';
import { type Db, textIn } from '#app/db/dialect.server.ts';
import { pieces } from './stored.server.ts';
import type { Use } from './undo.ts';

/** Areas that there are `since` then: no earlier state of a record can speak of them. */
export async function usesOf(
  db: Db,
  officeId: string,
  ids: readonly string[],
  since: string,
): Promise<Map<string, Use>> {
  const uses = new Map<string, Use>();
  if (ids.length === 0) return uses;
  const put = (use: Use, found: readonly string[]) => {
    for (const id of found) if (!uses.has(id)) uses.set(id, use);
  };
  put('record', await withRecords(db, officeId, ids));
  put('record', await earlierRecords(db, officeId, since));
  for (const { use, id } of await namedBy(db, officeId)) put(use, [id]);
  const texts = await textsOf(db, officeId);
  for (const use of ['template', 'view', 'memory'] as const) {
    const all = texts.filter((each) => each.use === use).map(({ text }) => text);
    put(use, ids.filter(isIn(all.join('\n'))));
  }
  return uses;
}

const as = (use: Use) => sql<Use>`${sql.lit(use)}`.as('use');
const isIn = (text: string) => (id: string) => text.includes(id);

/** Asked area by area: an area of many records is answered by its first. */
async function withRecords(db: Db, officeId: string, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const some of pieces(ids)) {
    const rows = await db
      .selectFrom('area as a')
      .select('a.id')
      .where('a.office_id', '=', officeId)
      .where('a.id', 'in', some)
      .where((e) =>
        e.exists(
          e
            .selectFrom('record as r')
            .select('r.id')
            .whereRef('r.office_id', '=', 'a.office_id')
            .whereRef('r.area_id', '=', 'a.id'),
        ),
      )
      .execute();
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

/** A record that was moved elsewhere since still tells where it was. */
async function earlierRecords(db: Db, officeId: string, since: string): Promise<string[]> {
  const rows = await db
    .selectFrom('record_version')
    .select(textIn(db, 'fields', 'areaId').as('areaId'))
    .distinct()
    .where('office_id', '=', officeId)
    .where('at', '>=', since)
    .execute();
  return rows.flatMap(({ areaId }) => areaId ?? []);
}

/** Each area once, however many plans there are. */
async function namedBy(db: Db, officeId: string): Promise<{ use: Use; id: string }[]> {
  return db
    .selectFrom('appointment')
    .select(['area_id as id', as('appointment')])
    .where('office_id', '=', officeId)
    .union(
      db
        .selectFrom('assignment')
        .select(['area_id as id', as('assignment')])
        .where('office_id', '=', officeId),
    )
    .union(
      db
        .selectFrom('report')
        .select((e) => [e.ref('area_id').$notNull().as('id'), as('report')])
        .where('office_id', '=', officeId)
        .where('area_id', 'is not', null),
    )
    .execute();
}

/** Small tables that keep an area within a text. */
async function textsOf(db: Db, officeId: string): Promise<{ use: Use; text: string }[]> {
  return db
    .selectFrom('template')
    .select(['fields as text', as('template')])
    .where('office_id', '=', officeId)
    .unionAll(
      db
        .selectFrom('saved_view')
        .select(['query as text', as('view')])
        .where('office_id', '=', officeId),
    )
    .unionAll(
      db
        .selectFrom('import_memory')
        .select(['means as text', as('memory')])
        .where('office_id', '=', officeId),
    )
    .execute();
}
