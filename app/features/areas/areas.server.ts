// H10: making, naming and ending areas. What a person says of an area makes the person its
// source, so that the next import leaves it as it is; the publisher's number stays.
import type { z } from 'zod';
import type { Who } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { townKey } from '#app/lib/japanese.ts';
import {
  type Area,
  type Edge,
  hasTwin,
  mayLieIn,
  type newAreaForm,
  type renameForm,
  SINCE_EVER,
} from './area.ts';
import {
  edit,
  insertAreas,
  insertNames,
  type Outcome,
  readAll,
  replaceNames,
  type StoredArea,
  updateArea,
  writeEdges,
} from './stored.server.ts';

type NewArea = z.output<typeof newAreaForm>;
type Rename = z.output<typeof renameForm> & { version: number };

export async function readArea(
  db: Db,
  officeId: string,
  id: string,
): Promise<StoredArea | undefined> {
  return (await readAll(db, officeId)).areas.find((area) => area.id === id);
}

/** The id is made before the form is sent: sent twice, it is made once. */
export function makeArea(db: Db, who: Who, id: string, given: NewArea): Promise<Outcome> {
  return edit(db, who, { thing: 'area', id, wanted: 'area.create' }, async (tx, note) => {
    const stored = await readAll(tx, who.officeId);
    const line = { verb: 'area.create', thing: 'area', id };
    if (stored.areas.some((area) => area.id === id)) return void note(line);
    const { kind, name, kana, lat, lng, fromOn, untilOn, parentId, names } = given;
    const parent = stored.areas.find((area) => area.id === parentId);
    if (parentId && !parent) return 'unknown';
    if (parent && !mayLieIn(kind, parent.kind)) return 'wrong-place';
    const dates = { from_on: fromOn, until_on: untilOn };
    const byHand = { source: 'hand', source_key: null };
    const area: Area = { id, kind, name, kana, key: townKey(name), lat, lng, ...dates, ...byHand };
    if (hasTwin(stored.areas, area)) return 'same-name';
    await insertAreas(tx, who, [area]);
    if (parent) await writeEdges(tx, who, firstPlace(area, parent.id));
    await insertNames(tx, who, namesOf(area, names));
    note({ ...line, plain: { kind, parent: parentId, from: fromOn }, personal: { name } });
  });
}

/** 'clash' when somebody changed the area since the form was opened. */
export function renameArea(db: Db, who: Who, id: string, given: Rename): Promise<Outcome> {
  return edit(db, who, { thing: 'area', id, wanted: 'area.rename' }, async (tx, note) => {
    const { name, kana, keepOld, version } = given;
    const stored = await readAll(tx, who.officeId);
    const area = stored.areas.find((each) => each.id === id);
    if (!area) return 'unknown';
    if (area.name === name && area.kana === kana)
      return void note({ verb: 'area.same', thing: 'area', id });
    if (area.version !== version) return 'clash';
    if (hasTwin(stored.areas, { ...area, name })) return 'same-name';
    await updateArea(tx, who, id, { name, kana, key: townKey(name), source: 'hand' });
    await tx
      .deleteFrom('area_name')
      .where('office_id', '=', who.officeId)
      .where('area_id', '=', id)
      .where('name', '=', name)
      .execute();
    if (keepOld && name !== area.name) await insertNames(tx, who, namesOf(area, [area.name]));
    note({ verb: 'area.rename', thing: 'area', id, personal: { name, kana } });
  });
}

/** The whole list of other names. */
export function setNames(db: Db, who: Who, id: string, names: readonly string[]): Promise<Outcome> {
  return edit(db, who, { thing: 'area', id, wanted: 'area.names' }, async (tx, note) => {
    const area = await readArea(tx, who.officeId, id);
    if (!area) return 'unknown';
    const others = names.filter((name) => name !== area.name);
    await replaceNames(tx, who, id, others);
    note({ verb: 'area.names', thing: 'area', id, personal: { names: others } });
  });
}

/**
 * Nothing lies in it from the day after. Where it lay itself stays, so that what was written
 * about it is still found there.
 */
export function closeArea(db: Db, who: Who, id: string, untilOn: Day): Promise<Outcome> {
  return edit(db, who, { thing: 'area', id, wanted: 'area.close' }, async (tx, note) => {
    const { areas, edges } = await readAll(tx, who.officeId);
    const area = areas.find((each) => each.id === id);
    if (!area) return 'unknown';
    if (area.from_on && untilOn < area.from_on) return 'before-start';
    await updateArea(tx, who, id, { until_on: untilOn, source: 'hand' });
    const later = edges.filter(
      (edge) => edge.parent_id === id && (edge.until_on === null || edge.until_on > untilOn),
    );
    const isBegun = (edge: Edge) => edge.from_on <= untilOn;
    await writeEdges(tx, who, {
      dropEdges: later.filter((edge) => !isBegun(edge)),
      closeEdges: later.filter(isBegun).map((edge) => ({ ...edge, until_on: untilOn })),
      addEdges: [],
    });
    note({
      verb: 'area.close',
      thing: 'area',
      id,
      plain: { until: untilOn, inside: later.length },
    });
  });
}

export function reopenArea(db: Db, who: Who, id: string): Promise<Outcome> {
  return edit(db, who, { thing: 'area', id, wanted: 'area.reopen' }, async (tx, note) => {
    const stored = await readAll(tx, who.officeId);
    const area = stored.areas.find((each) => each.id === id);
    if (!area) return 'unknown';
    if (hasTwin(stored.areas, { ...area, until_on: null })) return 'same-name';
    await updateArea(tx, who, id, { until_on: null, source: 'hand' });
    note({ verb: 'area.reopen', thing: 'area', id });
  });
}

function firstPlace(area: Area, parentId: string) {
  const edge: Edge = {
    child_id: area.id,
    parent_id: parentId,
    from_on: area.from_on ?? SINCE_EVER,
    until_on: null,
    standing: 'confirmed',
    source: 'hand',
    metres: null,
  };
  return { dropEdges: [], closeEdges: [], addEdges: [edge] };
}

function namesOf({ id }: Area, names: readonly string[]) {
  return names.map((name) => ({ area_id: id, name, key: townKey(name) }));
}
