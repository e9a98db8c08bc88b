/**
 * P1: the few records that wait are found by their own index, however many others there are,
 * and whatever they are narrowed to. Both engines say how they read.
 */
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, isPostgres } from '#app/db/dialect.server.ts';
import { MOST, readFilter } from '#app/features/records/filter.ts';
import { listRecords } from '#app/features/records/list.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import {
  type Asked,
  countWaiting,
  sinceLooking,
  waitingRecords,
} from '#app/features/records/waiting.server.ts';
import { readSettings } from '#app/features/settings/settings.server.ts';
import type { Settings } from '#app/features/settings/settings.ts';
import { newId } from '#app/lib/ids.ts';
import { sentBy } from '../bench/queries.ts';
import { buildFields } from './build-record.ts';
import { actorNamed, areas, buildCast, OFFICE, people } from './cast.ts';
import { onBothEngines, openFresh } from './engines.ts';

const RECORDS = 4000;
const WAITING = 12;
const mori = actorNamed('mori');
const all: Asked = { area: null, staff: null, kind: null, after: null };

type Ask = (db: Db, settings: Settings) => Promise<unknown>;
const tray =
  (asked: Partial<Asked>): Ask =>
  (db, settings) =>
    waitingRecords(db, mori, settings, { ...all, ...asked });

const cases: [string, Ask, number][] = [
  ['the tray', tray({}), WAITING],
  ['the tray, further on', tray({ after: 1 }), WAITING],
  ['the tray of a worker', tray({ staff: people.nishida.id }), WAITING],
  ['the tray of a worker whose records do not wait', tray({ staff: people.higashi.id }), 0],
  ['the tray of a kind', tray({ kind: 'meeting' }), WAITING],
  ['the tray of the city', tray({ area: areas.city.id }), WAITING],
  ['the tray of a zone', tray({ area: areas.school9.id }), WAITING],
  ['the tray of all at once', tray({ area: areas.west.id, staff: people.nishida.id }), WAITING],
  ['the count on きょう', (db, settings) => countWaiting(db, mori, settings), WAITING],
];

onBothEngines('what waits is found without reading what does not', (_open, engine) => {
  let opened: Awaited<ReturnType<typeof openFresh>>;
  let settings: Settings;
  beforeAll(async () => {
    opened = await openFresh(engine, fill);
    settings = await readSettings(opened.db, OFFICE);
  });
  afterAll(() => opened?.close());

  test.each(cases)('%s', async (_what, ask, found) => {
    const { db } = opened;
    const got = await ask(db, settings);
    expect(typeof got === 'number' ? got : (got as { count: number }).count).toBe(found);
    const sent = (await sentBy(() => ask(db, settings))).filter(({ sql }) => /"looked"/.test(sql));
    expect(sent.length).toBeGreaterThan(0);
    for (const { sql, parameters } of sent) await isFrugal(db, sql, parameters);
  });

  const narrower = [
    '',
    `&area=${areas.school9.id}`,
    `&staff=${people.nishida.id}`,
    '&kind=meeting',
    '&support=community',
  ];
  test.each(narrower)('the list narrowed to what waits%s', async (more) => {
    const { db } = opened;
    const asked = readFilter(new URLSearchParams(`waits=1${more}`), '2026-11-23');
    const ask = () => listRecords(db, mori, sinceLooking(asked, settings));
    expect((await ask()).rows).toHaveLength(WAITING);
    const sent = (await sentBy(ask)).filter(({ sql }) => /"r"\."looked" </.test(sql));
    expect(sent.length).toBeGreaterThan(0);
    for (const { sql, parameters } of sent) await isFrugal(db, sql, parameters);
  });

  test('where nobody ever looked, counting stops', async () => {
    const { db } = opened;
    await db.updateTable('record').set({ looked: 0 }).where('office_id', '=', OFFICE).execute();
    await db.executeQuery(CompiledQuery.raw('analyze'));
    const ask = () => countWaiting(db, mori, settings);
    expect(await ask()).toBe(MOST + 1);
    for (const { sql, parameters } of await sentBy(ask))
      if (isPostgres(db)) expect(await readFor(db, sql, parameters), sql).toBeLessThan(2 * MOST);
  });
});

async function isFrugal(db: Db, text: string, parameters: readonly unknown[]): Promise<void> {
  if (isPostgres(db)) expect(await readFor(db, text, parameters), text).toBeLessThan(WAITING * 10);
  else expect(await waysTo(db, text, parameters), text).toEqual([]);
}

type Node = {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
};

/** How many rows of records PostgreSQL looked at. */
async function readFor(db: Db, text: string, parameters: readonly unknown[]): Promise<number> {
  const query = CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]);
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(query);
  return rows[0] ? readBy(rows[0]['QUERY PLAN'][0].Plan) : 0;
}

function readBy(node: Node): number {
  const rows = node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
  const own = node['Relation Name'] === 'record' ? rows * node['Actual Loops'] : 0;
  return (node.Plans ?? []).map(readBy).reduce((sum, n) => sum + n, own);
}

/** SQLite's ways into the table of records other than the index of what waits and the key. */
async function waysTo(db: Db, text: string, parameters: readonly unknown[]): Promise<string[]> {
  const query = CompiledQuery.raw(`explain query plan ${text}`, [...parameters]);
  const { rows } = await db.executeQuery<{ detail: string }>(query);
  return rows
    .map(({ detail }) => detail)
    .filter((detail) => /^(SCAN|SEARCH) r\b/.test(detail))
    .filter((detail) => !/record_unlooked|\(office_id=\? AND id=\?\)/.test(detail));
}

/** One is saved, the others are its copies; the newest few were not looked at. */
async function fill(db: Db): Promise<void> {
  await buildCast(db);
  const first = newId();
  await saveRecord(db, actorNamed('nishida'), first, buildFields());
  const row = await db
    .selectFrom('record')
    .selectAll()
    .where('office_id', '=', OFFICE)
    .where('id', '=', first)
    .executeTakeFirstOrThrow();
  const copies = Array.from({ length: RECORDS }, (_, n) => ({
    ...row,
    id: newId(),
    timeline: row.timeline + 1 + n,
    staff_id: n % 2 ? people.higashi.id : people.nishida.id,
    area_id: n % 2 ? areas.hon1.id : areas.taki5.id,
    looked: 1,
    search_text: '', // the index of words has no part in this, and costs the most
  }));
  for (let from = 0; from < RECORDS; from += 250)
    await db
      .insertInto('record')
      .values(copies.slice(from, from + 250))
      .execute();
  const some = copies.filter(({ staff_id }) => staff_id === people.nishida.id).slice(1 - WAITING);
  await db
    .updateTable('record')
    .set({ looked: 0 })
    .where('office_id', '=', OFFICE)
    .where(
      'id',
      'in',
      some.map(({ id }) => id),
    )
    .execute();
  await db.executeQuery(CompiledQuery.raw('analyze'));
}
