import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { toCsv } from '#app/lib/csv.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, NEIGHBOUR, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { who as whoIs } from '../accounts/here.server.ts';
import { readLists } from '../lists/lists.server.ts';
import { recordColumns } from '../records/columns.ts';
import { editRecord } from '../records/edits.server.ts';
import type { RecordFields } from '../records/record.ts';
import { insertRecord, removeRecord } from '../records/records.server.ts';
import { listBatches, readBatch, rejectedOf, undoImport } from './batches.server.ts';
import { type Choices, noChoices } from './choices.ts';
import { bringIn } from './commit.server.ts';
import { importRecordsFile } from './import.server.ts';
import { openImport } from './open.server.ts';
import { previewImport } from './preview.server.ts';

vi.mock(import('./read.server.ts'), () => import('#tests/read-here.ts'));

const who = { officeId: OFFICE, staffId: people.mori.id };
const today = '2026-11-23';
const log = [
  '日付,地区,種別,内容,担当',
  '2023/4/1,滝山五丁目,会議,役員会,西田',
  '2023/4/2,滝山四丁目,おまつり,準備,東 健一',
  '2023/4/31,滝山四丁目,会議,誤り,西田',
  '2023/4/3,滝山四丁目,家庭訪問,足が悪い,西田',
].join('\n');

const source = (text: string, name = '記録.csv') => ({ name, bytes: Buffer.from(text) });
const bring = async (db: Db, text = log, choices: Choices = noChoices) =>
  bringIn(db, who, '記録.csv', await openImport(db, who, source(text), today, choices));
const standing = (db: Db) =>
  db
    .selectFrom('record')
    .selectAll()
    .where('office_id', '=', OFFICE)
    .where('removed_at', 'is', null)
    .orderBy('occurred_on')
    .execute();

