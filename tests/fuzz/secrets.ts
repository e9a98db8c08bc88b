/** What each circle of people has for itself, beside what the permission matrix speaks of. */
import { writeFileSync } from 'node:fs';
import type { Db } from '#app/db/dialect.server.ts';
import { seal } from '#app/db/keys.server.ts';
import { who } from '#app/features/accounts/here.server.ts';
import { saveAppointment } from '#app/features/appointments/appointments.server.ts';
import { moveAppointment } from '#app/features/appointments/fate.server.ts';
import { saveDay } from '#app/features/daily/days.server.ts';
import { keepDraft } from '#app/features/drafts/drafts.server.ts';
import { takeFile } from '#app/features/files/take.server.ts';
import { jobFile } from '#app/features/jobs/files.server.ts';
import { editRecord } from '#app/features/records/edits.server.ts';
import type { RecordFields } from '#app/features/records/record.ts';
import { removeRecord, saveRecord } from '#app/features/records/records.server.ts';
import { saveView } from '#app/features/records/views.server.ts';
import { addComment } from '#app/features/reviews/comments.server.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildGiven, points } from '#tests/build-file.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName, people } from '#tests/cast.ts';
import { buildThings } from '#tests/permissions.ts';
import { OURS } from './canaries.ts';

const id = (n: number) => `01900000-0000-7000-8000-0000000008${String(n).padStart(2, '0')}`;
/** Things of every sort that no line of the matrix names. */
export const secretIds = Array.from({ length: 13 }, (_, n) => id(n + 1));
const [west, east, gone, discreet, told, draft, day, ...more] = secretIds as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  ...string[],
];

/** Every field that a person may write into. */
const written = (word: string, room: string, changed: Partial<RecordFields> = {}) => {
  const texts = ['place', 'withNames', 'aim', 'position', 'done', 'noticed', 'nextStep'] as const;
  const shared = Object.fromEntries(texts.map((field) => [field, `${field}の話 ${word}`]));
  const confidential = { who: `${room}さん`, detail: `${room}の話` };
  return buildFields({ ...shared, confidential, nextOn: '2026-12-01', ...changed });
};

export async function buildSecrets(db: Db): Promise<void> {
  await buildCast(db);
  await buildThings(db);
  await buildRecords(db);
  await buildPlans(db);
  await buildOwn(db);
  await markThings(db);
}

async function buildRecords(db: Db): Promise<void> {
  const [nishida, higashi, mori] = (['nishida', 'higashi', 'mori'] as const).map(actorNamed) as [
    ReturnType<typeof actorNamed>,
    ReturnType<typeof actorNamed>,
    ReturnType<typeof actorNamed>,
  ];
  const ofWest = written(OURS, 'qzroomwest');
  const ofEast = written('qzeast', 'qzroomeast', { areaId: areas.hon1.id });
  await saveRecord(db, nishida, west, { ...ofWest, done: '前の文' });
  await editRecord(db, nishida, west, 1, ofWest);
  await saveRecord(db, higashi, east, ofEast);
  await editRecord(db, higashi, east, 1, { ...ofEast, minutes: 30 });
  await saveRecord(db, nishida, gone, ofWest);
  await hang(db, 'nishida', west, 'qzroomwest');
  await hang(db, 'higashi', east, 'qzroomeast');
  await hang(db, 'nishida', gone, 'qzroomwest');
  await removeRecord(db, nishida, gone, '二重に書いた');
  await saveRecord(db, nishida, told, { ...ofWest, occurredOn: '2026-04-10' });
  const read = { id: west, staffId: people.nishida.id };
  await addComment(db, mori, read, more[0] ?? '', '気になります qzremark');
}

async function hang(db: Db, name: PersonName, recordId: string, word: string): Promise<void> {
  const texts = { name: `${word}.png`, caption: `${word}の家`, consentNote: `${word}に聞いた` };
  const room = 'confidential';
  await takeFile(
    db,
    actorNamed(name),
    buildGiven({ recordId, room, bytes: points.black, ...texts }),
  );
}

async function buildPlans(db: Db): Promise<void> {
  const texts = ['title', 'place', 'withNames', 'aim', 'position'] as const;
  const plan = buildAppointment({
    ...Object.fromEntries(texts.map((field) => [field, `${field} qzdiscreet`])),
    staffId: people.higashi.id,
    areaId: areas.hon1.id,
    supportMain: 'individual',
  });
  await saveAppointment(db, actorNamed('higashi'), discreet, plan);
  await moveAppointment(db, actorNamed('higashi'), discreet, '2099-11-21', '都合で qzdiscreet');
}

async function buildOwn(db: Db): Promise<void> {
  const nishida = actorNamed('nishida');
  await saveView(db, nishida, { name: 'わたしの見方 qzview', query: 'q=qzview', shared: false });
  await saveView(db, nishida, { name: 'みんなの見方', query: '', shared: true });
  await keepDraft(db, who(nishida), draft, { done: 'qzdraft', detail: 'qzdraft' }, 1);
  const fields = written(OURS, 'qzroomwest');
  const text = { text: '10時 滝山サロン qzday', day: '2026-11-20' };
  await saveDay(db, nishida, day, [{ id: day, fields }], text);
}

const things = (n: number) => `01900000-0000-7000-8000-0000000009${String(n).padStart(2, '0')}`;

/** Of the things of the matrix, those that are not for everybody. */
async function markThings(db: Db): Promise<void> {
  const set = (table: 'report' | 'template' | 'import_batch' | 'job', n: string, row: object) =>
    db.updateTable(table).set(row).where('office_id', '=', OFFICE).where('id', '=', n).execute();
  const words = (word: string) =>
    JSON.stringify({ sections: [{ heading: '成果', text: `${word}の文` }], timeline: [] });
  await set('report', things(83), { title: '東の報告 qzreporteast', words: words('qzreporteast') });
  await set('report', things(81), { title: '西の報告 qzreportwest', words: words('qzreportwest') });
  await set('report', things(84), { title: '西の報告 qzreportwest', words: words('qzreportwest') });
  await set('template', things(60), { name: 'わたしのひな形 qztemplate' });
  const problems = JSON.stringify([{ row: 2, column: 'A列', reason: 'わけ qzbatch' }]);
  const rejected = {
    headings: ['日付'],
    rows: [{ row: 2, cells: ['qzrejected'], reason: 'わけ' }],
  };
  const sealed = seal(JSON.stringify(rejected));
  const batch = { file_name: 'むかし qzbatch.csv', problems, rejected_rows: sealed };
  await set('import_batch', things(40), batch);
  await set('import_batch', things(41), { file_name: '地域 qzbatch.csv' });
  const path = jobFile('.csv');
  writeFileSync(path, 'qzjob');
  const file = { path, name: '書き出し qzjob.csv', type: 'text/csv' };
  const { result } = await db
    .selectFrom('job')
    .select('result')
    .where('id', '=', things(8))
    .executeTakeFirstOrThrow();
  const kept = JSON.stringify({ ...JSON.parse(result), text: '2件です。 qzjob', file });
  await set('job', things(8), { title: '数える qzjob', result: kept });
}
