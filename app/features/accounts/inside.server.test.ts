import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { areas, buildCast, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { areasInside, areasOf } from './inside.server.ts';

const day = '2026-11-23';
const part = '01900000-0000-7000-8000-000000000190';

async function lies(db: Db, child: string, parent: string, from = '2020-04-01', until?: string) {
  await db
    .insertInto('area_parent')
    .values({
      office_id: OFFICE,
      child_id: child,
      parent_id: parent,
      from_on: from,
      until_on: until ?? null,
      standing: 'confirmed',
      source: 'hand',
      metres: null,
      updated_at: '2026-04-01T00:00:00.000Z',
      updated_by: null,
    })
    .execute();
}

async function makePart(db: Db) {
  const { office_id, ...row } = await db
    .selectFrom('area')
    .selectAll()
    .where('id', '=', areas.taki4.id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('area')
    .values({ office_id, ...row, id: part, kind: 'part', name: '滝山四丁目の一部' })
    .execute();
  await lies(db, part, areas.taki4.id);
}

const names = (ids: Iterable<string>) =>
  [...ids].map((id) => Object.entries(areas).find(([, a]) => a.id === id)?.[0] ?? id).sort();

onBothEngines('what lies in which area', (open) => {
  const office = () => open(buildCast);

  test.each([
    [['west'], ['school7', 'school9', 'taki4', 'taki5', 'west']],
    [
      ['school1', 'hon1'],
      ['hon1', 'school1'],
    ],
    [['taki5'], ['taki5']],
    [[], []],
  ] as const)('%j holds %j', async (roots, inside) => {
    const db = await office();
    const ids = roots.map((root) => areas[root].id);
    expect(names(await areasInside(db, OFFICE, ids, day))).toEqual(inside);
  });

  test('an area that there is not, or of another office, holds nothing', async () => {
    const db = await office();
    expect(await areasInside(db, OFFICE, [part], day)).toEqual([]);
    expect(await areasInside(db, part, [areas.west.id], day)).toEqual([]);
  });

  test('a part with a zone of its own is not in the zone of its town', async () => {
    const db = await office();
    await makePart(db);
    const inSchool7 = () => areasInside(db, OFFICE, [areas.school7.id], day);
    expect(await inSchool7()).toContain(part);
    await lies(db, part, areas.school1.id);
    expect(await inSchool7()).not.toContain(part);
    expect(await areasInside(db, OFFICE, [areas.school1.id], day)).toContain(part);
    expect(await areasInside(db, OFFICE, [areas.taki4.id], day)).toContain(part);
  });

  test('a worker of the zone of the town does not have the part either, the one of its own has', async () => {
    const db = await office();
    await makePart(db);
    await lies(db, part, areas.school1.id);
    expect(await areasOf(db, OFFICE, people.nishida.id, day)).not.toContain(part);
    expect(await areasOf(db, OFFICE, people.higashi.id, day)).toContain(part);
    expect(await areasOf(db, OFFICE, people.kobayashi.id, day)).toContain(part);
  });

  test('edges count on their days, assignments too', async () => {
    const db = await office();
    await lies(db, areas.hon1.id, areas.school9.id, '2026-11-23', '2026-11-23');
    const inWest = async (on: string) =>
      (await areasInside(db, OFFICE, [areas.west.id], on)).includes(areas.hon1.id);
    expect([await inWest('2026-11-22'), await inWest(day), await inWest('2026-11-24')]).toEqual([
      false,
      true,
      false,
    ]);
    expect((await areasOf(db, OFFICE, people.nishida.id, '2026-03-31')).size).toBe(0);
  });

  test('an area that has ended keeps its place: what was written there is still found', async () => {
    const db = await office();
    await db
      .updateTable('area')
      .set({ until_on: '2026-03-31' })
      .where('id', '=', areas.taki5.id)
      .execute();
    expect(await areasInside(db, OFFICE, [areas.west.id], day)).toContain(areas.taki5.id);
  });

  test('each change holds from the next question on (S4)', async () => {
    const db = await office();
    const inSchool7 = async () =>
      names(await areasInside(db, OFFICE, [areas.school7.id], day)).includes('taki4');
    const edge = db.updateTable('area_parent').where('child_id', '=', areas.taki4.id);
    expect(await inSchool7()).toBe(true);
    await edge.set({ until_on: '2026-11-22' }).execute();
    expect(await inSchool7()).toBe(false);
    await edge.set({ until_on: day }).execute();
    expect(await inSchool7()).toBe(true);
    await edge.set({ from_on: '2026-11-24', until_on: null }).execute();
    expect(await inSchool7()).toBe(false);
    await edge.set({ from_on: day }).execute();
    expect(await inSchool7()).toBe(true);
    await db.deleteFrom('area_parent').where('child_id', '=', areas.taki4.id).execute();
    expect(await inSchool7()).toBe(false);
    await lies(db, areas.taki4.id, areas.school7.id);
    expect(await inSchool7()).toBe(true);
    await lies(db, areas.taki4.id, areas.school1.id);
    expect(await inSchool7()).toBe(true);
  });

  test('a circle ends', async () => {
    const db = await office();
    await lies(db, areas.city.id, areas.taki4.id);
    expect(names(await areasInside(db, OFFICE, [areas.taki4.id], day))).toHaveLength(9);
  });
});
