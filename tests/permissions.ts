/**
 * Who meets what at which address (S2). One line for each route and method; what is not said
 * is the usual: all who are signed in get in, who has left or is nobody is sent to sign in.
 * A route that does not stand here fails the build.
 *
 *   ok        in: a page, a redirect inside, or a form that comes back with what is wrong
 *   sign-in   sent to the sign-in page
 *   refused   403: one may know of it, not do it
 *   hidden    404: for this person it is not there
 */
import type { Db } from '#app/db/dialect.server.ts';
import { who } from '#app/features/accounts/here.server.ts';
import { saveAppointment } from '#app/features/appointments/appointments.server.ts';
import { addConsent } from '#app/features/consents/consents.server.ts';
import { saveDay } from '#app/features/daily/days.server.ts';
import { type Given as GivenFile, takeFile } from '#app/features/files/take.server.ts';
import { jobEnded, startJob } from '#app/features/jobs/jobs.server.ts';
import { openLeak } from '#app/features/leaks/leaks.server.ts';
import { stampOf } from '#app/features/mappings/mappings.server.ts';
import { createPlan } from '#app/features/purposes/plans.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { fixReport } from '#app/features/reports/fix.server.ts';
import { createReport, removeReport } from '#app/features/reports/reports.server.ts';
import { proposeDisposal } from '#app/features/retention/disposals.server.ts';
import { keepingOf } from '#app/features/retention/kinds.server.ts';
import { addTemplate, dropTemplate } from '#app/features/templates/templates.server.ts';
import { today } from '#app/lib/dates.ts';
import { buildAppointment, typedAppointment } from './build-appointment.ts';
import { buildAreaBatch, buildBatch } from './build-batch.ts';
import { buildConsent, typedConsent } from './build-consent.ts';
import { buildGiven, points } from './build-file.ts';
import { buildLeak, nothingAsked, noWords } from './build-leak.ts';
import { buildMapping } from './build-mapping.ts';
import { buildFields, typedRecord } from './build-record.ts';
import { buildReport } from './build-report.ts';
import { buildSurvey } from './build-survey.ts';
import { actorNamed, areas, type PersonName, people } from './cast.ts';

export type Seen = 'ok' | 'sign-in' | 'refused' | 'hidden';
/** West: nishida, ichikawa. East: higashi. Next town: tonari. Has left: furuta. */
export type Visitor = PersonName | 'nobody';
type Table = Record<Visitor, Seen>;
export type Line = {
  method: 'GET' | 'POST';
  /** As in routes.ts, with a slash before it. */
  route: string;
  /** The same with its parameters filled in. */
  path: string;
  form: Record<string, string | readonly string[]>;
  seen: Table;
  /** Of the staff unless said: the list in accounts/sides.ts says the same. */
  side?: 'resident';
};

const staff = [
  'nishida',
  'higashi',
  'kobayashi',
  'mori',
  'sasaki',
  'ichikawa',
  'tonari',
] as const satisfies PersonName[];
export const visitors: readonly Visitor[] = [...staff, 'furuta', 'nobody'];

const of = (names: readonly Visitor[], seen: Seen) =>
  Object.fromEntries(names.map((name) => [name, seen])) as Partial<Table>;
const anybody = of(visitors, 'ok');
/** All of the staff may; what differs is said. */
const all = (but: Partial<Table> = {}): Table =>
  ({ ...of(visitors, 'sign-in'), ...of(staff, 'ok'), ...but }) as Table;
/** These may; the other staff are refused. */
const only = (names: readonly PersonName[], but: Partial<Table> = {}): Table =>
  all({ ...of(staff, 'refused'), ...of(names, 'ok'), ...but });
const workers = ['nishida', 'higashi', 'kobayashi', 'mori', 'sasaki', 'tonari'] as const;
const heads = ['mori', 'sasaki', 'tonari'] as const;
const counting = ['nishida', 'higashi', 'kobayashi', 'mori', 'tonari'] as const;
const noHeads = ['nishida', 'higashi', 'kobayashi', 'ichikawa'] as const;
/** Managers, each in the own office. */
const looking: readonly Visitor[] = ['mori', 'tonari'];
const inWest = ['nishida', 'kobayashi', 'mori'] as const;
const inEast = ['higashi', 'kobayashi', 'mori'] as const;
/** Who may not know of what is confidential in the west. */
const outside = ['higashi', 'sasaki', 'ichikawa', 'tonari'] as const;
const notThere = (...names: Visitor[]) => of(names, 'hidden');

