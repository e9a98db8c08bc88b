import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import {
  type AreaName,
  actorNamed,
  areas,
  buildCast,
  NEIGHBOUR,
  OFFICE,
  people,
} from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { SINCE_EVER } from './area.ts';
import { closeArea, makeArea, readArea, renameArea, reopenArea, setNames } from './areas.server.ts';
import { findAreas } from './find.server.ts';
import { type DistrictWish, moveArea, setDistricts } from './places.server.ts';
import { readAll } from './stored.server.ts';

const who = { officeId: OFFICE, staffId: people.mori.id };
const elsewhere = { officeId: NEIGHBOUR, staffId: people.tonari.id };
const today = '2026-11-23';
const blank = {
  kind: 'town' as const,
  name: '滝山六丁目',
  kana: '',
  lat: null,
  lng: null,
  fromOn: null,
  untilOn: null,
  parentId: areas.school7.id as string | null,
  names: [] as string[],
};
const id = (name: AreaName) => areas[name].id;

/** Where it lies: parent, first and last day. */
async function places(db: Db, child: string) {
  const { edges } = await readAll(db, OFFICE);
  const name = (of: string) => Object.entries(areas).find(([, area]) => area.id === of)?.[0];
  return edges
    .filter((edge) => edge.child_id === child)
    .map((edge) => [name(edge.parent_id), edge.from_on, edge.until_on])
    .sort();
}
const lastLine = async (db: Db) =>
  db.selectFrom('audit').selectAll().orderBy('seq', 'desc').executeTakeFirst();
const finds = async (db: Db, text: string) =>
  (await findAreas(db, actorNamed('mori'), text)).map((area) => area.name);

