import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildMapping, coordinator, multilayer, welfareVolunteer } from '#tests/build-mapping.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, NEIGHBOUR, OFFICE } from '#tests/cast.ts';
import { type Engine, onBothEngines, openFresh } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { who } from '../accounts/here.server.ts';
import type { Within } from '../figures/read.server.ts';
import { defaultLists } from '../lists/defaults.ts';
import { verbs } from '../lists/verbs.ts';
import type { RecordFields } from '../records/record.ts';
import { removeRecord, saveRecord } from '../records/records.server.ts';
import { keysUnder, mappedTable } from './counted.server.ts';
import { EVERY, NOWHERE, type Rule, type RuleHead, ruleHeads } from './mapping.ts';
import { readRules, readSetUp, saveForm, saveTarget, stampOf } from './mappings.server.ts';

const mori = actorNamed('mori');
const place = { form: coordinator, year: 2026 };
const year: Within = { from: '2026-04-01', until: '2027-03-31', areas: null, staff: null };
const walk: Rule = { target: 'visible', head: 'kind', code: 'walk' };
const hearing: Rule = { ...walk, code: 'hearing' };

onBothEngines('rules', (open) => {
  async function office(): Promise<Db> {
    const db = await open();
    await buildCast(db);
    return db;
  }
  const put = (db: Db, rules: Rule[], seen: Rule[]) =>
    saveTarget(db, who(mori), place, 'visible', { seen: stampOf(seen), rules });

  test('of a target are saved as a whole, others stay', async () => {
    const db = await office();
    await buildMapping(db);
    const before = await readRules(db, OFFICE, place);
    const own = before.filter(({ target }) => target === 'visible');
    expect(await put(db, [walk, { ...walk, head: 'means', code: 'visit' }], own)).toEqual({
      done: true,
    });
    const after = await readRules(db, OFFICE, place);
    const others = (rules: Rule[]) => rules.filter(({ target }) => target !== 'visible');
    expect(others(after)).toEqual(others(before));
    expect(after.filter(({ target }) => target === 'visible')).toEqual([
      walk,
      { ...walk, head: 'means', code: 'visit' },
    ]);
    const line = await db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(1).execute();
    expect(line[0]).toMatchObject({ verb: 'mapping.save', thing_id: 'coordinator/2026' });
    expect(JSON.parse(line[0]?.fields ?? '')).toEqual({
      form: 'coordinator',
      year: 2026,
      target: 'visible',
      added: ['means/visit'],
      dropped: ['kind/hearing', 'kind/resource', 'kind/survey', 'verb/know'],
    });
  });

  test('seen before somebody changed them are not overwritten (R9); the same twice is no clash', async () => {
    const db = await office();
    await put(db, [walk], []);
    expect(await put(db, [hearing], [])).toEqual({ done: false, now: [walk] });
    expect(await readRules(db, OFFICE, place)).toEqual([walk]);
    expect(await put(db, [walk], [])).toEqual({ done: true });
    expect(await put(db, [], [walk])).toEqual({ done: true });
    expect(await readRules(db, OFFICE, place)).toEqual([]);
    expect(await notes(db)).toEqual([
      ...['mapping.save', 'mapping.clash', 'mapping.same', 'mapping.save'],
    ]);
  });

  test('of two people at once: one is saved, the other sees it', async () => {
    const db = await office();
    const [one, other] = await Promise.all([put(db, [walk], []), put(db, [hearing], [])]);
    expect([one.done, other.done].sort()).toEqual([false, true]);
    expect(await readRules(db, OFFICE, place)).toHaveLength(1);
  });

  test('belong to a form, a year and an office', async () => {
    const db = await office();
    await buildMapping(db);
    await buildMapping(db, multilayer, 2025);
    expect((await readSetUp(db, OFFICE)).sort((a, b) => a.year - b.year)).toEqual([
      { form: 'multilayer', year: 2025 },
      { form: 'coordinator', year: 2026 },
    ]);
    expect(await readSetUp(db, NEIGHBOUR)).toEqual([]);
    expect(await readRules(db, NEIGHBOUR, place)).toEqual([]);
    expect(await readRules(db, OFFICE, { form: multilayer, year: 2026 })).toEqual([]);
    const tonari = actorNamed('tonari');
    expect(await mappedTable(db, tonari, coordinator, 2026, year)).toBeNull();
  });

  test('of last year are taken over with one line', async () => {
    const db = await office();
    await buildMapping(db, coordinator, 2025);
    const rules = await readRules(db, OFFICE, { form: coordinator, year: 2025 });
    await saveForm(db, who(mori), place, 'mapping.copy', { seen: stampOf([]), rules });
    expect(await readRules(db, OFFICE, place)).toEqual(rules);
    expect(await notes(db)).toEqual(['mapping.first', 'mapping.copy']);
  });
});

