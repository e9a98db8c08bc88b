/** Every number of a report, in every output, against a plain recount of the rows. */
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import readXlsx from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { buildReport } from '#tests/build-report.ts';
import { actorNamed, areas, buildCast, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { wordXml } from '#tests/read-docx.ts';
import { foldTally } from '../figures/tally.server.ts';
import { defaultLists } from '../lists/defaults.ts';
import { verbs } from '../lists/verbs.ts';
import { removeRecord, saveRecord } from '../records/records.server.ts';
import { type Document, showRow, type TableBlock } from './blocks.ts';
import { Blocks } from './blocks.tsx';
import { docxOf } from './docx.server.ts';
import { fixReport, unfixReport } from './fix.server.ts';
import { noWords, textsOf } from './report.ts';
import {
  type Begun,
  chooseTimeline,
  createReport,
  listReports,
  reachReport,
  removeReport,
  restoreReport,
  saveWords,
} from './reports.server.ts';
import { readDocument } from './source.server.ts';
import { xlsxOf } from './xlsx.server.ts';

const mori = actorNamed('mori');
const workers = ['nishida', 'higashi', 'mori'] as const;
const places = ['taki4', 'taki5', 'hon1', 'school9', 'city'] as const;
const inside: Record<string, readonly (typeof places)[number][]> = {
  西部: ['taki4', 'taki5', 'school9'],
  東部: ['hon1'],
  第七小学校: ['taki4'],
  第九小学校: ['taki5', 'school9'],
};

const someRecord = fc.record({
  by: fc.constantFrom(...workers),
  place: fc.constantFrom(...places),
  occurredOn: fc
    .date({ min: new Date('2025-04-01'), max: new Date('2026-08-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  minutes: fc.option(fc.nat(300)),
  headcount: fc.option(fc.nat(50)),
  kind: fc.constantFrom('meeting', 'visit', 'place'),
  verbs: fc.subarray(verbs.map((v) => v.verb)),
  about: fc.subarray(['elderly', 'youth', 'poverty']),
  through: fc.constantFrom(null, 'self', 'family'),
  isGone: fc.constantFrom(false, false, false, true),
});

const someReport: fc.Arbitrary<Begun> = fc
  .record({
    scope: fc.constantFrom(
      { scope: 'office' as const },
      { scope: 'area' as const, areaId: areas.west.id as string },
      { scope: 'area' as const, areaId: areas.taki5.id as string },
      { scope: 'staff' as const, staffId: people.nishida.id as string },
    ),
    from: fc.constantFrom('2025-04-01', '2026-04-01', '2026-05-13'),
    until: fc.constantFrom('2026-06-30', '2026-07-14', '2026-05-20'),
  })
  .map(({ scope, ...period }) => buildReport({ ...scope, ...period }));

onBothEngines('reports', (open, engine) => {
  async function office(): Promise<Db> {
    const db = await open();
    await buildCast(db);
    return db;
  }
  async function begin(db: Db, begun: Begun = buildReport(), actor = mori): Promise<string> {
    const id = newId();
    await createReport(db, actor, id, begun);
    return id;
  }
  const documentOf = async (db: Db, id: string, actor = mori) =>
    readDocument(db, actor, await reachReport(db, actor, id));

  test('say what a plain recount says, in print, in Word and in the workbook (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someRecord, { minLength: 1, maxLength: 25 }),
        fc.array(someReport, { minLength: 2, maxLength: 2 }),
        async (records, reports) => {
          const db = await office();
          for (const { by, place, isGone, ...fields } of records) {
            const id = newId();
            const areaId = areas[place].id;
            await saveRecord(db, actorNamed(by), id, buildFields({ ...fields, areaId }));
            if (isGone) await removeRecord(db, mori, id, '二重');
          }
          await foldTally(db, OFFICE, Math.ceil(records.length / 2));
          const rows = await db.selectFrom('record').selectAll().execute();
          for (const begun of reports) {
            const document = await documentOf(db, await begin(db, begun));
            expectRecount(document, rows, begun);
            await expectSame(document);
          }
        },
      ),
      { numRuns: engine === 'sqlite' ? 10 : 3 },
    );
  });

  const april = (day: number) => `2026-04-${String(day).padStart(2, '0')}`;

  test('keep their figures, words and timeline once fixed, and say what was corrected since', async () => {
    const db = await office();
    const ids = [newId(), newId(), newId()];
    for (const [n, id] of ids.entries())
      await saveRecord(db, mori, id, buildFields({ occurredOn: april(n + 1), minutes: 30 }));
    const id = await begin(db);
    const texts = { ...textsOf({ title: '4月', words: noWords }), text1: 'よい月でした。' };
    await saveWords(db, mori, id, { version: 1, was: {} }, texts);
    await chooseTimeline(db, mori, id, ids.slice(0, 2));
    expect(await fixReport(db, mori, id, 3)).toBe(null);
    const fixed = await documentOf(db, id);
    await removeRecord(db, mori, ids[0]!, '二重');
    const after = await documentOf(db, id);
    const without = after.blocks.filter(({ type }) => type !== 'corrected');
    expect(without).toEqual(fixed.blocks);
    const [corrected] = after.blocks.filter((block) => block.type === 'corrected');
    expect(corrected?.lines[0]).toBe(
      '確定後の訂正で、いまは2件になっています（確定のときは3件）。',
    );
    await unfixReport(db, mori, id, '二重に数えた');
    expect((await documentOf(db, id)).blocks).not.toEqual(fixed.blocks);
    expect((await notes(db)).filter((verb) => verb.startsWith('report'))).toEqual([
      ...['report.create', 'report.save', 'report.choose', 'report.fix', 'report.unfix'],
    ]);
  });

  test('that are fixed are changed no more, by whatever way', async () => {
    const db = await office();
    const id = await begin(db);
    await fixReport(db, mori, id, 1);
    const texts = textsOf({ title: 'x', words: noWords });
    const ways = [
      () => saveWords(db, mori, id, { version: 2, was: {} }, texts),
      () => chooseTimeline(db, mori, id, []),
      () => removeReport(db, mori, id),
      () => fixReport(db, mori, id, 2),
    ];
    for (const way of ways) await expect(way()).rejects.toMatchObject({ status: 403 });
  });

  test('are fixed as they were read: somebody who wrote meanwhile is not passed over (R9)', async () => {
    const db = await office();
    const id = await begin(db);
    await chooseTimeline(db, mori, id, []);
    expect(await fixReport(db, mori, id, 1)).toMatch('先に直しました');
    expect((await reachReport(db, mori, id)).fixedAt).toBe(null);
    const open = await begin(db, buildReport({ until: '2099-03-31' }));
    expect(await fixReport(db, mori, open, 1)).toMatch('期間の途中');
  });

  test('lose no words when two people write (R9)', async () => {
    const db = await office();
    const id = await begin(db);
    const was = textsOf(await reachReport(db, mori, id));
    const base = { version: 1, was };
    const first = await saveWords(db, mori, id, base, { ...was, text1: '森の文' });
    const other = await saveWords(db, mori, id, base, { ...was, text2: '別の文' });
    expect([first.done, other.done]).toEqual([true, true]);
    const clash = await saveWords(db, mori, id, base, { ...was, text1: '三人めの文' });
    expect(clash).toMatchObject({
      done: false,
      clashes: [{ field: 'text1', mine: '三人めの文', theirs: '森の文' }],
    });
    const { words } = await reachReport(db, mori, id);
    expect(words.sections.map(({ text }) => text)).toEqual(['森の文', '別の文', '', '', '']);
  });

  test('made twice by one form are one; removed they come back', async () => {
    const db = await office();
    const id = newId();
    for (const title of ['4月', 'ほか']) await createReport(db, mori, id, buildReport({ title }));
    expect((await listReports(db, mori)).map(({ title }) => title)).toEqual(['4月']);
    await removeReport(db, mori, id);
    expect(await listReports(db, mori)).toEqual([]);
    await restoreReport(db, mori, id);
    expect(await listReports(db, mori)).toHaveLength(1);
    expect(await listReports(db, actorNamed('tonari'))).toEqual([]);
  });

  test('take into their timeline what is of their time and place, and stands', async () => {
    const db = await office();
    const place = (areaId: string, occurredOn: string) => ({ areaId, occurredOn });
    const given = {
      right: place(areas.taki5.id, april(2)),
      late: place(areas.taki5.id, '2026-05-01'),
      east: place(areas.hon1.id, april(2)),
      gone: place(areas.taki5.id, april(3)),
    };
    const ids = Object.fromEntries(Object.keys(given).map((name) => [name, newId()]));
    for (const [name, fields] of Object.entries(given))
      await saveRecord(db, mori, ids[name]!, buildFields(fields));
    await removeRecord(db, mori, ids.gone!, '二重');
    const id = await begin(db, buildReport({ scope: 'area', areaId: areas.west.id }));
    await chooseTimeline(db, mori, id, Object.values(ids));
    const [timeline] = (await documentOf(db, id)).blocks.filter((b) => b.type === 'timeline');
    expect(timeline?.entries.map((entry) => entry.id)).toEqual([ids.right]);
  });

  test('tell in their timeline nobody by name, telephone or age (S5)', async () => {
    const db = await office();
    const record = newId();
    const done = '滝山の川島さん（82歳、042-471-0000）を山口と訪ね、自治会の集まりに誘った。';
    const fields = {
      areaId: areas.taki5.id,
      occurredOn: april(2),
      done,
      withNames: '民生委員の山口',
    };
    await saveRecord(db, mori, record, buildFields(fields));
    const id = await begin(db, buildReport({ scope: 'area', areaId: areas.west.id }));
    await chooseTimeline(db, mori, id, [record]);
    const [timeline] = (await documentOf(db, id)).blocks.filter((b) => b.type === 'timeline');
    const text = timeline?.entries[0]?.text ?? '';
    for (const word of ['川島', '山口', '82', '471']) expect(text).not.toContain(word);
    for (const word of ['滝山', '自治会の集まりに誘った']) expect(text).toContain(word);
  });
});

const labels: Record<string, Record<string, string>> = {
  支援の動き: Object.fromEntries(verbs.map(({ verb, label }) => [verb, label])),
  活動の種類: Object.fromEntries(defaultLists.kind.map(({ code, label }) => [code, label])),
  どこから来たか: Object.fromEntries(defaultLists.through.map(({ code, label }) => [code, label])),
  だれのことか: Object.fromEntries(defaultLists.about.map(({ code, label }) => [code, label])),
};

/** As a person would count them on paper. */
function expectRecount({ blocks }: Document, all: RecordTable[], asked: Begun): void {
  const areaOf = (row: RecordTable) => places.find((name) => areas[name].id === row.area_id)!;
  const back = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  const standing = all.filter(
    (row) =>
      row.removed_at === null &&
      (asked.areaId !== areas.west.id || inside.西部!.includes(areaOf(row))) &&
      (asked.areaId !== areas.taki5.id || areaOf(row) === 'taki5') &&
      (!asked.staffId || row.staff_id === asked.staffId),
  );
  const within = (from: string, until: string) =>
    standing.filter(({ occurred_on: day }) => from <= day && day <= until);
  const [now, before] = [
    within(asked.from, asked.until),
    within(back(asked.from), back(asked.until)),
  ];
  const sum = (rows: RecordTable[], column: 'minutes' | 'headcount') =>
    rows.reduce((n, row) => n + (row[column] ?? 0), 0);
  const cells = (is: (row: RecordTable) => boolean) => {
    const [here, there] = [now.filter(is), before.filter(is)];
    return [
      here.length,
      ...(before.length > 0 ? [there.length, here.length - there.length] : []),
      sum(here, 'minutes'),
      sum(here, 'headcount'),
    ];
  };
  const valuesOf = (row: RecordTable, title: string): string[] => {
    const none = (values: string[]) => (values.length > 0 ? values : ['なし']);
    const named = (values: string[]) => none(values.map((value) => labels[title]![value]!));
    if (title === '支援の動き')
      return named(verbs.filter(({ bit }) => row.verbs & bit).map(({ verb }) => verb));
    if (title === '活動の種類') return named([row.kind]);
    if (title === 'どこから来たか') return named(row.through ? [row.through] : []);
    if (title === 'だれのことか') return named(JSON.parse(row.about) as string[]);
    const parts = asked.areaId === areas.west.id ? ['第七小学校', '第九小学校'] : ['西部', '東部'];
    const own = parts.filter((part) => inside[part]!.includes(areaOf(row)));
    return own.length > 0 ? own : ['なし（全体にわたるもの）'];
  };
  const tables = blocks.filter((block): block is TableBlock => block.type === 'table');
  const tableOf = (title: string) => tables.find((table) => table.title === title);
  expect(tableOf('全体')?.rows[0]?.cells).toEqual([
    'この期間',
    ...[now.length, sum(now, 'minutes'), sum(now, 'headcount')],
  ]);
  const hasParts = asked.areaId !== areas.taki5.id;
  for (const title of [...Object.keys(labels), ...(hasParts ? ['地域'] : [])]) {
    const table = tableOf(title);
    if (now.length + before.length === 0) continue;
    const wanted = new Set([...now, ...before].flatMap((row) => valuesOf(row, title)));
    const rows = table?.rows ?? [];
    expect(
      rows
        .slice(0, -1)
        .map((row) => row.cells[0])
        .sort(),
    ).toEqual([...wanted].sort());
    for (const row of rows.slice(0, -1))
      expect([title, ...row.cells]).toEqual([
        ...[title, row.cells[0]],
        ...cells((one) => valuesOf(one, title).includes(String(row.cells[0]))),
      ]);
    expect(rows.at(-1)?.cells.slice(1)).toEqual(cells(() => true));
  }
  const grid = tableOf('月ごとの動き');
  for (const { cells: row } of grid?.rows ?? []) {
    const months = grid!.columns.slice(1, -1).map(({ label }) => label);
    const own = now.filter((one) => valuesOf(one, '支援の動き').includes(String(row[0])));
    const counted = months.map(
      (month) => own.filter((one) => `${Number(one.occurred_on.slice(5, 7))}月` === month).length,
    );
    expect(row.slice(1)).toEqual([...counted, own.length]);
  }
}

/** What was read back from each file is what the blocks say, table by table. */
async function expectSame(document: Document): Promise<void> {
  const tables = document.blocks.filter((block): block is TableBlock => block.type === 'table');
  const shown = tables.map(({ columns, rows }) => [
    columns.map(({ label }) => label),
    ...rows.map((row) => showRow(columns, row)),
  ]);
  const html = renderToStaticMarkup(Blocks({ blocks: document.blocks }));
  expect(tablesIn(html, 'table', 'tr', 't[hd]')).toEqual(shown);
  const word = wordXml(await docxOf(document));
  const inWord = tablesIn(word, 'w:tbl', 'w:tr', 'w:tc');
  expect(inWord.filter((table) => shown.some((t) => t[0]?.join() === table[0]?.join()))).toEqual(
    shown,
  );
  const [cover, ...sheets] = await readXlsx(await xlsxOf(document));
  expect(cover?.data[1]).toEqual(['報告書', document.head.title]);
  expect(sheets.map(({ data }) => data.slice(1))).toEqual(
    tables.map(({ rows }) => rows.map(({ cells }) => [...cells])),
  );
}

function tablesIn(xml: string, table: string, row: string, cell: string): string[][][] {
  const inner = (text: string, tag: string) =>
    [...text.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>(.*?)</${tag}>`, 'gs'))].map(
      ([, content = '']) => content,
    );
  return inner(xml, table).map((one) =>
    inner(one, row).map((line) => inner(line, cell).map((text) => plain(text))),
  );
}

const plain = (text: string) =>
  text
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<');
