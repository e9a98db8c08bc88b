/** The tables against the lists that their figures lead to: whoever clicks finds what was counted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { foldAll } from '../figures/tally.server.ts';
import { verbs } from '../lists/verbs.ts';
import { readFilter } from '../records/filter.ts';
import { listRecords } from '../records/list.server.ts';
import type { RecordFields } from '../records/record.ts';
import { saveRecord } from '../records/records.server.ts';
import { type At, recordsHref } from './links.ts';
import { answer, isHeavy } from './overview.server.ts';
import { readQuestion } from './question.ts';

const TODAY = '2026-11-26';
const mori = actorNamed('mori');
const ask = (query: string, actor = mori) => readQuestion(new URLSearchParams(query), actor, TODAY);

const someFields = fc.record({
  areaId: fc.constantFrom(areas.taki4.id, areas.taki5.id, areas.hon1.id, areas.west.id),
  occurredOn: fc.constantFrom('2025-05-02', '2026-04-01', '2026-05-13', '2026-11-20'),
  kind: fc.constantFrom('meeting', 'visit'),
  means: fc.constantFrom(null, 'phone'),
  verbs: fc.subarray(verbs.map((v) => v.verb)),
  supportMain: fc.constantFrom('community', 'individual'),
  supportSecond: fc.constantFrom(null, 'life', 'individual'),
  through: fc.constantFrom(null, 'self'),
  about: fc.subarray(['elderly', 'child']),
  course: fc.constantFrom(null, 'new', 'continued'),
  minutes: fc.option(fc.nat(200)),
});
const someAxis = fc.constantFrom(
  ...(['verb', 'kind', 'means', 'support', 'through', 'about', 'goal', 'course', 'area'] as const),
  ...(['staff', 'month', 'half', 'year'] as const),
);
const someQuestion = fc
  .record({
    rows: someAxis,
    cols: someAxis,
    area: fc.constantFrom('', areas.west.id, areas.school9.id),
    level: fc.constantFrom('district', 'zone', 'town'),
    when: fc.constantFrom('y2026', 'h2026-1', '2026-05-01_2026-11-20'),
  })
  .map((parts) => ask(String(new URLSearchParams(parts))));

onBothEngines('the overview', (open, engine) => {
  async function office(records: [Partial<RecordFields>, 'nishida' | 'higashi'][]): Promise<Db> {
    const db = await open();
    await buildCast(db);
    for (const [fields, name] of records)
      await saveRecord(db, actorNamed(name), newId(), buildFields(fields));
    return db;
  }
  const listed = async (db: Db, href: string, actor = mori) => {
    const filter = readFilter(new URL(href, 'http://x').searchParams, TODAY);
    return (await listRecords(db, actor, filter)).rows.length;
  };

  test('counts what its links list (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(someFields, fc.constantFrom('nishida' as const, 'higashi' as const)), {
          minLength: 1,
          maxLength: 20,
        }),
        fc.array(someQuestion, { minLength: 3, maxLength: 3 }),
        fc.boolean(),
        async (records, questions, isFolded) => {
          const db = await office(records);
          if (isFolded) await foldAll(db);
          for (const question of questions) {
            const { lines, columns, total, totals } = await answer(db, mori, question, TODAY);
            const figures: [number, At[]][] = [
              [total, []],
              ...totals.map((n, c): [number, At[]] => [
                n,
                [{ axis: question.cols ?? 'verb', key: columns[c]?.key ?? '' }],
              ]),
              ...lines.flatMap(({ key, cells, total: own }) => {
                const at: At = { axis: question.rows, key };
                return [
                  [own, [at]] as [number, At[]],
                  ...cells.map((n, c): [number, At[]] => [
                    n,
                    [at, { axis: question.cols ?? 'verb', key: columns[c]?.key ?? '' }],
                  ]),
                ];
              }),
            ];
            for (const [figure, at] of figures) {
              const href = recordsHref(question, at);
              if (href) expect([href, await listed(db, href)]).toEqual([href, figure]);
            }
          }
        },
      ),
      { numRuns: engine === 'sqlite' ? 25 : 6 },
    );
  });

  describe('shows each person only', () => {
    const records: [Partial<RecordFields>, 'nishida' | 'higashi'][] = [
      [{ areaId: areas.taki5.id }, 'nishida'],
      [{ areaId: areas.hon1.id }, 'higashi'],
      [{ areaId: areas.taki4.id }, 'higashi'],
    ];
    test.each([
      ['nishida', '', 3],
      ['nishida', `staff=${people.nishida.id}`, 1],
      ['ichikawa', '', 2],
      ['ichikawa', `area=${areas.city.id}`, 2],
      ['ichikawa', `area=${areas.east.id}`, 0],
      ['mori', `staff=${people.higashi.id}`, 2],
      ['mori', `staff=${people.higashi.id}&area=${areas.west.id}&rows=verb&cols=kind`, 1],
    ] as const)('%s with %j: %i records', async (name, query, total) => {
      const db = await office(records);
      const actor = actorNamed(name);
      expect((await answer(db, actor, ask(query, actor), TODAY)).total).toBe(total);
    });

    test.each([
      ['nishida', `staff=${people.higashi.id}`],
      ['sasaki', `staff=${people.nishida.id}`],
      ['ichikawa', `staff=${people.nishida.id}`],
      ['tonari', `area=${areas.west.id}`],
    ] as const)('%s with %j: it is not there', async (name, query) => {
      const db = await office(records);
      const actor = actorNamed(name);
      await expect(answer(db, actor, ask(query, actor), TODAY)).rejects.toMatchObject({
        status: 404,
      });
      await expect(isHeavy(db, actor, ask(query, actor), TODAY)).rejects.toMatchObject({
        status: 404,
      });
    });
  });

  test('sets a year that goes on beside as much of the last', async () => {
    const days = ['2025-04-10', '2025-11-26', '2025-11-27', '2026-03-31', '2026-04-10'];
    const db = await office(days.map((occurredOn) => [{ occurredOn }, 'nishida']));
    await foldAll(db);
    const table = await answer(db, mori, ask('rows=month&cols=&compare=1'), TODAY);
    expect([table.total, table.before]).toEqual([1, 2]);
    expect(table.lines.flatMap((l) => (l.before ? [[l.label, l.total, l.before]] : []))).toEqual([
      ['4月', 1, 1],
      ['11月', 0, 1],
    ]);
  });

  test('a month that is to come is not shown as empty', async () => {
    const db = await office([[{}, 'nishida']]);
    const { columns } = await answer(db, mori, ask(''), TODAY);
    expect(columns.map(({ label }) => label)).toEqual([
      ...['4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月'],
    ]);
  });

  test('days and three heads at once are long work, but only over many records', async () => {
    const db = await office([
      [{}, 'nishida'],
      [{}, 'nishida'],
      [{}, 'nishida'],
    ]);
    const heavy = (query: string, most: number) => isHeavy(db, mori, ask(query), TODAY, most);
    expect(await heavy('measure=days', 2)).toBe(true);
    expect(await heavy('measure=days', 3)).toBe(false);
    expect(await heavy(`rows=verb&cols=kind&area=${areas.west.id}`, 2)).toBe(true);
    expect(await heavy(`rows=verb&cols=month&area=${areas.west.id}`, 2)).toBe(false);
  });
});