onBothEngines('bringing in a log', (open) => {
  const office = () => open(buildCast);

  test('records belong to their writers, the file is kept with its counts, the chain tells of it', async () => {
    const db = await office();
    const brought = await bring(db);
    expect(brought).toMatchObject({ rows: 4, accepted: 2, rejected: 2, skipped: 0 });
    expect((await standing(db)).map((r) => [r.occurred_on, r.staff_id])).toEqual([
      ['2023-04-01', people.nishida.id],
      ['2023-04-03', people.nishida.id],
    ]);
    const batch = await readBatch(db, OFFICE, brought.batchId);
    expect(batch).toMatchObject({ file_name: '記録.csv', accepted: 2, staff: people.mori.name });
    expect(batch?.problems.map(({ row, column }) => [row, column])).toEqual([
      [3, 'C列「種別」'],
      [4, 'A列「日付」'],
    ]);
    const lines = await db
      .selectFrom('audit')
      .selectAll()
      .where('office_id', '=', OFFICE)
      .orderBy('seq')
      .execute();
    const verbs = lines.map(({ verb }) => verb);
    expect(verbs.filter((verb) => verb === 'record.create')).toHaveLength(2);
    expect(verbs).toContain('import.start');
    expect(verbs.at(-1)).toBe('import.end');
    for (const { actor_id } of lines) expect(actor_id).toBe(people.mori.id);
    expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
  });

  test('whoever brought it in has looked at it: it does not wait for a manager', async () => {
    const db = await office();
    await bring(db);
    const rows = await db.selectFrom('record').select(['looked', 'version']).execute();
    expect(rows).toEqual([
      { looked: 1, version: 1 },
      { looked: 1, version: 1 },
    ]);
  });

  test('looking first changes nothing and says the same', async () => {
    const db = await office();
    const before = await db.selectFrom('audit').select('seq').execute();
    const seen = await previewImport(db, who, source(log), today, noChoices);
    expect(await db.selectFrom('audit').select('seq').execute()).toEqual(before);
    expect(await standing(db)).toEqual([]);
    const { rows, accepted, rejected, skipped, repaired, problems } = await bring(db);
    expect(seen.counts).toEqual({ rows, accepted, rejected, skipped, repaired });
    expect(seen.problems).toEqual(problems);
    expect(seen.asked).toEqual([{ about: 'kind', typed: 'おまつり', count: 1 }]);
    const after = await previewImport(db, who, source(log), today, noChoices);
    expect(after.counts).toMatchObject({ accepted: 0, skipped: 2 });
  });

  test('again it adds nothing, whatever is chosen otherwise', async () => {
    const db = await office();
    await bring(db);
    const before = await standing(db);
    const choices = { ...noChoices, fields: { 3: 'noticed' as const }, privateText: false };
    expect(await bring(db, log, choices)).toMatchObject({ accepted: 0, skipped: 2, rejected: 2 });
    expect(await standing(db)).toEqual(before);
    expect(await bring(db, `${log}\n2023/4/4,滝山四丁目,会議,新しい,西田`)).toMatchObject({
      accepted: 1,
    });
  });

  test('新規・継続 is read however it is written, and asked for where it is not known', async () => {
    const db = await office();
    const words = ['新規', '継続', '新', '継', '新規相談', '', '保留'];
    const rows = words.map((word, n) => `2023/4/${n + 1},滝山五丁目,会議,役員会,${word}`);
    const text = ['日付,地区,種別,内容,新・継', ...rows].join('\n');
    const seen = await previewImport(db, who, source(text), today, noChoices);
    expect(seen.asked).toEqual([{ about: 'course', typed: '保留', count: 1 }]);
    await bring(db, text);
    const records = await standing(db);
    const [n, c] = ['new', 'continued'];
    expect(records.map(({ course }) => course)).toEqual([n, c, n, c, n, null, null]);
    expect(records.at(-1)?.noticed).toBe('新・継：保留');
  });

  test('words and headings that were chosen once are read so again', async () => {
    const db = await office();
    const words = [{ about: 'kind', typed: 'おまつり', means: 'place' }];
    await bring(db, log, { ...noChoices, words, fields: { 3: 'aim' } });
    const other = log.replace('準備', '別の日の準備');
    expect(await bring(db, other)).toMatchObject({ rejected: 1, accepted: 1 });
    const [, festival] = await standing(db);
    expect(festival).toMatchObject({ kind: 'place', aim: '準備', done: '' });
    const opened = await openImport(db, { ...who, officeId: NEIGHBOUR }, source(log), today);
    expect(opened.given.office.match('kind', 'おまつり')).toBeNull();
  });

  test('a word that is left in the text goes by the defaults', async () => {
    const db = await office();
    const words = [{ about: 'kind', typed: 'おまつり', means: '-' }];
    await bring(db, log, { ...noChoices, words });
    const [, festival] = await standing(db);
    expect(festival).toMatchObject({ kind: 'other', noticed: '種別：おまつり' });
  });

  test('what another office has cannot be chosen', async () => {
    const db = await office();
    const foreign = { areaId: newId(), kind: 'nothing', verbs: ['know'], supportMain: 'x' };
    const { given } = await openImport(db, who, source(log), today, {
      ...noChoices,
      defaults: foreign,
    });
    expect(given.defaults).toMatchObject({ areaId: areas.city.id, kind: 'other', supportMain: '' });
  });

  test('undone as a whole; what a person changed stays; brought in again it is back', async () => {
    const db = await office();
    const { batchId } = await bring(db, `${log}\n2023/4/5,滝山四丁目,会議,直される,西田`);
    const records = await standing(db);
    const edited = records.at(-1)!;
    const fields = buildFields({ areaId: edited.area_id, done: '直した', kind: 'meeting' });
    await editRecord(db, actorNamed('nishida'), edited.id, 1, fields);
    expect(await undoImport(db, who, batchId)).toEqual({ removed: 2, kept: 1 });
    expect((await standing(db)).map(({ id }) => id)).toEqual([edited.id]);
    expect((await listBatches(db, OFFICE))[0]?.undone_at).not.toBeNull();
    expect(await bring(db)).toMatchObject({ accepted: 2, rejected: 2 });
    expect((await standing(db)).map(({ id }) => id).sort()).toEqual(
      records.map(({ id }) => id).sort(),
    );
    expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
  });

  test('steps of long ago count as done, those of late and to come are open', async () => {
    const db = await office();
    const head = '日付,地区,種別,内容,次回,次回日';
    const rows = [
      '2023/4/1,滝山五丁目,会議,a,電話,',
      '2026/11/20,滝山五丁目,会議,b,電話,',
      '2023/4/2,滝山五丁目,会議,c,電話,2027/1/5',
    ];
    await bring(db, [head, ...rows].join('\n'));
    const steps = await db
      .selectFrom('next_step as n')
      .innerJoin('record as r', 'r.id', 'n.record_id')
      .select(['r.done', 'n.done_at'])
      .orderBy('r.done')
      .execute();
    expect(steps.map(({ done_at }) => done_at?.slice(0, 10) ?? null)).toEqual([
      '2023-04-01',
      null,
      null,
    ]);
  });

  test('what a person removed does not come back', async () => {
    const db = await office();
    await bring(db);
    const [first] = await standing(db);
    await removeRecord(db, actorNamed('nishida'), first!.id, '誤り');
    expect(await bring(db)).toMatchObject({ accepted: 0, skipped: 2 });
    expect(await standing(db)).toHaveLength(1);
  });

  test('what was not taken is for who brought it in; mended it comes in alone', async () => {
    const db = await office();
    const { batchId } = await bring(db);
    const batch = (await readBatch(db, OFFICE, batchId))!;
    expect(batch.rejected_rows).not.toContain('誤り');
    expect(rejectedOf(batch, people.sasaki.id)).toBeNull();
    const { headings, rows } = rejectedOf(batch, people.mori.id)!;
    const out = toCsv([
      [...headings, 'わけ'],
      ...rows.map(({ cells, reason }) => [...cells, reason]),
    ]);
    const mended = out.replace('2023/4/31', '2023/4/30').replace('おまつり', '場づくり');
    expect(await bring(db, mended)).toMatchObject({ rows: 2, accepted: 2 });
    expect(await readBatch(db, NEIGHBOUR, batchId)).toBeUndefined();
  });

  test('the command line takes words for what the file does not say', async () => {
    const db = await office();
    const short = '日付,内容\n4/1,x\n';
    const defaults = {
      area: '滝山5',
      kind: '場づくり',
      verbs: 'つなぐ、ひろげる',
      staff: '西田',
      year: '令和5年度',
    };
    const report = await importRecordsFile(db, { ...who, staffId: null }, Buffer.from(short), {
      today,
      defaults,
    });
    expect(report).toMatchObject({ accepted: 1, problems: [], totals: { records: 1 } });
    expect((await standing(db))[0]).toMatchObject({
      area_id: areas.taki5.id,
      kind: 'place',
      verbs: 18,
      staff_id: people.nishida.id,
      occurred_on: '2023-04-01',
    });
    await expect(
      importRecordsFile(db, who, Buffer.from(short), { today, defaults: { kind: 'ない' } }),
    ).rejects.toThrow('kind=ない');
  });

  test('an export is read back field by field, confidential part and next step too', async () => {
    const lists = await readLists(await office(), OFFICE);
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 60, maxLength: 60 }), async (made) => {
        const db = await office();
        const named = made.map((shared) => namedOf(shared));
        const rows = named.map((one) => recordColumns.map((column) => column.of(one, lists)));
        const out = toCsv([recordColumns.map(({ label }) => label), ...rows]);
        const report = await importRecordsFile(db, who, Buffer.from(out), { today });
        expect(report.problems).toEqual([]);
        expect(report).toMatchObject({ rows: made.length, accepted: made.length });
        const there = await open();
        await buildCast(there);
        await change(there, whoIs(actorNamed('mori')), async (tx, note) => {
          for (const { id, fields } of named)
            await insertRecord(tx, note, actorNamed('nishida'), id, fields, { looked: 1 });
        });
        expect(await contents(db)).toEqual(await contents(there));
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});

const words = fc
  .string({ unit: fc.constantFrom(...'あ髙𠮷, "\n、・=+-@\'\tア1x'), maxLength: 30 })
  .map((text) => text.trim());
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const record: fc.Arbitrary<RecordFields> = fc
  .record({
    areaId: fc.constantFrom(areas.taki4.id, areas.taki5.id, areas.city.id),
    occurredOn: fc.constantFrom('2023-04-01', '2024-02-29', '2026-11-22'),
    startedAt: fc.constantFrom('', '09:05', '14:30'),
    minutes: maybe(fc.integer({ min: 0, max: 1440 })),
    place: words,
    kind: fc.constantFrom('visit', 'meeting', 'other', 'case-meeting'),
    means: maybe(fc.constantFrom('phone', 'message', 'letter')),
    verbs: fc.subarray(['know', 'connect', 'involve', 'create', 'spread'] as const, {
      minLength: 1,
    }),
    supportMain: fc.constantFrom('individual', 'life', 'internal'),
    supportSecond: maybe(fc.constant('system')),
    withNames: words,
    headcount: maybe(fc.integer({ min: 0, max: 9999 })),
    aim: words,
    position: words,
    done: words,
    noticed: words,
    result: maybe(fc.constantFrom('informed', 'closed')),
    through: maybe(fc.constantFrom('self', 'welfare-volunteer')),
    course: maybe(fc.constantFrom('new', 'continued')),
    about: fc.subarray(['elderly', 'child-raising', 'other']),
    connected: fc.subarray(['school-board', 'welfare-volunteer', 'npo']),
    who: words,
    detail: words,
    nextStep: words,
    nextOn: maybe(fc.constantFrom('2023-05-01', '2027-01-01')),
  })
  .map(({ who: name, detail, ...shared }) =>
    buildFields({
      ...shared,
      nextOn: shared.nextStep ? shared.nextOn : null,
      confidential: { who: name, detail },
    }),
  );

const areaNamed = (id: string) => Object.values(areas).find((area) => area.id === id)!;

function namedOf(fields: RecordFields) {
  const { confidential, ...shared } = fields;
  const area = areaNamed(fields.areaId);
  return {
    id: newId(),
    fields,
    shared,
    confidential,
    goal: '',
    stepDoneOn: null,
    staff: people.nishida.name,
    area: area.name,
    parents: area.parent ? areas[area.parent].name : '',
  };
}

/** Everything of the records but their numbers and moments. */
async function contents(db: Db) {
  const records = await db.selectFrom('record').selectAll().orderBy('id').execute();
  const parts = await db
    .selectFrom('record_confidential')
    .select(['record_id', 'who', 'detail', 'search_text'])
    .orderBy('record_id')
    .execute();
  const steps = await db
    .selectFrom('next_step')
    .select(['record_id', 'text', 'due_on', 'staff_id', 'area_id', 'done_at'])
    .orderBy('record_id')
    .execute();
  const bare = records.map(({ timeline: _t, created_at: _c, updated_at: _u, ...rest }) => rest);
  return { records: bare, parts, steps };
}
