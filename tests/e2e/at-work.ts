import type { Db } from '#app/db/dialect.server.ts';
import { who } from '#app/features/accounts/here.server.ts';
import { saveAppointment } from '#app/features/appointments/appointments.server.ts';
import { dropAppointment, moveAppointment } from '#app/features/appointments/fate.server.ts';
import { inForm } from '#app/features/daily/rows.ts';
import { keepDraft } from '#app/features/drafts/drafts.server.ts';
import { removeRecord, saveRecord } from '#app/features/records/records.server.ts';
import { fixReport } from '#app/features/reports/fix.server.ts';
import { chooseTimeline, createReport } from '#app/features/reports/reports.server.ts';
import { proposeStory } from '#app/features/stories/stories.server.ts';
import { addDays, today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildFields } from '#tests/build-record.ts';
import { buildReport } from '#tests/build-report.ts';
import { actorNamed, areas, buildCast, people } from '#tests/cast.ts';
import { buildThings } from '#tests/permissions.ts';

export const full = newId();
export const gone = newId();
export const lined = newId();
export const daily = newId();
export const [report, fixed] = [newId(), newId()];
export const [planned, waiting, dropped] = [newId(), newId(), newId()];

/** Real text of real length in everything that a page can show. */
export async function atWork(db: Db): Promise<void> {
  await buildCast(db);
  await buildThings(db);
  const nishida = actorNamed('nishida');
  const rich = buildFields({
    startedAt: '14:05',
    minutes: 95,
    place: '滝山団地中央集会所の二階、いちばん奥の和室',
    means: 'field',
    verbs: ['know', 'connect', 'involve', 'create', 'spread'],
    withNames: '滝山自治会の役員のみなさん、民生委員・児童委員、第七小学校の副校長',
    headcount: 1234,
    aim: '避難所運営連絡会の前に、声をかけにくい人への知らせ方を決める。',
    position: '進行役',
    done: '避難のときの声かけについて、役員会で話し合った。\n\n回覧板だけでは届かない世帯が四十ほどあることを、地図に印をつけながら確かめた。',
    noticed: `連絡先は https://example.jp/${'long'.repeat(20)} にあるとのこと。`,
    nextStep: '会長に、地図の写しと次の連絡会の案内を届ける',
    nextOn: today(),
    confidential: { who: '坂の上の家の人', detail: '雨戸が三日開いていない。' },
  });
  await saveRecord(db, nishida, full, rich);
  await saveRecord(db, nishida, gone, buildFields());
  await removeRecord(db, nishida, gone, '二重に書いた');
  for (let n = 0; n < 60; n += 1)
    await saveRecord(db, nishida, newId(), { ...rich, nextStep: '', nextOn: null });
  await withPlans(db);
  await withReports(db);
  await keepDraft(db, who(nishida), newId(), { done: '電話が鳴る前まで書いた文。' }, 1);
  const doubts = [{ text: '3日くらい', says: 'いつのことか、分かりません' }];
  const marked = { before: [''], after: ['14:00'], says: '14時 → 14時00分', words: ['14時'] };
  const understood = JSON.stringify({ line: '14時', fields: { startedAt: marked }, doubts });
  const typed = { line: '14時', startedAt: '14:00', understood };
  await keepDraft(db, who(nishida), lined, typed, 1);
  await keepDraft(db, who(nishida), daily, { daily: '1', text: '三件', ...rowsOfDay }, 1);
}

const rowsOfDay = inForm(
  ['meeting', 'visit', ''].map((kind) => ({
    id: newId(),
    typed: { occurredOn: today(), kind, detail: kind === 'visit' ? '雨戸が開いていない。' : '' },
  })),
);

/** In each state, of everyday length, and one that others may not read. */
async function withPlans(db: Db): Promise<void> {
  const nishida = actorNamed('nishida');
  const title = '滝山団地中央集会所での見守りの打ち合わせと、避難のときの声かけの役割分担';
  const now = { title, plannedOn: today(), staffIds: [people.mori.id, people.kobayashi.id] };
  const done = newId();
  await saveAppointment(db, nishida, done, buildAppointment({ ...now, startedAt: '' }));
  await saveAppointment(
    db,
    nishida,
    waiting,
    buildAppointment({ ...now, plannedOn: addDays(today(), -2) }),
  );
  await moveAppointment(db, nishida, waiting, addDays(today(), -1), '雨のため');
  await saveAppointment(db, nishida, dropped, buildAppointment(now));
  await dropAppointment(db, nishida, dropped, '会長の都合で中止になった');
  await saveAppointment(
    db,
    actorNamed('kobayashi'),
    newId(),
    buildAppointment({
      ...now,
      staffId: people.kobayashi.id,
      staffIds: [],
      areaId: areas.hon1.id,
      kind: 'visit',
    }),
  );
  for (let n = 0; n < 5; n += 1) await saveAppointment(db, nishida, newId(), buildAppointment(now));
  await saveRecord(db, nishida, planned, buildFields(), {
    planned: { appointmentId: done, followsId: full },
  });
}

/** One that is being written, and one in which something was corrected since it was fixed. */
async function withReports(db: Db): Promise<void> {
  const nishida = actorNamed('nishida');
  const of = { scope: 'area', areaId: areas.west.id, from: '2026-04-01' } as const;
  await createReport(db, nishida, report, buildReport({ ...of, until: '2026-11-22' }));
  await chooseTimeline(db, nishida, report, [full]);
  await proposeStory(db, nishida, report, full, async () => null);
  await keepDraft(db, who(nishida), report, { report: '1', title: '西部', version: '2' }, 1);
  await createReport(db, nishida, fixed, buildReport({ ...of, until: '2026-11-22' }));
  await fixReport(db, nishida, fixed, 1, '2026-12-01');
  await saveRecord(db, nishida, newId(), buildFields());
}
