import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
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
import { axeProblems } from '#tests/browser.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildFields } from '#tests/build-record.ts';
import { buildReport } from '#tests/build-report.ts';
import { actorNamed, areas, buildCast, people } from '#tests/cast.ts';
import { digitsOf, giveKeys, PASSWORD } from '#tests/keys.ts';
import { buildThings, permissions } from '#tests/permissions.ts';
import { inHouse, type Name } from './office.ts';

const widths = [1280, 768, 360] as const;
/** 1280 px at 400 %. */
const ZOOMED = 320;

const full = newId();
const gone = newId();
const lined = newId();
const daily = newId();
const [report, fixed] = [newId(), newId()];
const [planned, waiting, dropped] = [newId(), newId(), newId()];

/** Every page that the site map knows, seen by somebody who may. What asks nobody in stands below. */
const open = ['/healthz', '/sign-in', '/sign-in/second', '/sign-in/enrol', '/forgotten'];
/** They answer with a file, or only lead back to their list. */
const bare = /\/files\/:file(\/small)?$|^\/export\/:list$|^\/imports\/(look|:id\/rejected)$/;
const gets = permissions.filter(
  (line) => line.method === 'GET' && !open.includes(line.path) && !bare.test(line.route),
);
const pages = [...Map.groupBy(gets, (line) => line.route).values()].flatMap(([line]) => {
  const name = (['mori', 'sasaki'] as const).find((n) => line?.seen[n] === 'ok');
  return line && name ? [[line.path, name] as [string, Name]] : [];
});
const job = permissions.find((line) => line.route === '/jobs/:id')?.path ?? '';
const states: [string, Name][] = [
  [job, 'nishida'],
  ['/sign-in', null],
  ['/sign-in?kept=1', null],
  ['/sign-in?passkey=wrong', null],
  ['/forgotten', null],
  ['/invitation/guessed', null],
  [`/records/${full}?saved=1`, 'nishida'],
  [`/records/${full}`, 'ichikawa'],
  [`/records/${full}/edit`, 'nishida'],
  [`/records/${full}/removal`, 'nishida'],
  [`/records/${gone}`, 'nishida'],
  [`/records/new?from=${full}`, 'nishida'],
  [`/records/new?draft=${lined}`, 'nishida'],
  [`/daily?draft=${daily}`, 'nishida'],
  [`/records?q=避難&area=${areas.west.id}&verb=connect`, 'nishida'],
  ['/records?q=どこにもないことば', 'nishida'],
  ['/records?q=あ', 'nishida'],
  ['/records?removed=1', 'nishida'],
  ['/mappings/multilayer/2025', 'mori'],
  ['/mappings/multilayer/2026/table', 'nishida'],
  [`/mappings/coordinator/2026/table?area=${areas.east.id}`, 'nishida'],
  ['/mappings/coordinator/2026/records?target=every', 'nishida'],
  [`/records?gone=${gone}`, 'nishida'],
  ['/search?q=避難', 'nishida'],
  ['/search?q=どこにもないことば', 'nishida'],
  [`/?done=${full}`, 'nishida'],
  ['/', 'ichikawa'],
  [`/calendar?view=month&day=${today()}`, 'nishida'],
  [`/calendar?view=week&day=${today()}`, 'nishida'],
  [`/calendar?view=day&day=${today()}&staff=${people.nishida.id}`, 'nishida'],
  [`/calendar?day=${today()}`, 'ichikawa'],
  [`/records/${planned}`, 'nishida'],
  [`/records/new?appointment=${waiting}`, 'nishida'],
  [`/appointments/${waiting}?moved=1`, 'nishida'],
  [`/appointments/${dropped}?dropped=1`, 'nishida'],
  ['/records?planned=1', 'nishida'],
  ['/search?q=見守り', 'nishida'],
  ['/overview/spread', 'nishida'],
  ['/overview/spread?by=zone', 'mori'],
  ['/overview/gaps?months=12', 'nishida'],
  [`/reports/${report}?done=saved`, 'nishida'],
  [`/reports/${report}/records`, 'nishida'],
  [`/reports/${report}/stories`, 'nishida'],
  [`/reports/${report}/edit`, 'nishida'],
  [`/reports/${fixed}`, 'mori'],
  ['/nowhere', 'nishida'],
  ['/settings/lists', 'nishida'],
];
const empty: [string, Name][] = [
  ['/', 'nishida'],
  ['/', 'sasaki'],
  ['/records', 'nishida'],
  ['/records', 'ichikawa'],
  ['/records/new', 'nishida'],
  ['/purposes', 'mori'],
  ['/reports', 'nishida'],
  ['/reports', 'ichikawa'],
  ['/audit', 'tonari'],
  ['/areas', 'tonari'],
  ['/overview/spread', 'tonari'],
  ['/overview/gaps', 'tonari'],
];
/** Sent as they come: what is needed is missing. */
const wrong: [string, Name][] = [
  ['/sign-in', null],
  ['/records/new', 'nishida'],
  [`/records/${gone}/removal`, 'nishida'],
  ['/staff/new', 'sasaki'],
  ['/staff/paste', 'sasaki'],
  ['/me/password', 'sasaki'],
  ['/daily', 'nishida'],
  ['/templates/new', 'mori'],
  ['/purposes/new', 'mori'],
  ['/reports/new', 'mori'],
  ['/appointments/new', 'nishida'],
  [`/appointments/${waiting}/move`, 'nishida'],
  [`/appointments/${waiting}/drop`, 'nishida'],
];