type Given = { at?: Record<string, string>; form?: Line['form'] };
const line =
  (method: Line['method']) =>
  (route: string, seen: Table = all(), { at = {}, form = {} }: Given = {}): Line => {
    const path = route.replace(/:(\w+)/g, (_, name: string) => at[name] ?? `:${name}`);
    return { method, route, path, form, seen };
  };
const resident = (made: Line): Line => ({ ...made, side: 'resident' });
const get = line('GET');
const post = line('POST');

const id = (n: number) => `01900000-0000-7000-8000-0000000009${String(n).padStart(2, '0')}`;
const west = { at: { id: id(1) } };
const east = { at: { id: id(2) } };
const open = { at: { id: id(1), file: id(71) } };
const shut = { at: { id: id(1), file: id(72) } };
const openEast = { at: { id: id(2), file: id(73) } };
const person = { at: { id: people.nishida.id } };
const plan = { at: { id: id(5) } };
const westPlan = { at: { id: id(11) } };
const eastPlan = { at: { id: id(12) } };
/** Whose it is, and who answers for the office. */
const planners = ['nishida', 'mori'] as const;
const notInEast = ['nishida', 'sasaki', 'ichikawa', 'tonari'] as const;
const list = { at: { list: 'means' } };
const batch = { at: { id: id(40) } };
const areaBatch = { at: { id: id(41) } };
const survey = { at: { id: id(45) } };
const mapping = { at: { form: 'coordinator', year: '2026', target: 'visible' } };
/** The stamp of a form that is not set up. */
const noRules = stampOf([]);
const ownTemplate = { at: { id: id(60) } };
const officeTemplate = { at: { id: id(61) } };

const officeReport = { at: { id: id(80) } };
const westReport = { at: { id: id(81) } };
const fixedReport = { at: { id: id(82) } };
const ownReport = { at: { id: id(83) } };
const goneReport = { at: { id: id(84) } };
const notOwn = ['nishida', 'kobayashi', 'sasaki', 'ichikawa', 'tonari'] as const;
const wroteWest: readonly Visitor[] = ['nishida', 'mori'];
const notWest = ['higashi', 'sasaki', 'tonari'] as const;

const consent = { at: { id: id(86) } };
const ending = { at: { kind: 'record', thing: id(90) } };
const disposal = { at: { id: id(91) } };
const leak = { at: { id: id(88) } };

/** Of nishida, whatever its id. */
const job = { at: { id: id(8) } };

/**
 * What the lines speak of: records of the west by nishida and of the east by higashi, a plan, a
 * job, templates, files brought in.
 */
export async function buildThings(db: Db): Promise<void> {
  await buildJob(db);
  await buildBatch(db, batch.at.id);
  await buildAreaBatch(db, areaBatch.at.id);
  const first = { id: id(1), fields: buildFields({ areaId: areas.taki5.id }) };
  const written = { text: '10時 滝山自治会の役員会', day: '2026-11-20' };
  await saveDay(db, actorNamed('nishida'), first.id, [first], written);
  await saveRecord(db, actorNamed('higashi'), id(2), buildFields({ areaId: areas.hon1.id }));
  await saveAppointment(db, actorNamed('nishida'), id(11), buildAppointment());
  const discreet = { staffId: people.higashi.id, areaId: areas.hon1.id, supportMain: 'individual' };
  await saveAppointment(db, actorNamed('higashi'), id(12), buildAppointment(discreet));
  await hangFiles(db);
  await buildMapping(db);
  await buildSurvey(db, survey.at.id);
  await buildReports(db);
  await addConsent(db, actorNamed('nishida'), consent.at.id, null, buildConsent());
  await openLeak(db, actorNamed('mori'), leak.at.id, buildLeak(), nothingAsked, noWords);
  await createPlan(db, who(actorNamed('mori')), id(5), {
    name: '地域福祉活動計画',
    edition: '',
    purpose: 'だれもが、住みなれた町で暮らせる。',
    fromOn: '2024-04-01',
    untilOn: '2029-03-31',
    review: '',
  });
  const fields = { kind: 'place', verbs: 'involve' };
  await addTemplate(db, actorNamed('nishida'), id(60), {
    name: 'サロンの手伝い',
    fields,
    isOffice: false,
  });
  await addTemplate(db, actorNamed('mori'), id(61), {
    name: '自治会の役員会',
    fields,
    isOffice: true,
  });
  const gone = { name: '前の年の役員会', fields, isOffice: true };
  await addTemplate(db, actorNamed('mori'), id(64), gone);
  await dropTemplate(db, actorNamed('mori'), id(64));
  await buildDisposal(db);
}

