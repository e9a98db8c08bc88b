/** From what is due to the certificate, on both engines: canaries are gone, all else is as it was. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Db, emptyGaps } from '#app/db/dialect.server.ts';
import { readAtOnce, targetOf } from '#app/db/open.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { bigrams } from '#app/lib/japanese.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildGiven, points } from '#tests/build-file.ts';
import { buildFields } from '#tests/build-record.ts';
import { buildReport } from '#tests/build-report.ts';
import { actorNamed, buildCast, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { rowsOf, shapeOf } from '#tests/row-hashes.ts';
import { who } from '../accounts/here.server.ts';
import { startSession } from '../accounts/sessions.server.ts';
import { saveAppointment } from '../appointments/appointments.server.ts';
import { dropAppointment } from '../appointments/fate.server.ts';
import { keepDraft } from '../drafts/drafts.server.ts';
import { countBy } from '../figures/read.server.ts';
import { verifyTally } from '../figures/verify.server.ts';
import { takeFile } from '../files/take.server.ts';
import { jobEnded, startJob } from '../jobs/jobs.server.ts';
import { editRecord } from '../records/edits.server.ts';
import { saveRecord } from '../records/records.server.ts';
import { createReport } from '../reports/reports.server.ts';
import { addComment } from '../reviews/comments.server.ts';
import {
  approveDisposal,
  proposeDisposal,
  reachDisposal,
  refuseDisposal,
} from './disposals.server.ts';
import { anyDue, countDue, listDue } from './due.server.ts';
import { holdThing, listHeld, releaseThing } from './holds.server.ts';
import { keepingOf, keepings } from './kinds.server.ts';
import { readRules, saveRule } from './rules.server.ts';
import { beginErasing, eraseAll, hashOf } from './run.server.ts';
import { askWaiting, markSeen, waitingOf } from './today.server.ts';

const [nishida, mori, sasaki] = (['nishida', 'mori', 'sasaki'] as const).map(actorNamed) as [
  ReturnType<typeof actorNamed>,
  ReturnType<typeof actorNamed>,
  ReturnType<typeof actorNamed>,
];
/** In no dictionary, so that it stands nowhere by chance; its pairs neither. */
const CANARY = '鸞麤鼇齾';
const OLD = '2010-05-01';
const DAY = today();
const going = { say: async () => {}, stopped: false };
const order = { by: 'day', down: false } as const;
const over = (kind: string) => ({
  ...{ keeping: keepingOf(kind), before: '2011-04-01', today: DAY, years: 10, year: null },
});

/** One of each kind, of long ago, with the word in every text; ids of what hangs on it. */
async function everything(db: Db, word: string, day = OLD) {
  const id = newId();
  const texts = (w: string) => ({
    ...{ place: w, withNames: w, aim: w, position: w, done: w, noticed: w, nextStep: w },
    confidential: { who: w, detail: w },
  });
  const fields = { occurredOn: day, minutes: 30, headcount: 4 };
  await saveRecord(db, nishida, id, buildFields({ ...fields, ...texts(`前${word}`) }));
  await editRecord(db, nishida, id, 1, buildFields({ ...fields, ...texts(word) }));
  for (const room of ['shared', 'confidential'] as const) {
    const bytes = room === 'shared' ? points.white : points.black;
    const given = { recordId: id, room, bytes, name: `${word}.png`, caption: word };
    await takeFile(db, nishida, buildGiven(given));
  }
  await addComment(db, mori, { id, staffId: nishida.staffId }, newId(), word);
  const plan = { title: word, withNames: word, aim: word, position: word, place: word };
  const appointment = newId();
  await saveAppointment(db, nishida, appointment, buildAppointment({ ...plan, plannedOn: day }));
  await dropAppointment(db, nishida, appointment, word);
  await createReport(db, mori, newId(), { ...buildReport({ title: word }), from: day, until: day });
  await keepDraft(db, who(nishida), newId(), { done: word }, 1);
  return id;
}

/** What the application itself dates by the clock, put back to long ago. */
async function age(db: Db): Promise<void> {
  const at = `${OLD}T00:00:00.000Z`;
  for (const table of ['record_comment', 'session', 'job'] as const)
    await db.updateTable(table).set({ created_at: at }).execute();
  await db.updateTable('draft').set({ updated_at: at }).execute();
  await db.updateTable('staff').set({ left_on: OLD }).where('id', '=', people.furuta.id).execute();
}

async function dispose(db: Db, kind: string): Promise<string> {
  const id = newId();
  expect(await proposeDisposal(db, mori, id, over(kind)), kind).toBeGreaterThan(0);
  expect(await approveDisposal(db, sasaki, await reachDisposal(db, mori, id))).toBe(true);
  await eraseAll(db, sasaki, await reachDisposal(db, mori, id), going);
  return id;
}