inHouse('an office at work', atWork, (house) => {
  test.each([...pages, ...states])('%s (%s)', async (path, name) => {
    const page = await house.page(name);
    await page.goto(path);
    await isFit(page);
  });

  test.each(wrong)('%s (%s), sent with nothing in it', async (path, name) => {
    const page = await house.page(name);
    await page.goto(path);
    await page.evaluate("document.querySelector('main form[method=post]').noValidate = true");
    await page.evaluate("document.querySelector('main form[method=post]').requestSubmit()");
    await page.getByRole('alert').first().waitFor();
    await isFit(page);
  });

  test.each(['/', '/records', '/records/new', `/records/${full}`])(
    '%s in the dark',
    async (path) => {
      const page = await house.page('nishida', { dark: true });
      await page.goto(path);
      await isFit(page);
    },
  );

  test('between password and second step', async () => {
    const page = await house.page(null);
    const { email, secret } = await giveKeys(house.db, 'mori', { enrolled: true });
    await passwordOf(page, email);
    await page.getByRole('heading', { name: '二段階の確認' }).waitFor();
    await isFit(page);
    await page.getByLabel('6桁の数字').fill(digitsOf(secret));
    await page.getByRole('button', { name: '確かめる' }).click();
    await page.getByRole('heading', { name: 'きょう', exact: true }).waitFor();
  });

  test('setting up the second step', async () => {
    const page = await house.page(null);
    const { email } = await giveKeys(house.db, 'higashi', { enrolled: false });
    await passwordOf(page, email);
    await page.getByRole('heading', { name: '二段階の確認を用意する' }).waitFor();
    await isFit(page);
  });
});

inHouse('an office that has just begun', buildCast, (house) => {
  test.each(empty)('%s (%s)', async (path, name) => {
    const page = await house.page(name);
    await page.goto(path);
    await isFit(page);
  });
});

inHouse(
  'before there is an office',
  async () => {},
  (house) => {
    test('the first visit, also with nothing written', async () => {
      const page = await house.page(null);
      await page.goto('/setup');
      await isFit(page);
      await page.getByRole('button', { name: '事業所をつくる' }).click();
      await page.getByRole('alert').waitFor();
      await isFit(page);
    });
  },
);

/** No finding of axe and nothing to scroll sideways, with everything unfolded. */
async function isFit(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('main details').forEach((part) => { part.open = true; })",
  );
  const found: Record<string, string[]> = {};
  for (const width of [...widths, ZOOMED]) {
    await page.setViewportSize({ width, height: 800 });
    const height = Number(await page.evaluate('document.scrollingElement.scrollHeight'));
    const overflow = Number(
      await page.evaluate('document.scrollingElement.scrollWidth - window.innerWidth'),
    );
    // As tall as the page: what the bar at the thumb covers for now is no finding.
    await page.setViewportSize({ width, height });
    const problems = width === ZOOMED ? [] : await axeProblems(page);
    if (overflow > 0) problems.push(`${overflow} px too wide`);
    if (problems.length > 0) found[width] = problems;
  }
  expect(found).toEqual({});
}

async function passwordOf(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel(/^パスワード/).fill(PASSWORD);
  await page.getByRole('button', { name: 'ログインする' }).click();
}

/** Real text of real length in everything that a page can show. */
async function atWork(db: Db): Promise<void> {
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