/** Of nishida, in areas and months of the year, some beside it. */
const kinds = ['walk', 'place', 'meeting', 'desk'];
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const made = Array.from({ length: 60 }, (_, n) => ({
  id: newId(),
  removed: n % 13 === 5,
  fields: buildFields({
    areaId: at([areas.taki4, areas.taki5, areas.hon1], n).id,
    occurredOn: at(
      ['2026-03-31', '2026-04-01', '2026-05-20', '2026-05-20', '2027-03-31', '2027-04-01'],
      n * 5 + (n >> 3),
    ),
    kind: at(kinds, n),
    means: at([null, 'visit', 'phone'], n >> 1),
    verbs: [at(verbs, n).verb, at(verbs, n * 3).verb],
    supportMain: at(['community', 'individual'], n),
    supportSecond: at([null, 'life'], n >> 2),
    through: at([null, 'school', 'outreach'], n >> 1),
    about: at([[], ['elderly'], ['elderly', '8050']], n),
    connected: at([[], ['npo'], ['business', 'health']], n >> 1),
    minutes: at([null, 30, 90], n),
    headcount: at([null, 4], n),
  }),
}));

onBothEngines('records counted', (_open, engine: Engine) => {
  let db: Db;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ db, close } = await openFresh(engine));
    await buildCast(db);
    for (const { id, fields, removed } of made) {
      await saveRecord(db, actorNamed('nishida'), id, fields);
      if (removed) await removeRecord(db, mori, id, '二重に書いた');
    }
  });
  afterAll(() => close());

  async function setUp(form: typeof coordinator, rules: Rule[]) {
    const now = await readRules(db, OFFICE, { form, year: 2026 });
    await saveForm(db, who(mori), { form, year: 2026 }, 'mapping.first', {
      seen: stampOf(now),
      rules,
    });
  }
  const standing = ({ from, until, areas }: Within) =>
    made.filter(
      ({ removed, fields: { occurredOn: on, areaId } }) =>
        !removed && on >= from && on <= until && (!areas || areas.includes(areaId)),
    );

  const target = fc.constantFrom(...welfareVolunteer.targets.map(({ code }) => code));
  const rule = fc
    .constantFrom<RuleHead>(...ruleHeads.filter((head) => head !== 'goal'))
    .chain((head) => {
      const codes = head === 'verb' ? verbs.map(({ verb }) => verb) : codesOf(head);
      return fc.record({ target, head: fc.constant(head), code: fc.constantFrom(...codes) });
    });
  const rules = fc.uniqueArray(rule, {
    minLength: 1,
    maxLength: 12,
    selector: (r) => Object.values(r).join(),
  });
  const within = fc.record({
    from: fc.constantFrom('2026-04-01', '2026-04-02', '2026-05-20'),
    until: fc.constantFrom('2026-05-20', '2027-03-30', '2027-03-31'),
    areas: fc.constantFrom(null, [areas.taki5.id], [areas.taki4.id, areas.hon1.id], []),
    staff: fc.constant(null),
  });

  test('as a plain recount of what was written says, and each cell leads to its records (property)', async () => {
    await fc.assert(
      fc.asyncProperty(rules, within, async (given, asked) => {
        await setUp(welfareVolunteer, given);
        const table = await mappedTable(db, mori, welfareVolunteer, 2026, asked);
        const all = standing(asked);
        for (const { code, total } of table?.lines ?? []) {
          const under = all.filter(({ fields }) => holds(given, code, fields));
          expect(total, code).toEqual(recount(under));
        }
        const placing = welfareVolunteer.targets.filter(({ counts }) => counts !== 'days');
        const lost = all.filter(
          ({ fields }) => !placing.some(({ code }) => holds(given, code, fields)),
        );
        expect(table?.nowhere.total).toEqual(recount(lost));
        expect(table?.every.total).toEqual(recount(all));
        const one = given[0]?.target ?? '';
        const ids = async (of: string) =>
          (
            await keysUnder(
              db,
              OFFICE,
              { form: welfareVolunteer, rules: given, target: of },
              { ...asked, before: null },
              100,
            )
          ).map(({ id }) => id);
        const sorted = (list: { id: string }[]) => list.map(({ id }) => id).sort();
        expect((await ids(one)).sort()).toEqual(
          sorted(all.filter(({ fields }) => holds(given, one, fields))),
        );
        expect((await ids(NOWHERE)).sort()).toEqual(sorted(lost));
        expect((await ids(EVERY)).sort()).toEqual(sorted(all));
      }),
      { numRuns: 25 },
    );
  });

  test('months are those of the time, also without a record', async () => {
    await setUp(coordinator, [walk]);
    const table = await mappedTable(db, mori, coordinator, 2026, year);
    expect(table?.months).toEqual([
      ...['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'],
      ...['2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03'],
    ]);
    const may = { ...year, from: '2026-05-20', until: '2026-05-20' };
    expect((await mappedTable(db, mori, coordinator, 2026, may))?.months).toEqual(['2026-05']);
  });

  test('of one worker, for reports', async () => {
    await setUp(coordinator, [walk]);
    const of = (staff: string) => mappedTable(db, mori, coordinator, 2026, { ...year, staff });
    expect((await of(actorNamed('nishida').staffId))?.every.total.records).toBe(
      standing(year).length,
    );
    expect((await of(mori.staffId))?.every.total.records).toBe(0);
  });

  test('page by page, newest first', async () => {
    const which = { form: coordinator, rules: [walk], target: EVERY };
    const all = await keysUnder(db, OFFICE, which, { ...year, before: null }, 100);
    const first = await keysUnder(db, OFFICE, which, { ...year, before: null }, 7);
    const next = await keysUnder(
      db,
      OFFICE,
      which,
      { ...year, before: first[6]?.timeline ?? 0 },
      100,
    );
    expect([...first, ...next].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(all).toHaveLength(standing(year).length);
  });
});