async function tablesHolding(db: Db, word: string): Promise<string[]> {
  const found: string[] = [];
  for (const [table, columns] of Object.entries(await shapeOf(db)))
    if (JSON.stringify(await rowsOf(db, table, columns)).includes(word)) found.push(table);
  return found;
}

/** As きょう asks it. */
async function retentionToday(db: Db, actor: typeof mori, day: string) {
  const { rows } = await askWaiting(actor, day).execute(db);
  return waitingOf(db, actor, rows, day);
}

onBothEngines('廃棄', (open, engine) => {
  const office = () => open(buildCast);
  const figures = (db: Db) =>
    countBy(db, OFFICE, {
      ...{ from: '2010-04-01', until: '2027-03-31', areas: null, staff: null, days: true },
      axes: ['kind', 'year'],
    });

  test('one of each kind goes; what is not over stays to the last letter, and every figure stays', async () => {
    const db = await office();
    await everything(db, CANARY);
    await startSession(db, { officeId: OFFICE, staffId: people.nishida.id, stage: 'full' });
    const made = { kind: 'count', title: CANARY };
    await jobEnded(await startJob(db, nishida, made, async () => ({ text: CANARY })));
    await age(db);
    const other = await everything(db, 'きのうの話', '2026-11-20');
    const stays = () => tablesHolding(db, 'きのうの話');
    const [staying, before] = [await stays(), await figures(db)];
    // The record last: what hangs on it goes with it.
    const all = keepings.map(({ kind }) => kind).filter((kind) => !/consent|import/.test(kind));
    const kinds = [...all.filter((kind) => kind !== 'record'), 'record'];
    for (const kind of kinds) await dispose(db, kind);
    expect(await tablesHolding(db, CANARY)).toEqual([]);
    expect(await stays()).toEqual(staying);
    expect(await figures(db)).toEqual(before);
    const { faults } = await readAtOnce(targetOf(db), (then) => verifyTally(then, OFFICE));
    expect(faults).toEqual([]);
    expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
    const names = readdirSync(join(process.env.DATA_DIR ?? '', 'files', OFFICE));
    const rows = await db.selectFrom('file').select(['id', 'record_id']).execute();
    expect(rows.map(({ record_id }) => record_id)).toEqual([other, other]);
    expect(names.filter((name) => !name.endsWith('.small')).sort()).toEqual(
      rows.map(({ id }) => id).sort(),
    );
    const left = await db.selectFrom('staff').select('name').where('id', '=', people.furuta.id);
    expect((await left.executeTakeFirst())?.name).toBe('離れた職員');
    expect(await anyDue(db, OFFICE, kinds.map(over))).toBe(false);
  });

  test('as long work: the gaps in the database are empty too, and the certificate tells all', async () => {
    const db = await office();
    const ids = [await everything(db, CANARY), await everything(db, CANARY)].sort();
    const id = newId();
    await proposeDisposal(db, mori, id, over('record'));
    await approveDisposal(db, sasaki, await reachDisposal(db, mori, id));
    const before = engine === 'sqlite' ? bytesHold(db) : await fileOfTable(db);
    await jobEnded(await beginErasing(db, sasaki, await reachDisposal(db, mori, id)));
    for (const kind of ['appointment', 'report']) await dispose(db, kind);
    expect(await reachDisposal(db, mori, id)).toMatchObject({
      ...{ proposed: 2, erased: 2, ids_hash: hashOf(ids.toReversed()), years: 10 },
      ...{ proposer: mori.name, approver: sasaki.name, from_on: OLD, until_on: OLD },
      cleaned_at: expect.any(String),
    });
    await emptyGaps(db, Object.keys(await shapeOf(db)));
    if (engine === 'sqlite') expect([before, bytesHold(db)]).toEqual([true, false]);
    else expect(await fileOfTable(db)).not.toBe(before);
  });

  test('never by who proposed it; refused and withdrawn it is over, and can be proposed again', async () => {
    const db = await office();
    await everything(db, CANARY);
    const [first, second] = [newId(), newId()];
    expect(await proposeDisposal(db, mori, first, over('record'))).toBe(1);
    expect(await proposeDisposal(db, mori, first, over('record'))).toBe(0);
    expect(await countDue(db, OFFICE, over('record'))).toEqual([]);
    const own = await reachDisposal(db, mori, first);
    expect(() => approveDisposal(db, mori, own)).toThrow();
    expect(() => approveDisposal(db, nishida, own)).toThrow();
    await expect(beginErasing(db, sasaki, own)).rejects.toMatchObject({ status: 403 });
    expect(await refuseDisposal(db, sasaki, own, 'まだ使う')).toBe(true);
    expect(await approveDisposal(db, sasaki, own)).toBe(false);
    expect(await proposeDisposal(db, sasaki, second, over('record'))).toBe(1);
    expect(() => proposeDisposal(db, sasaki, newId(), over('confidential'))).toThrow();
    await expect(reachDisposal(db, actorNamed('tonari'), second)).rejects.toMatchObject({
      status: 404,
    });
    expect(await tablesHolding(db, CANARY)).toContain('record');
  });

  test('what is held back stays, also when it was proposed already; after its day it is due again', async () => {
    const db = await office();
    const [kept, gone] = [await everything(db, CANARY), await everything(db, CANARY)];
    const id = newId();
    await proposeDisposal(db, mori, id, over('record'));
    const hold = { id: kept, reason: '支援が続いている', untilOn: '2099-04-01' };
    await holdThing(db, mori, over('record').keeping, hold);
    await approveDisposal(db, sasaki, await reachDisposal(db, mori, id));
    expect(await eraseAll(db, sasaki, await reachDisposal(db, mori, id), going)).toBe(1);
    expect(await countDue(db, OFFICE, over('record'))).toEqual([]);
    expect(await listHeld(db, OFFICE, over('record'))).toMatchObject([{ id: kept, title: CANARY }]);
    const later = { ...over('record'), today: '2099-04-01' };
    expect(await countDue(db, OFFICE, later)).toEqual([{ year: 2010, count: 1 }]);
    await releaseThing(db, mori, over('record').keeping, kept);
    const rows = await listDue(db, OFFICE, { ...over('record'), order });
    expect(rows.map((row) => row.id)).toEqual([kept]);
    expect(rows.map((row) => row.id)).not.toContain(gone);
  });

  test('stopped it stands as far as it came, and goes on from there', async () => {
    const db = await office();
    for (let n = 0; n < 55; n += 1)
      await saveRecord(db, nishida, newId(), buildFields({ occurredOn: OLD, done: CANARY }));
    const id = newId();
    await proposeDisposal(db, mori, id, over('record'));
    await approveDisposal(db, sasaki, await reachDisposal(db, mori, id));
    const disposal = await reachDisposal(db, mori, id);
    const stopping = { say: async () => {}, stopped: true };
    await expect(eraseAll(db, sasaki, disposal, stopping)).rejects.toThrow('ここまで消しました');
    expect((await reachDisposal(db, mori, id)).erased_at).toBeNull();
    const isErased = db.selectFrom('record').select('id').where('erased_at', 'is not', null);
    expect(await isErased.execute()).toHaveLength(50);
    expect(await eraseAll(db, sasaki, disposal, going)).toBe(55);
  });

  test('the years of a kind have versions, and きょう tells of what is over once a fiscal year', async () => {
    const db = await office();
    await saveRecord(db, nishida, newId(), buildFields({ occurredOn: '2022-05-01' }));
    expect(await retentionToday(db, sasaki, DAY)).toEqual({ proposals: [], isDue: false });
    await saveRule(db, sasaki, 'record', { years: 3, fromOn: '2026-04-01' });
    await saveRule(db, sasaki, 'record', { years: 1, fromOn: '2099-04-01' });
    await saveRule(db, sasaki, 'record', { years: null, fromOn: '2099-04-01' });
    const rules = await readRules(db, OFFICE);
    expect(rules.map(({ from_on, years, setBy }) => [from_on, years, setBy])).toEqual([
      ['2099-04-01', null, sasaki.name],
      ['2026-04-01', 3, sasaki.name],
    ]);
    expect(await retentionToday(db, sasaki, '2026-11-26')).toEqual({ proposals: [], isDue: true });
    expect((await retentionToday(db, mori, '2026-11-26')).isDue).toBe(false);
    await markSeen(db, sasaki, '2026-11-26');
    expect((await retentionToday(db, sasaki, '2026-11-26')).isDue).toBe(false);
    expect((await retentionToday(db, sasaki, '2027-04-01')).isDue).toBe(true);
    const id = newId();
    await proposeDisposal(db, mori, id, { ...over('record'), before: '2023-04-01', years: 3 });
    expect((await retentionToday(db, sasaki, DAY)).proposals).toMatchObject([{ id }]);
    expect((await retentionToday(db, mori, DAY)).proposals).toEqual([]);
  });
});

/** SQLite: whether the word, or a pair of it from the index, lies in the files. */
function bytesHold(db: Db): boolean {
  return ['', '-wal'].some((ending) => {
    const bytes = readFileSync(`${targetOf(db)}${ending}`);
    return [CANARY, ...bigrams(CANARY)].some((piece) => bytes.includes(Buffer.from(piece)));
  });
}

/** PostgreSQL: the file in which a table lies; another one when it was written anew. */
async function fileOfTable(db: Db): Promise<unknown> {
  const { rows } = await sql<{
    node: unknown;
  }>`select pg_relation_filenode('record') as node`.execute(db);
  return rows[0]?.node;
}
