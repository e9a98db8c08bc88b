/** What erasing takes and what it leaves (S13), on both engines. */
import { expect, test } from 'vitest';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { readAtOnce, targetOf } from '#app/db/open.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildGiven, points } from '#tests/build-file.ts';
import { buildFields } from '#tests/build-record.ts';
import { buildReport } from '#tests/build-report.ts';
import { actorNamed, buildCast, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { rowHashes, rowsOf, shapeOf } from '#tests/row-hashes.ts';
import { who } from '../accounts/here.server.ts';
import { keepDraft } from '../drafts/drafts.server.ts';
import { countBy } from '../figures/read.server.ts';
import { verifyTally } from '../figures/verify.server.ts';
import { takeFile } from '../files/take.server.ts';
import { addComment } from '../reviews/comments.server.ts';
import { eraseConfidential } from './confidential-erase.server.ts';
import { keepDayText } from './day-texts.server.ts';
import { editRecord } from './edits.server.ts';
import { eraseRecords } from './erase.server.ts';
import { readFilter } from './filter.ts';
import { listRecords } from './list.server.ts';
import { reachToEdit } from './reach.server.ts';
import { saveRecord } from './records.server.ts';

const nishida = actorNamed('nishida');
const mori = actorNamed('mori');
/** Of the shared and of the other room. */
const [OPEN, SHUT] = ['さくらんぼ', 'かたつむり'];

/** A word in every text, as it is now and as it was before, and in what hangs on it. */
async function full(db: Db): Promise<string> {
  const id = newId();
  const texts = (word: string) => ({
    ...{ place: word, withNames: word, aim: word, position: word, done: word, noticed: word },
    nextStep: word,
  });
  const confidential = { who: `前の${SHUT}`, detail: SHUT };
  const counted = { minutes: 90, headcount: 12, startedAt: '14:00', about: ['elderly'] };
  await saveRecord(
    db,
    nishida,
    id,
    buildFields({ ...texts(`前の${OPEN}`), ...counted, confidential }),
  );
  const after = { ...texts(`今の${OPEN}`), confidential: { who: `今の${SHUT}`, detail: SHUT } };
  await editRecord(db, nishida, id, 1, buildFields({ ...counted, ...after }));
  for (const room of ['shared', 'confidential'] as const) {
    const word = room === 'shared' ? OPEN : SHUT;
    const bytes = room === 'shared' ? points.white : points.black;
    const given = { recordId: id, room, bytes, name: `${word}.png`, caption: word };
    await takeFile(db, nishida, buildGiven(given));
  }
  await keepDraft(db, who(mori), id, { done: SHUT, version: '2' }, 1);
  await keepDayText(db as never, who(nishida), [id], { text: SHUT, day: '2026-11-20' });
  await addComment(db, mori, { id, staffId: nishida.staffId }, newId(), OPEN);
  return id;
}

const erase = (db: Db, how: typeof eraseRecords, ids: string[]) =>
  change(db, who(mori), (tx, note) => how(tx, note, OFFICE, ids));

/** Tables that hold the word; drafts are sealed, so that any of the record counts. */
async function holding(db: Db, word: string): Promise<string[]> {
  const found: string[] = [];
  for (const [table, columns] of Object.entries(await shapeOf(db)))
    if (JSON.stringify(await rowsOf(db, table, columns)).includes(word)) found.push(table);
  return found;
}

onBothEngines('erasing', (open) => {
  const office = () => open(buildCast);
  const search = (db: Db, word: string) =>
    listRecords(db, mori, readFilter(new URLSearchParams({ q: word }), '2026-11-23'));
  const figures = async (db: Db) => [
    await countBy(db, OFFICE, {
      ...{ from: '2026-11-03', until: '2026-11-30', areas: null, staff: null, days: true },
      axes: ['about', 'kind'],
    }),
    await countBy(db, OFFICE, {
      ...{ from: '2026-04-01', until: '2027-03-31', areas: null, staff: null, axes: ['verb'] },
    }),
  ];

  test('the confidential part alone: the rest of the record stays as it was', async () => {
    const db = await office();
    const [id, other] = [await full(db), await full(db)];
    const before = await figures(db);
    const kept = ['record', 'record_version', 'next_step', 'record_comment', 'tally_change'];
    const hashes = await rowHashes(db);
    const files = await erase(db, eraseConfidential, [id]);
    expect(files).toHaveLength(1);
    const after = await rowHashes(db);
    for (const table of kept) expect(after[table], table).toEqual(hashes[table]);
    expect(await figures(db)).toEqual(before);
    expect((await search(db, SHUT)).rows.map((row) => row.id)).toEqual([other]);
    await erase(db, eraseConfidential, [other]);
    expect(await holding(db, SHUT)).toEqual([]);
    expect(await db.selectFrom('draft').selectAll().execute()).toEqual([]);
  });

  test('the whole record: no text is left, every figure is', async () => {
    const db = await office();
    const [id, other] = [await full(db), await full(db)];
    const before = await figures(db);
    expect(await holding(db, OPEN)).toContain('record_version');
    expect(await erase(db, eraseRecords, [id])).toHaveLength(2);
    expect((await search(db, OPEN)).rows.map((row) => row.id)).toEqual([other]);
    await erase(db, eraseRecords, [other, id]);
    expect([...(await holding(db, OPEN)), ...(await holding(db, SHUT))]).toEqual([]);
    expect(await figures(db)).toEqual(before);
    const faults = await readAtOnce(targetOf(db), (then) => verifyTally(then, OFFICE));
    expect(faults.faults).toEqual([]);
    expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
    const { rows } = await search(db, '');
    expect(rows.map((row) => row.done)).toEqual(Array(2).fill('（保存期間が過ぎて消しました）'));
  });

  test('a line for each thing, and nothing is written into it any more', async () => {
    const db = await office();
    const id = await full(db);
    await erase(db, eraseRecords, [id]);
    const lines = await db
      .selectFrom('audit')
      .select('verb')
      .where('thing_id', '=', id)
      .where('verb', 'like', '%.erase')
      .orderBy('seq')
      .execute();
    expect(lines.map(({ verb }) => verb)).toEqual(
      ['confidential', 'file', 'file', 'comment', 'record'].map((name) => `${name}.erase`),
    );
    await expect(reachToEdit(db, mori, id)).rejects.toMatchObject({ status: 403 });
    await expect(editRecord(db, mori, id, 2, buildFields())).rejects.toThrow('not there');
  });

  test('a story goes with it where the report is open, and stays where it is fixed', async () => {
    const db = await office();
    const id = await full(db);
    const reports = [newId(), newId()];
    for (const [n, report] of reports.entries()) {
      const row = {
        ...(await reportRow(report)),
        fixed_at: n === 0 ? null : '2026-12-01T00:00:00.000Z',
      };
      await db.insertInto('report').values(row).execute();
      const story = {
        office_id: OFFICE,
        report_id: report,
        record_id: id,
        place: 1,
        text: 'ある人',
      };
      await db.insertInto('report_story').values(story).execute();
    }
    await erase(db, eraseRecords, [id]);
    const left = await db.selectFrom('report_story').select('report_id').execute();
    expect(left.map(({ report_id }) => report_id)).toEqual([reports[1]]);
  });
});

async function reportRow(id: string) {
  const { title, scope, from, until } = buildReport();
  const at = '2026-11-01T00:00:00.000Z';
  return {
    ...{ office_id: OFFICE, id, title, scope, from_on: from, until_on: until, words: '{}' },
    ...{ written_by: mori.staffId, created_at: at, version: 1, updated_at: at, updated_by: null },
  };
}
