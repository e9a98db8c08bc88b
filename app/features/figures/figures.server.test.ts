/** The sums against a plain recount of the rows, whatever was saved, corrected, removed and folded. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import type { RecordTable } from '#app/db/schema.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, NEIGHBOUR, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { verbs } from '../lists/verbs.ts';
import { editRecord } from '../records/edits.server.ts';
import type { RecordFields } from '../records/record.ts';
import { removeRecord, restoreRecord, rowOf, saveRecord } from '../records/records.server.ts';
import { headNames } from './heads.ts';
import { type Asked, countBy } from './read.server.ts';
import { type Axis, timeNames } from './sums.ts';
import { foldAll, foldTally, waitingChanges } from './tally.server.ts';
import { rebuildTally, verifyTally } from './verify.server.ts';

const towns = [areas.taki4.id, areas.taki5.id, areas.hon1.id];
const workers = ['nishida', 'higashi', 'mori'] as const;

const someFields = fc.record({
  areaId: fc.constantFrom(...towns),
  occurredOn: fc
    .date({ min: new Date('2025-01-01'), max: new Date('2026-11-20'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
  minutes: fc.option(fc.nat(300)),
  headcount: fc.option(fc.nat(50)),
  kind: fc.constantFrom('meeting', 'visit', 'place'),
  means: fc.constantFrom(null, 'phone', 'visit'),
  verbs: fc.subarray(verbs.map((v) => v.verb)),
  supportMain: fc.constantFrom('community', 'individual'),
  through: fc.constantFrom(null, 'self', 'family'),
  course: fc.constantFrom(null, 'new', 'continued'),
  about: fc.subarray(['elder', 'child', 'poor']),
});

type Step =
  | { does: 'save'; by: (typeof workers)[number]; fields: Partial<RecordFields> }
  | { does: 'edit'; which: number; fields: Partial<RecordFields> }
  | { does: 'remove'; which: number }
  | { does: 'restore'; which: number }
  | { does: 'fold'; most: number }
  | { does: 'recount' };

const someStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('save' as const),
      by: fc.constantFrom(...workers),
      fields: someFields,
    }),
  },
  fc.record({ does: fc.constant('edit' as const), which: fc.nat(), fields: someFields }),
  fc.record({ does: fc.constant('remove' as const), which: fc.nat() }),
  fc.record({ does: fc.constant('restore' as const), which: fc.nat() }),
  fc.record({ does: fc.constant('fold' as const), most: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ does: fc.constant('recount' as const) }),
);

const axis = fc.constantFrom<Axis[]>(...[...headNames, ...timeNames].map((name) => [name as Axis]));
const someQuestion: fc.Arbitrary<Asked> = fc.record({
  axes: fc.oneof(
    fc.constant<Axis[]>([]),
    axis,
    fc.tuple(axis, axis).map(([a, b]) => [...new Set([...a, ...b])]),
  ),
  from: fc.constantFrom('2025-01-01', '2025-04-01', '2026-04-01', '2026-05-13'),
  until: fc.constantFrom('2026-11-30', '2026-09-30', '2026-10-07'),
  areas: fc.option(fc.subarray(towns)),
  staff: fc.option(fc.constantFrom(...workers.map((name) => people[name].id))),
  days: fc.boolean(),
});

const nishida = actorNamed('nishida');
const mori = actorNamed('mori');

async function take(db: Db, ids: string[], step: Step): Promise<void> {
  if (step.does === 'fold') {
    await foldTally(db, OFFICE, step.most);
    return;
  }
  if (step.does === 'recount') {
    await rebuildTally(db, OFFICE);
    return;
  }
  if (step.does === 'save') {
    const id = newId();
    await saveRecord(db, actorNamed(step.by), id, buildFields(step.fields));
    ids.push(id);
    return;
  }
  const id = ids[step.which % (ids.length || 1)];
  if (!id) return;
  if (step.does === 'remove') await removeRecord(db, mori, id, '書きまちがい');
  else if (step.does === 'restore') await restoreRecord(db, mori, id);
  else {
    const { version } = (await rowOf(db, OFFICE, id)) as RecordTable;
    await editRecord(db, mori, id, version, buildFields(step.fields));
  }
}

/** As a person would count them on paper: each row, each line of the table. */
function recount(
  rows: RecordTable[],
  { axes, from, until, areas: inside, staff, days: isAsked }: Asked,
) {
  const under = (row: RecordTable, name: Axis): string[] => {
    const parts = verbs.filter(({ bit }) => row.verbs & bit).map(({ verb }) => String(verb));
    const about = JSON.parse(row.about) as string[];
    const [year = 0, m = 0] = row.occurred_on.split('-').map(Number);
    const fiscal = m < 4 ? year - 1 : year;
    const answers: Record<Axis, string[]> = {
      area: [row.area_id],
      staff: [row.staff_id],
      verb: parts.length ? parts : ['none'],
      kind: [row.kind],
      means: [row.means ?? 'none'],
      support: [row.support_main],
      through: [row.through ?? 'none'],
      about: about.length ? about : ['none'],
      goal: [row.goal_id ?? 'none'],
      course: [row.course ?? 'none'],
      month: [row.occurred_on.slice(0, 7)],
      half: [`${fiscal}-${m >= 4 && m <= 9 ? 1 : 2}`],
      year: [String(fiscal)],
    };
    return answers[name];
  };
  const lines = new Map<
    string,
    { records: number; minutes: number; heads: number; days: Set<string> }
  >();
  for (const row of rows) {
    if (row.removed_at || row.occurred_on < from || row.occurred_on > until) continue;
    if (inside && !inside.includes(row.area_id)) continue;
    if (staff && row.staff_id !== staff) continue;
    const [first = [''], second = ['']] = axes.map((name) => under(row, name));
    for (const a of first)
      for (const b of second) {
        const key = axes.map((_, n) => [a, b][n]).join(' / ');
        const line = lines.get(key) ?? { records: 0, minutes: 0, heads: 0, days: new Set() };
        line.records += 1;
        line.minutes += row.minutes ?? 0;
        line.heads += row.headcount ?? 0;
        line.days.add(row.occurred_on);
        lines.set(key, line);
      }
  }
  return Object.fromEntries(
    [...lines]
      .map(
        ([key, { days, ...line }]) => [key, { ...line, days: isAsked ? days.size : null }] as const,
      )
      .sort(),
  );
}