onBothEngines('many records', (open) => {
  test('are read in parts and none is lost between them', async () => {
    const db = await open();
    await buildCast(db);
    await buildMapping(db);
    await saveRecord(db, mori, newId(), buildFields({ kind: 'walk', verbs: ['know'] }));
    const [row] = await db.selectFrom('record').selectAll().execute();
    if (!row) throw new Error('No record');
    for (let from = 1; from <= 4500; from += 500)
      await db
        .insertInto('record')
        .values(
          Array.from({ length: 500 }, (_, n) => ({
            ...row,
            id: newId(),
            timeline: Number(row.timeline) + from + n,
          })),
        )
        .execute();
    const table = await mappedTable(db, mori, coordinator, 2026, year);
    expect(table?.every.total.records).toBe(4501);
    expect(table?.lines[0]?.total.records).toBe(4501);
  });
});

describe('a stamp', () => {
  test('tells states apart, not orders', () => {
    expect(stampOf([walk, hearing])).toBe(stampOf([hearing, walk]));
    expect(stampOf([walk])).not.toBe(stampOf([hearing]));
    expect(stampOf([])).not.toBe(stampOf([walk]));
  });
});

const codesOf = (head: RuleHead): string[] =>
  head === 'verb' || head === 'goal' ? [] : defaultLists[head].map(({ code }) => code);

/** From the fields as they were given, without the code that counts. */
function holds(given: Rule[], target: string, f: RecordFields): boolean {
  const values: Record<RuleHead, (string | null)[]> = {
    kind: [f.kind],
    verb: f.verbs,
    support: [f.supportMain, f.supportSecond],
    means: [f.means],
    through: [f.through],
    about: f.about,
    connected: f.connected,
    goal: [f.goalId],
  };
  return given.some((r) => r.target === target && values[r.head].includes(r.code));
}

function recount(rows: { fields: RecordFields }[]) {
  const sum = (of: (f: RecordFields) => number | null) =>
    rows.reduce((all, { fields }) => all + (of(fields) ?? 0), 0);
  const days = new Set(rows.map(({ fields }) => fields.occurredOn)).size;
  return {
    records: rows.length,
    days,
    heads: sum((f) => f.headcount),
    minutes: sum((f) => f.minutes),
  };
}