onBothEngines('areas by hand', (open) => {
  const office = () => open(buildCast);

  test('a new area lies where it was made and is found by all of its names', async () => {
    const db = await office();
    const made = newId();
    const given = { ...blank, names: ['旧滝山'] };
    expect(await makeArea(db, who, made, given)).toEqual({ done: true });
    expect(await makeArea(db, who, made, given)).toEqual({ done: true });
    expect(await readArea(db, OFFICE, made)).toMatchObject({ source: 'hand', key: '滝山6' });
    expect(await places(db, made)).toEqual([['school7', SINCE_EVER, null]]);
    expect([await finds(db, '滝山６丁目'), await finds(db, '旧滝山')]).toEqual([
      ['滝山六丁目'],
      ['滝山六丁目'],
    ]);
    expect(await lastLine(db)).toMatchObject({ verb: 'area.create', thing_id: made });
  });

  test.each([
    ['of the same name', { name: '滝山４丁目' }, 'same-name'],
    ['in what cannot hold it', { kind: 'zone' as const, parentId: id('school9') }, 'wrong-place'],
    ['in what there is not', { parentId: newId() }, 'unknown'],
  ])('an area %s is refused', async (_, other, why) => {
    const db = await office();
    const made = newId();
    expect(await makeArea(db, who, made, { ...blank, ...other })).toEqual({ done: false, why });
    expect(await readArea(db, OFFICE, made)).toBeUndefined();
    expect(await lastLine(db)).toMatchObject({ verb: 'area.refuse', thing_id: made });
  });

  test('small places may share a name, and one that has ended leaves its name', async () => {
    const db = await office();
    const house = { ...blank, kind: 'neighbourhood' as const, name: 'ひだまり会' };
    for (const parentId of [id('taki4'), id('taki5')])
      expect(await makeArea(db, who, newId(), { ...house, parentId })).toEqual({ done: true });
    await closeArea(db, who, id('taki4'), '2026-03-31');
    const again = { ...blank, name: '滝山四丁目', fromOn: '2026-04-01' };
    expect(await makeArea(db, who, newId(), again)).toEqual({ done: true });
    expect(await reopenArea(db, who, id('taki4'))).toEqual({ done: false, why: 'same-name' });
  });

  test('a new name keeps the old one findable, and whoever came second is asked', async () => {
    const db = await office();
    const rename = (name: string, version: number, keepOld = true) =>
      renameArea(db, who, id('taki5'), { name, kana: '', keepOld, version });
    expect(await rename('滝山台', 1)).toEqual({ done: true });
    expect(await rename('滝山町', 1)).toEqual({ done: false, why: 'clash' });
    expect(await rename('滝山台', 1)).toEqual({ done: true });
    expect(await readArea(db, OFFICE, id('taki5'))).toMatchObject({ name: '滝山台', version: 2 });
    expect(await finds(db, '滝山五丁目')).toEqual(['滝山台']);
    expect(await rename('滝山五丁目', 2)).toEqual({ done: true });
    expect((await readAll(db, OFFICE)).names.map((each) => each.name)).toEqual(['滝山台']);
    expect(await rename('滝山四丁目', 3)).toEqual({ done: false, why: 'same-name' });
    expect(await rename('滝山', 3, false)).toEqual({ done: true });
    expect((await readAll(db, OFFICE)).names.map((each) => each.name)).toEqual(['滝山台']);
  });

  test('other names are the list that was sent', async () => {
    const db = await office();
    await setNames(db, who, id('taki5'), ['旧南町', 'みなみ', '滝山五丁目']);
    expect((await readAll(db, OFFICE)).names.map((each) => each.name).sort()).toEqual([
      'みなみ',
      '旧南町',
    ]);
    await setNames(db, who, id('taki5'), []);
    expect((await readAll(db, OFFICE)).names).toEqual([]);
  });

  test('nothing lies in a zone that has ended; it keeps its own place', async () => {
    const db = await office();
    expect(await closeArea(db, who, id('school7'), '2026-12-31')).toEqual({ done: true });
    expect(await places(db, id('taki4'))).toEqual([['school7', '2020-04-01', '2026-12-31']]);
    expect(await places(db, id('school7'))).toEqual([['west', '2020-04-01', null]]);
    expect(await readArea(db, OFFICE, id('school7'))).toMatchObject({ until_on: '2026-12-31' });
    await reopenArea(db, who, id('school7'));
    expect(await readArea(db, OFFICE, id('school7'))).toMatchObject({ until_on: null });
  });

  test('what would begin after the end goes, and an end before the start is refused', async () => {
    const db = await office();
    const made = newId();
    await makeArea(db, who, made, {
      ...blank,
      kind: 'zone',
      name: '南小学校',
      fromOn: '2026-04-01',
      parentId: id('west'),
    });
    await moveArea(db, who, { childId: id('taki4'), parentId: made, from: '2027-04-01' }, today);
    expect(await closeArea(db, who, made, '2026-03-31')).toEqual({
      done: false,
      why: 'before-start',
    });
    await closeArea(db, who, made, '2026-12-31');
    expect(await places(db, id('taki4'))).toEqual([['school7', '2020-04-01', '2027-03-31']]);
  });

  test('moved from a day on, and corrected for all time', async () => {
    const db = await office();
    const move = (parent: AreaName, from: string | null, beside = false) =>
      moveArea(db, who, { childId: id('taki4'), parentId: id(parent), from, beside }, today);
    await move('school9', '2026-12-01');
    expect(await places(db, id('taki4'))).toEqual([
      ['school7', '2020-04-01', '2026-11-30'],
      ['school9', '2026-12-01', null],
    ]);
    await move('school7', '2026-12-15', true);
    expect(await places(db, id('taki4'))).toHaveLength(3);
    expect(await move('taki5', null)).toEqual({ done: false, why: 'wrong-place' });
    expect(await lastLine(db)).toMatchObject({ verb: 'area.refuse' });
  });

  test('zones go into districts and out of them, several at once', async () => {
    const db = await office();
    const set = (wishes: DistrictWish[], from: string | null = null) =>
      setDistricts(db, who, wishes, from, today);
    await set([
      { zoneId: id('school7'), districtId: id('east') },
      { zoneId: id('school9'), districtId: null },
    ]);
    expect(await places(db, id('school7'))).toEqual([['east', '2020-04-01', null]]);
    expect(await places(db, id('school9'))).toEqual([]);
    await set([{ zoneId: id('school1'), districtId: null }], '2026-12-01');
    expect(await places(db, id('school1'))).toEqual([['east', '2020-04-01', '2026-11-30']]);
    const before = await readAll(db, OFFICE);
    const half = [
      { zoneId: id('school7'), districtId: id('west') },
      { zoneId: id('taki4'), districtId: id('west') },
    ];
    expect(await set(half)).toEqual({ done: false, why: 'unknown' });
    expect(await readAll(db, OFFICE)).toEqual(before);
    expect(await set([])).toEqual({ done: true });
  });

  test('another office has none of them', async () => {
    const db = await office();
    const before = await readAll(db, OFFICE);
    const unknown = { done: false, why: 'unknown' };
    const zone = id('school7');
    const wish = { childId: id('taki4'), parentId: id('school9'), from: null };
    expect(await readArea(db, NEIGHBOUR, zone)).toBeUndefined();
    expect(await closeArea(db, elsewhere, zone, today)).toEqual(unknown);
    expect(await reopenArea(db, elsewhere, zone)).toEqual(unknown);
    expect(await setNames(db, elsewhere, zone, ['x'])).toEqual(unknown);
    expect(await moveArea(db, elsewhere, wish, today)).toEqual(unknown);
    const name = { name: 'x', kana: '', keepOld: false, version: 1 };
    expect(await renameArea(db, elsewhere, zone, name)).toEqual(unknown);
    expect(await readAll(db, OFFICE)).toEqual(before);
  });
});
