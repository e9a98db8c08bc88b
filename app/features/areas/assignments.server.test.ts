import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { areas, buildCast, NEIGHBOUR, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { areasOf } from '../accounts/inside.server.ts';
import {
  assign,
  cancelAssignment,
  endAssignment,
  type NewAssignment,
  readAssignments,
} from './assignments.server.ts';

const who = { officeId: OFFICE, staffId: people.mori.id };
const today = '2026-11-23';
const wanted: NewAssignment = {
  staffId: people.higashi.id,
  areaId: areas.school7.id,
  support: 'community',
  duty: 'deputy',
  fromOn: today,
  untilOn: null,
};

onBothEngines('who is in charge', (open) => {
  const office = () => open(buildCast);
  const sees = async (db: Db, area: keyof typeof areas, day = today) =>
    (await areasOf(db, OFFICE, people.higashi.id, day)).has(areas[area].id);
  const verbs = async (db: Db) =>
    (await db.selectFrom('audit').select('verb').orderBy('seq').execute()).map((l) => l.verb);

  test('read with names, of this office alone', async () => {
    const db = await office();
    const rows = await readAssignments(db, OFFICE);
    expect(rows).toHaveLength(4);
    expect(rows.find((row) => row.staffId === people.nishida.id)).toMatchObject({
      staffName: '西田 あゆみ',
      areaName: '西部',
      duty: 'main',
    });
    expect(await readAssignments(db, NEIGHBOUR)).toEqual([]);
  });

  test('S4: a new one and its end hold at once', async () => {
    const db = await office();
    const id = newId();
    expect(await sees(db, 'taki4')).toBe(false);
    expect(await assign(db, who, id, wanted)).toEqual({ done: true });
    expect(await sees(db, 'taki4')).toBe(true);
    expect(await sees(db, 'taki4', '2026-11-22')).toBe(false);
    expect(await sees(db, 'taki5')).toBe(false);
    expect(await endAssignment(db, who, id, today)).toEqual({ done: true });
    expect([await sees(db, 'taki4'), await sees(db, 'taki4', '2026-11-24')]).toEqual([true, false]);
    expect(await cancelAssignment(db, who, id)).toEqual({ done: true });
    expect(await sees(db, 'taki4')).toBe(false);
    expect(await verbs(db)).toEqual(['assignment.add', 'assignment.end', 'assignment.cancel']);
  });

  test('sent twice it is one', async () => {
    const db = await office();
    const id = newId();
    await assign(db, who, id, wanted);
    expect(await assign(db, who, id, wanted)).toEqual({ done: true });
    expect(await readAssignments(db, OFFICE)).toHaveLength(5);
  });

  test.each<[string, Partial<NewAssignment>, string]>([
    ['the same again', {}, 'assigned'],
    ['the same as main', { duty: 'main' }, 'assigned'],
    ['one that meets it on one day', { fromOn: '2026-01-01', untilOn: today }, 'assigned'],
    ['somebody who had left', { staffId: people.furuta.id }, 'no-staff'],
    ['somebody of another office', { staffId: people.tonari.id }, 'no-staff'],
    ['an area that there is not', { areaId: newId() }, 'unknown'],
    ['a support that there is not', { support: 'gardening' }, 'no-support'],
    ['an end before the start', { untilOn: '2026-11-22' }, 'before-start'],
  ])('%s is refused', async (_, other, why) => {
    const db = await office();
    await assign(db, who, newId(), wanted);
    const before = await readAssignments(db, OFFICE);
    expect(await assign(db, who, newId(), { ...wanted, ...other })).toEqual({ done: false, why });
    expect(await readAssignments(db, OFFICE)).toEqual(before);
    expect((await verbs(db)).at(-1)).toBe('assignment.refuse');
  });

  test.each<[string, Partial<NewAssignment>]>([
    ['another kind of support', { support: 'individual' }],
    ['another area', { areaId: areas.school9.id }],
    ['another person', { staffId: people.nishida.id }],
    ['the time before', { fromOn: '2026-04-01', untilOn: '2026-11-22' }],
  ])('%s beside it is taken', async (_, other) => {
    const db = await office();
    await assign(db, who, newId(), wanted);
    expect(await assign(db, who, newId(), { ...wanted, ...other })).toEqual({ done: true });
  });

  test('an end that cannot be is refused', async () => {
    const db = await office();
    const id = newId();
    await assign(db, who, id, wanted);
    const end = (day: string) => endAssignment(db, who, id, day);
    expect(await end('2026-11-22')).toEqual({ done: false, why: 'before-start' });
    await end('2026-11-30');
    await assign(db, who, newId(), { ...wanted, fromOn: '2026-12-01' });
    expect(await end('2026-12-01')).toEqual({ done: false, why: 'assigned' });
    const elsewhere = { officeId: NEIGHBOUR, staffId: people.tonari.id };
    expect(await endAssignment(db, elsewhere, id, today)).toEqual({ done: false, why: 'unknown' });
    expect(await cancelAssignment(db, elsewhere, id)).toEqual({ done: false, why: 'unknown' });
  });
});