/** A record of long ago, which mori proposed to erase. */
async function buildDisposal(db: Db): Promise<void> {
  const { thing, kind } = ending.at;
  await saveRecord(db, actorNamed('nishida'), thing, buildFields({ occurredOn: '2010-05-01' }));
  const over = { keeping: keepingOf(kind), years: 10, before: '2011-04-01', today: today() };
  await proposeDisposal(db, actorNamed('mori'), disposal.at.id, { ...over, year: null });
}

/** Of the office, of the west twice (one fixed), of higashi's own work, and one that was removed. */
async function buildReports(db: Db): Promise<void> {
  const [mori, nishida] = [actorNamed('mori'), actorNamed('nishida')];
  const ofWest = buildReport({ scope: 'area', areaId: areas.west.id, title: '4月 西部' });
  await createReport(db, mori, officeReport.at.id, buildReport());
  await createReport(db, nishida, westReport.at.id, ofWest);
  await createReport(db, mori, fixedReport.at.id, ofWest);
  await fixReport(db, mori, fixedReport.at.id, 1);
  const own = buildReport({ scope: 'staff', staffId: people.higashi.id, title: '4月 東' });
  await createReport(db, actorNamed('higashi'), ownReport.at.id, own);
  await createReport(db, nishida, goneReport.at.id, ofWest);
  await removeReport(db, nishida, goneReport.at.id);
}

async function buildJob(db: Db): Promise<void> {
  const begun = { kind: 'count', title: '記録を数える' };
  const made = await startJob(db, actorNamed('nishida'), begun, async () => ({
    text: '2件です。',
  }));
  await jobEnded(made);
  await db.updateTable('job').set({ id: job.at.id }).where('id', '=', made).execute();
}

const exporting = (list: string, but: Partial<Table> = {}): Line[] => [
  get('/export/:list', all(but), { at: { list } }),
  post('/export/:list', all(but), { at: { list }, form: { as: 'csv' } }),
];

/** A picture in each room of the west, and one of the east. */
async function hangFiles(db: Db): Promise<void> {
  const hang = (name: PersonName, { at }: typeof open, more: Partial<GivenFile> = {}) =>
    takeFile(db, actorNamed(name), buildGiven({ id: at.file, recordId: at.id, ...more }));
  await hang('nishida', open);
  await hang('nishida', shut, { bytes: points.black, room: 'confidential' });
  await hang('higashi', openEast);
}