async function counted(db: Db, asked: Asked) {
  const sums = await countBy(db, OFFICE, asked);
  return Object.fromEntries(sums.map(({ keys, ...line }) => [keys.join(' / '), line]).sort());
}

onBothEngines('figures', (open, engine) => {
  test('agree with a plain recount, whatever happened and was folded (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someStep, { minLength: 1, maxLength: 25 }),
        fc.array(someQuestion, { minLength: 6, maxLength: 6 }),
        async (steps, questions) => {
          const db = await open();
          await buildCast(db);
          const ids: string[] = [];
          for (const step of steps) await take(db, ids, step);
          const rows = await db.selectFrom('record').selectAll().execute();
          for (const asked of questions) {
            expect(await counted(db, asked)).toEqual(recount(rows, asked));
          }
          expect((await verifyTally(db, OFFICE)).faults).toEqual([]);
        },
      ),
      { numRuns: engine === 'sqlite' ? 40 : 12 },
    );
  });

  async function office(count = 3): Promise<Db> {
    const db = await open();
    await buildCast(db);
    for (let n = 0; n < count; n += 1)
      await saveRecord(db, nishida, newId(), buildFields({ minutes: 30 }));
    return db;
  }
  const year: Asked = {
    axes: [],
    from: '2026-04-01',
    until: '2027-03-31',
    areas: null,
    staff: null,
  };

  test('are right from the moment of saving, before anything is folded', async () => {
    const db = await office();
    expect(await waitingChanges(db, OFFICE)).toBe(3);
    expect(await counted(db, year)).toEqual({
      '': { records: 3, minutes: 90, heads: 0, days: null },
    });
    expect(await foldAll(db)).toBe(3);
    expect(await waitingChanges(db, OFFICE)).toBe(0);
    expect(await counted(db, year)).toEqual({
      '': { records: 3, minutes: 90, heads: 0, days: null },
    });
  });

  test('removing twice takes away once, and bringing back twice gives once', async () => {
    const db = await office(0);
    const id = newId();
    await saveRecord(db, nishida, id, buildFields());
    await removeRecord(db, mori, id, '二重');
    await removeRecord(db, mori, id, '二重');
    expect(await counted(db, year)).toEqual({});
    await restoreRecord(db, mori, id);
    await restoreRecord(db, mori, id);
    expect((await counted(db, year))['']?.records).toBe(1);
  });

  test('a correction of words alone leaves nothing to fold', async () => {
    const db = await office(0);
    const id = newId();
    await saveRecord(db, nishida, id, buildFields());
    await foldAll(db);
    await editRecord(db, nishida, id, 1, buildFields({ done: '言葉だけを直した。' }));
    expect(await waitingChanges(db, OFFICE)).toBe(0);
  });

  test('know nothing of the next office', async () => {
    const db = await office();
    await foldAll(db);
    expect(await countBy(db, NEIGHBOUR, year)).toEqual([]);
  });

  test('a sum that somebody changed is found, and made anew', async () => {
    const db = await office();
    await foldAll(db);
    await db.updateTable('tally').set({ records: 7 }).where('cut', '=', 'kind').execute();
    const { faults } = await verifyTally(db, OFFICE);
    expect(faults.toSorted((a, b) => (a.place < b.place ? -1 : 1))).toEqual(
      ['2026', '2026-11'].map((span) => ({
        place: `kind ${span} meeting `,
        kept: '7 / 90 / 0',
        counted: '3 / 90 / 0',
      })),
    );
    await rebuildTally(db, OFFICE);
    expect((await verifyTally(db, OFFICE)).faults).toEqual([]);
    await foldAll(db);
    expect((await verifyTally(db, OFFICE)).faults).toEqual([]);
  });

  test('two who fold at once add nothing twice', async () => {
    const db = await office(12);
    await Promise.all([foldAll(db), foldAll(db), foldAll(db)]);
    expect((await verifyTally(db, OFFICE)).faults).toEqual([]);
    expect(await waitingChanges(db, OFFICE)).toBe(0);
  });
});