export const permissions: Line[] = [
  get('/'),
  get('/search'),
  get('/help'),
  get('/healthz', all(anybody)),

  // of the residents
  resident(get('/residents', all(anybody))),

  // accounts
  get('/setup', all(of(visitors, 'hidden'))),
  post('/setup', all(of(visitors, 'hidden')), { form: { intent: 'sample' } }),
  get('/sign-in', all(anybody)),
  post('/sign-in', all(anybody), { form: { email: 'nobody@example.jp', password: 'x' } }),
  get('/sign-in/second'),
  post('/sign-in/second'),
  get('/sign-in/enrol'),
  post('/sign-in/enrol'),
  post('/sign-in/passkey', all(of(visitors, 'sign-in'))),
  post('/sign-in/passkey/options', all(anybody), { form: { for: 'get' } }),
  post('/sign-in/passkey/options', all({ furuta: 'refused', nobody: 'refused' }), {
    form: { for: 'create' },
  }),
  // Nobody's office here is a sample one.
  post('/sign-in/sample', all(of(visitors, 'hidden')), { form: { staff: people.sasaki.id } }),
  post('/sign-out', all(of(visitors, 'sign-in'))),
  get('/invitation/:token', all(of(visitors, 'hidden')), { at: { token: 'guessed' } }),
  post('/invitation/:token', all(anybody), { at: { token: 'guessed' } }),
  get('/forgotten', all(anybody)),
  get('/me'),
  post('/me'),
  get('/me/password'),
  post('/me/password'),
  get('/me/second'),
  post('/me/second'),
  get('/staff', all(notThere('ichikawa'))),
  get('/staff/new', only(['sasaki'])),
  post('/staff/new', only(['sasaki'])),
  get('/staff/paste', only(['sasaki'])),
  post('/staff/paste', only(['sasaki']), {
    form: { intent: 'look', text: '佐藤 花\tさとう はな\tsato@example.jp\tCSW' },
  }),
  get('/staff/:id', only(['sasaki'], notThere('tonari')), person),
  post('/staff/:id', only(['sasaki'], notThere('tonari')), {
    ...person,
    form: { intent: 'leave', on: '2026-11-01' },
  }),

  // jobs
  get('/jobs/:id', all(notThere(...staff.filter((name) => name !== 'nishida'))), job),
  post('/jobs/:id', all(notThere(...staff.filter((name) => name !== 'nishida'))), job),
  // It left no file; one that did stands in jobs.route.test.ts.
  get('/jobs/:id/file', all(notThere(...staff)), job),

  // exports: what one may see as a list one may take out
  ...(['records', 'appointments', 'areas', 'purposes', 'reports'] as const).flatMap((list) =>
    exporting(list),
  ),
  ...(['steps', 'files', 'assignments', 'staff'] as const).flatMap((list) =>
    exporting(list, notThere('ichikawa')),
  ),
  ...exporting('consents', notThere('ichikawa')),
  ...(['spread', 'gaps'] as const).flatMap((list) =>
    exporting(list, notThere('sasaki', 'ichikawa')),
  ),
  ...exporting('lists', notThere(...noHeads)),
  // What it is a table of has to be said, so that the bare address finds nothing.
  get('/export/:list', all(notThere('sasaki', 'ichikawa')), { at: { list: 'mappings' } }),
  post('/export/:list', all(notThere('sasaki', 'ichikawa', 'tonari')), {
    at: { list: 'mappings' },
    form: { as: 'csv', query: 'form=coordinator&year=2026' },
  }),
  ...exporting('audit', notThere(...noHeads)),
  ...exporting('leaks', notThere(...noHeads)),
  ...exporting('secrets', notThere(...staff)),

  // lists
  get('/settings/lists', only(heads, notThere('ichikawa'))),
  get('/settings/lists/:list', only(heads, notThere('ichikawa')), list),
  post('/settings/lists/:list', only(heads, notThere('ichikawa')), {
    ...list,
    form: { intent: 'add', label: '回覧板' },
  }),
  get('/settings/lists/:list/paste', only(heads, notThere('ichikawa')), list),
  post('/settings/lists/:list/paste', only(heads, notThere('ichikawa')), {
    ...list,
    form: { intent: 'save', text: '回覧板', looked: '回覧板' },
  }),

  // areas
  get('/areas'),
  get('/areas/new', only(heads, notThere('ichikawa'))),
  post('/areas/new', only(heads, notThere('ichikawa')), {
    form: { id: id(6), kind: 'zone', name: '南小学校' },
  }),
  get('/areas/import', only(heads, notThere('ichikawa'))),
  post('/areas/import', only(heads, notThere('ichikawa'))),
  get('/areas/paste', only(heads, notThere('ichikawa'))),
  post('/areas/paste', only(heads, notThere('ichikawa')), {
    form: { intent: 'look', text: '北小学校\t避難所区域' },
  }),
  get('/areas/proposals', all(notThere('ichikawa'))),
  post('/areas/proposals', only(heads, notThere('ichikawa')), { form: { intent: 'propose' } }),
  get('/areas/districts', all(notThere('ichikawa'))),
  post('/areas/districts', only(heads, notThere('ichikawa')), {
    form: { intent: 'district', id: id(7), name: '中部' },
  }),
  get('/areas/:id', all(notThere('tonari')), { at: { id: areas.taki5.id } }),
  get('/areas/:id', all(notThere('tonari', 'ichikawa')), { at: { id: areas.hon1.id } }),
  post('/areas/:id', only(heads, notThere('tonari', 'ichikawa')), {
    at: { id: areas.taki5.id },
    form: { intent: 'names', names: '南滝山' },
  }),

  // purposes
  get('/purposes'),
  get('/purposes/new', only(heads)),
  post('/purposes/new', only(heads)),
  get('/purposes/:id', all(notThere('tonari')), plan),
  get('/purposes/:id/edit', only(heads, notThere('tonari')), plan),
  post('/purposes/:id/edit', only(heads, notThere('tonari')), plan),
  get('/purposes/:id/paste', only(heads, notThere('tonari')), plan),
  post('/purposes/:id/paste', only(heads, notThere('tonari')), {
    ...plan,
    form: { intent: 'save', text: '見守りの輪', looked: '見守りの輪' },
  }),
  get('/purposes/principles/:kind', only(heads), { at: { kind: 'standard' } }),
  post('/purposes/principles/:kind', only(heads), { at: { kind: 'standard' } }),

  // records
  get('/records'),
  get('/records/print'),
  get('/records/new', only(workers)),
  post('/records/new', only(workers), { form: { ...typedRecord, id: id(3) } }),
  post('/records/views'),
  get('/records/:id', all(notThere('tonari')), west),
  get('/records/:id', all(notThere('tonari', 'ichikawa')), east),
  // West: nishida's, kobayashi has the whole city. Staff read it, those of the area correct it.
  get('/records/:id/edit', only(inWest, notThere('tonari')), west),
  post('/records/:id/edit', only(inWest, notThere('tonari')), { ...west, form: typedRecord }),
  get('/records/:id/removal', only(inWest, notThere('tonari')), west),
  get('/records/:id/removal', only(inEast, notThere('tonari', 'ichikawa')), east),
  get('/records/:id/files', only(inWest, notThere('tonari')), west),
  get('/records/:id/files', only(inEast, notThere('tonari', 'ichikawa')), east),
  post('/records/:id/files', only(inWest, notThere('tonari')), west),
  get('/records/:id/files/:file', all(notThere('tonari')), open),
  get('/records/:id/files/:file', all(notThere(...outside)), shut),
  get('/records/:id/files/:file', all(notThere('tonari', 'ichikawa')), openEast),
  get('/records/:id/files/:file/small', all(notThere('tonari')), open),
  get('/records/:id/files/:file/small', all(notThere(...outside)), shut),
  get('/records/:id/files/:file/edit', only(inWest, notThere('tonari')), open),
  get('/records/:id/files/:file/edit', only(inWest, notThere(...outside)), shut),
  post('/records/:id/files/:file/edit', only(inWest, notThere('tonari')), open),
  post('/records/:id/files/:file/edit', only(inWest, notThere(...outside)), shut),
  get('/records/:id/files/:file/removal', only(inWest, notThere('tonari')), open),
  get('/records/:id/files/:file/removal', only(inWest, notThere(...outside)), shut),
  post('/records/:id/files/:file/removal', only(inWest, notThere('tonari')), open),
  post('/records/:id/files/:file/removal', only(inWest, notThere(...outside)), shut),
  post('/records/:id/files/:file/restoration', only(inWest, notThere('tonari')), open),
  post('/records/:id/files/:file/restoration', only(inWest, notThere(...outside)), shut),
  post('/records/:id/removal', only(inWest, notThere('tonari')), {
    ...west,
    form: { reason: '二重に書いた' },
  }),
  post('/records/:id/restoration', only(inWest, notThere('tonari')), west),
  post('/records/:id/step', only(inWest, notThere('tonari')), west),
  post('/drafts', only(workers), { form: { draft_key: id(4), draft_seq: '1' } }),

  // consents: of the west, by nishida
  get('/consents', only(workers)),
  get('/consents/new', only(workers)),
  get('/consents/:id', only(inWest, notThere('higashi', 'sasaki', 'tonari')), consent),
  post('/consents/new', only(workers), { form: { ...typedConsent, id: id(87) } }),
  post('/consents/:id', only(inWest, notThere('higashi', 'sasaki', 'tonari')), {
    ...consent,
    form: { on: '2026-11-21' },
  }),

  // daily
  get('/daily', only(workers)),
  post('/daily', only(workers), {
    form: { id: id(63), text: '10時 滝山サロン', occurredOn: '11/24' },
  }),
  get(
    '/daily/:id',
    only(['nishida'], notThere('higashi', 'kobayashi', 'mori', 'sasaki', 'tonari')),
    west,
  ),

  // templates
  get('/templates', only(workers)),
  post(
    '/templates',
    only(['nishida'], notThere('higashi', 'kobayashi', 'mori', 'sasaki', 'tonari')),
    {
      form: { id: id(60), intent: 'up' },
    },
  ),
  post('/templates', only(['mori', 'sasaki'], notThere('tonari')), {
    form: { id: id(61), intent: 'drop' },
  }),
  post(
    '/templates',
    only(['mori', 'sasaki'], notThere('nishida', 'higashi', 'kobayashi', 'tonari')),
    {
      form: { id: id(64), intent: 'back' },
    },
  ),
  get('/templates/new', only(workers)),
  post('/templates/new', only(workers), { form: { id: id(62), name: '見守り' } }),
  post('/templates/new', only(heads), { form: { id: id(62), name: '見守り', isOffice: '1' } }),
  get('/templates/:id', all(notThere(...staff.filter((name) => name !== 'nishida'))), ownTemplate),
  get('/templates/:id', only(['mori', 'sasaki'], notThere('ichikawa', 'tonari')), officeTemplate),
  post('/templates/:id', only(['mori', 'sasaki'], notThere('ichikawa', 'tonari')), {
    ...officeTemplate,
    form: { name: '役員会' },
  }),
  // appointments: of the west by nishida, and a discreet one of the east by higashi
  get('/appointments/new', only(workers)),
  post('/appointments/new', only(workers), { form: { ...typedAppointment, id: id(13) } }),
  get('/appointments/:id', all(notThere('tonari')), westPlan),
  get('/appointments/:id', all(notThere(...notInEast)), eastPlan),
  get('/appointments/:id/edit', only(planners, notThere('tonari')), westPlan),
  post('/appointments/:id/edit', only(planners, notThere('tonari')), {
    ...westPlan,
    form: { ...typedAppointment, version: '1' },
  }),
  get('/appointments/:id/move', only(planners, notThere('tonari')), westPlan),
  post('/appointments/:id/move', only(planners, notThere('tonari')), {
    ...westPlan,
    form: { to: '2099-12-01', reason: '雨' },
  }),
  get('/appointments/:id/drop', only(planners, notThere('tonari')), westPlan),
  post('/appointments/:id/drop', only(planners, notThere('tonari')), {
    ...westPlan,
    form: { reason: '中止' },
  }),
  post('/appointments/:id/undo', only(planners, notThere('tonari')), westPlan),
  get('/overview'),
  ...exporting('overview'),
  ...exporting('statistics'),
  get('/calendar'),
  get('/me/calendar'),
  post('/me/calendar', all(), { form: { intent: 'open' } }),
  get('/feed/:token', all(of(visitors, 'hidden')), { at: { token: 'guessed.ics' } }),

  // reviews
  get('/tray', all(notThere(...staff.filter((name) => !looking.includes(name))))),
  post('/tray', all(notThere(...staff.filter((name) => !looking.includes(name)))), {
    form: { intent: 'look', seen: `${id(1)}.1` },
  }),
  get('/records/:id/comments', all(notThere('higashi', 'sasaki', 'ichikawa', 'tonari')), west),
  post('/records/:id/comments', all(notThere('higashi', 'sasaki', 'ichikawa', 'tonari')), {
    ...west,
    form: { intent: 'add', id: id(10), text: 'よく聞けていますね。' },
  }),

  // statistics: who lives where; a viewer's own areas
  get('/statistics'),
  get('/statistics/import', only(heads, notThere('ichikawa'))),
  post('/statistics/import', only(heads, notThere('ichikawa'))),
  get('/statistics/areas/:id', all(notThere('tonari')), { at: { id: areas.west.id } }),
  get('/statistics/areas/:id', all(notThere('ichikawa', 'tonari')), { at: { id: areas.east.id } }),
  get('/statistics/:id', only(heads, notThere('ichikawa', 'tonari')), survey),
  post('/statistics/:id', only(heads, notThere('ichikawa', 'tonari')), {
    ...survey,
    form: { intent: 'match' },
  }),

  // overview: whose work it tells of, and who answers for them
  get('/overview/spread', all(notThere('sasaki', 'ichikawa'))),
  get('/overview/gaps', all(notThere('sasaki', 'ichikawa'))),

  // reports: what is of the office, of one's areas or of oneself (S2)
  get('/reports'),
  get('/reports/new', only(workers)),
  post('/reports/new', only(workers), { form: { id: id(85), of: 'office', ready: 'y2025' } }),
  get('/reports/:id', all(notThere('ichikawa', 'tonari')), officeReport),
  get('/reports/:id', all(notThere(...notWest, 'ichikawa')), westReport),
  get('/reports/:id', all(notThere(...notWest)), fixedReport),
  get('/reports/:id', all(notThere(...notOwn)), ownReport),
  get('/reports/:id', all(notThere(...staff)), goneReport),
  get('/reports/:id/edit', only(['mori'], notThere('ichikawa', 'tonari')), officeReport),
  get('/reports/:id/edit', only(['nishida', 'mori'], notThere(...notWest, 'ichikawa')), westReport),
  // It is fixed: led back to it.
  get('/reports/:id/edit', only(['mori'], notThere(...notWest)), fixedReport),
  get('/reports/:id/edit', all(notThere(...notOwn)), ownReport),
  post('/reports/:id/edit', only(['nishida', 'mori'], notThere(...notWest, 'ichikawa')), {
    ...westReport,
    form: { title: '4月 西部', text1: 'よく集まった。', version: '1' },
  }),
  post('/reports/:id/edit', all(notThere(...notOwn)), ownReport),
  get('/reports/:id/records', only(['mori'], notThere('ichikawa', 'tonari')), officeReport),
  get('/reports/:id/records', all(notThere(...notOwn)), ownReport),
  post('/reports/:id/records', only(['nishida', 'mori'], notThere(...notWest, 'ichikawa')), {
    ...westReport,
    form: { record: id(1) },
  }),
  post('/reports/:id/records', all(notThere(...notOwn)), ownReport),
  get('/reports/:id/stories', only(['mori'], notThere('ichikawa', 'tonari')), officeReport),
  get('/reports/:id/stories', all(notThere(...notOwn)), ownReport),
  post('/reports/:id/stories', all(notThere(...notOwn)), ownReport),
  // The record is of another time than the report.
  post('/reports/:id/stories', all({ ...notThere(...staff), kobayashi: 'refused' }), {
    ...westReport,
    form: { intent: 'propose', recordId: id(1) },
  }),
  get('/reports/:id/fixing', only(['mori'], notThere('ichikawa', 'tonari')), officeReport),
  get('/reports/:id/fixing', all(notThere(...notOwn)), ownReport),
  post('/reports/:id/fixing', only(['nishida', 'mori'], notThere(...notWest, 'ichikawa')), {
    ...westReport,
    form: { version: '1' },
  }),
  post('/reports/:id/fixing', all(notThere(...notOwn)), ownReport),
  get('/reports/:id/unfixing', only(['mori'], notThere(...notWest)), fixedReport),
  post('/reports/:id/unfixing', only(['mori'], notThere(...notWest)), {
    ...fixedReport,
    form: { reason: '数えまちがい' },
  }),
  post('/reports/:id/unfixing', only(['mori'], notThere(...notOwn)), ownReport),
  get('/reports/:id/file', all(notThere(...notOwn)), ownReport),
  get('/reports/:id/file', all(notThere(...notWest)), fixedReport),
  post('/reports/:id/file', all(notThere(...notOwn)), { ...ownReport, form: { as: 'docx' } }),
  post('/reports/:id/file', all(notThere(...notWest)), { ...fixedReport, form: { as: 'xlsx' } }),
  post('/reports/:id/file', all(notThere(...notWest, 'ichikawa')), westReport),
  post('/reports/:id/removal', only(['nishida', 'mori'], notThere(...notWest, 'ichikawa')), {
    ...westReport,
    form: { sure: '1' },
  }),
  post('/reports/:id/removal', all(notThere(...notOwn)), { ...ownReport, form: { sure: '1' } }),
  post('/reports/:id/restoration', all(notThere(...staff.filter((n) => !wroteWest.includes(n)))), {
    ...goneReport,
    form: { sure: '1' },
  }),

  // settings
  get('/settings/everything', only(['sasaki'])),
  post('/settings/everything', only(['sasaki'])),
  get('/settings/reach', only(['sasaki'])),
  get('/settings/faults', only(['sasaki'])),
  get('/settings/backup', only(['sasaki'])),
  post('/settings/backup', only(['sasaki'])),
  get('/settings/backup/sheet', only(['sasaki'])),
  get('/settings/office', only(heads, notThere('ichikawa'))),
  post('/settings/office', only(heads, notThere('ichikawa')), {
    form: { name: '縁川社協', from: '8.4.1', stamp: '1.0.0' },
  }),

  // mappings: set up by those who set up, seen by those who work; 2026 is set up in one office
  get('/mappings', all(notThere('ichikawa'))),
  get('/mappings/:form/:year', only(heads, notThere('ichikawa')), mapping),
  post('/mappings/:form/:year', only(heads, notThere('ichikawa')), {
    at: { form: 'multilayer', year: '2026' },
    form: { intent: 'first', seen: noRules },
  }),
  get('/mappings/:form/:year/targets/:target', only(heads, notThere('ichikawa')), mapping),
  post('/mappings/:form/:year/targets/:target', only(heads, notThere('ichikawa')), {
    at: { form: 'multilayer', year: '2026', target: 'outreach' },
    form: { means: 'visit', seen: noRules },
  }),
  get('/mappings/:form/:year/table', only(counting, notThere('ichikawa')), mapping),
  get('/mappings/:form/:year/records', only(counting, notThere('ichikawa')), mapping),

  // leaks
  get('/leaks', only(heads, notThere('ichikawa'))),
  get('/leaks/seen', only(heads, notThere('ichikawa'))),
  post('/leaks/seen', only(['mori', 'sasaki'], notThere('ichikawa', 'tonari')), {
    form: { staff: people.nishida.id },
  }),
  get('/leaks/new', only(heads, notThere('ichikawa'))),
  post('/leaks/new', only(heads, notThere('ichikawa')), {
    form: { id: id(89), kind: 'paper', title: '紙をなくした', noticedOn: '2026-11-20' },
  }),
  get('/leaks/:id', only(['mori', 'sasaki'], notThere('ichikawa', 'tonari')), leak),
  get('/leaks/:id/print', only(['mori', 'sasaki'], notThere('ichikawa', 'tonari')), leak),
  post('/leaks/:id', only(['mori', 'sasaki'], notThere('ichikawa', 'tonari')), {
    ...leak,
    form: { noticedOn: '2026-11-20', version: '1' },
  }),

  // imports
  get('/imports', only(heads, notThere('ichikawa'))),
  post('/imports', only(heads, notThere('ichikawa'))),
  get('/imports/look', only(heads, notThere('ichikawa'))),
  post('/imports/look', only(heads, notThere('ichikawa'))),
  get('/imports/:id', only(heads, notThere('ichikawa', 'tonari')), batch),
  post('/imports/:id', only(heads, notThere('ichikawa', 'tonari')), {
    ...batch,
    form: { intent: 'look' },
  }),
  get('/imports/:id', only(heads, notThere('ichikawa', 'tonari')), areaBatch),
  post('/imports/:id', only(heads, notThere('ichikawa', 'tonari')), {
    ...areaBatch,
    form: { intent: 'undo' },
  }),
  // The rows may be confidential: they are for who brought them, and for nobody else.
  get('/imports/:id/rejected', only(['mori'], notThere('ichikawa', 'tonari', 'sasaki')), batch),

  // retention: the years are the administrator's; a list names things, so it is of the own office
  get('/retention', only(heads, notThere('ichikawa'))),
  post('/retention', only(heads, notThere('ichikawa'))),
  get('/retention/rules', only(heads, notThere('ichikawa'))),
  get('/retention/rules/:kind', only(['sasaki'], notThere('ichikawa')), ending),
  post('/retention/rules/:kind', only(['sasaki'], notThere('ichikawa')), {
    ...ending,
    form: { years: '5', fromOn: '99.4.1' },
  }),
  get('/retention/due/:kind', only(heads, notThere('ichikawa')), ending),
  // That there is a confidential part only managers may know.
  get('/retention/due/:kind', only(['mori', 'tonari'], notThere('ichikawa')), {
    at: { kind: 'confidential' },
  }),
  get('/retention/due/:kind/proposal', only(heads, notThere('ichikawa')), ending),
  post('/retention/due/:kind/proposal', only(heads, notThere('ichikawa')), {
    ...ending,
    form: { id: id(93) },
  }),
  get('/retention/due/:kind/:thing/hold', only(heads, notThere('ichikawa', 'tonari')), ending),
  post('/retention/due/:kind/:thing/hold', only(heads, notThere('ichikawa', 'tonari')), {
    ...ending,
    form: { reason: '支援が続いている', untilOn: '99.4.1' },
  }),
  post('/retention/due/:kind/:thing/release', only(heads, notThere('ichikawa')), ending),
  get('/retention/disposals', only(heads, notThere('ichikawa'))),
  get('/retention/disposals/:id', only(heads, notThere('ichikawa', 'tonari')), disposal),
  // Approving begins long work: who may stands in disposals.route.test.ts.
  post('/retention/disposals/:id', only(heads, notThere('ichikawa', 'tonari')), disposal),
  get('/retention/disposals/:id/refusal', only(heads, notThere('ichikawa', 'tonari')), disposal),
  post('/retention/disposals/:id/refusal', only(heads, notThere('ichikawa', 'tonari')), {
    ...disposal,
    form: { reason: 'まだ使う' },
  }),
  ...(['retention', 'due', 'disposals'] as const).flatMap((list) =>
    exporting(list, notThere(...noHeads)),
  ),

  // safety
  get('/audit', all(notThere(...noHeads))),
  post('/audit', all(notThere(...noHeads))),
];
