/** R12 and S3 for records: what a file holds is what its taker may see, no more and no less. */
import fc from 'fast-check';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { decodeText, parseCsv } from '#app/lib/files.ts';
import { newId } from '#app/lib/ids.ts';
import { normalise } from '#app/lib/japanese.ts';
import { type As, wayOf } from '#app/lib/sheet.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, type PersonName, people } from '#tests/cast.ts';
import { type Engine, onBothEngines, openFresh } from '#tests/engines.ts';
import type { Actor } from '../accounts/actor.ts';
import { areasInside } from '../accounts/inside.server.ts';
import { verbs } from '../lists/verbs.ts';
import { recordColumns } from '../records/columns.ts';
import { type Filter, filterNames, filterQuery, readFilter } from '../records/filter.ts';
import { mayEditRecord, mayReadRecord, type RecordFields } from '../records/record.ts';
import { removeRecord, saveRecord } from '../records/records.server.ts';
import { recordTaking } from '../records/taking.server.ts';
import { takeOut } from './make.server.ts';

type Made = { id: string; by: PersonName; fields: RecordFields; removed: boolean };

const writers = ['nishida', 'higashi', 'kobayashi', 'mori', 'sasaki'] as const;
const readers = [...writers, 'ichikawa', 'tonari'] as const;
const places = [areas.taki4, areas.taki5, areas.hon1, areas.school7, areas.city];
const words = ['防災', '見守り', '会長', '花火'];
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** All combinations of what a filter can ask, in a fixed disorder. */
const made: Made[] = Array.from({ length: 60 }, (_, n) => ({
  id: newId(),
  by: at(writers, n * 7),
  removed: n % 11 === 0,
  fields: buildFields({
    areaId: at(places, n * 3).id,
    occurredOn: `2026-${String(5 + (n % 6)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    startedAt: n % 3 === 0 ? '10:30' : '',
    kind: at(['meeting', 'visit'], n),
    means: at([null, 'phone', 'field'], n),
    verbs: n % 9 === 0 ? [] : [at(verbs, n).verb, at(verbs, n * 2).verb],
    supportMain: at(['community', 'individual'], n),
    supportSecond: at([null, 'life'], n),
    through: at([null, 'self', 'family'], n * 5),
    about: at<string[]>([[], ['elderly'], ['youth', 'elderly'], ['8050']], n),
    course: at([null, 'new', 'continued'] as const, n * 2),
    done: `${n}番、${at(words, n)}のこと`,
    confidential:
      n % 2
        ? { who: `CANARY${n}氏`, detail: `${at(words, n + 1)}の内密` }
        : { who: '', detail: '' },
  }),
}));

/** As the overview counts: under each value, or under none. */
function isOneOf(asked: string | null, values: string | null | readonly string[]): boolean {
  const all = [values ?? []].flat();
  return !asked || (asked === 'none' ? all.length === 0 : all.includes(asked));
}

onBothEngines('records taken out', (_open, engine: Engine) => {
  let db: Db;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ db, close } = await openFresh(engine));
    await buildCast(db);
    for (const { id, by, fields, removed } of made) {
      await saveRecord(db, actorNamed(by), id, fields);
      if (removed) await removeRecord(db, actorNamed('mori'), id, '二重に書いた');
    }
  });
  afterAll(() => close());

  async function rowsOf(name: PersonName, query: string, withConfidential = false, as: As = 'csv') {
    const way = wayOf(as)!;
    const asked = { query, withConfidential };
    const taken = await takeOut(db, actorNamed(name), { taking: recordTaking, asked, way });
    if (!('bytes' in taken)) throw new Error('Not at once');
    const [head = [], ...rows] =
      as === 'xlsx'
        ? ((await readXlsx(taken.bytes))[0]?.data ?? [])
        : parseCsv(decodeText(taken.bytes).text);
    return {
      text: JSON.stringify(rows),
      head,
      rows,
      ids: rows.map((row) => String(row[head.indexOf('記録の番号')])),
    };
  }

  /** Counted anew from what was made, without the code that takes out. */
  async function wanted(actor: Actor, filter: Filter): Promise<string[]> {
    if (actor.officeId !== actorNamed('mori').officeId) return [];
    const inside = filter.area
      ? new Set(await areasInside(db, actor.officeId, [filter.area], '2026-11-25'))
      : null;
    return made
      .filter(({ by, fields: f, removed }) => {
        const placed = { areaId: f.areaId, staffId: people[by].id };
        const holds = (text: string) => normalise(text).includes(normalise(filter.q));
        const { who, detail } = f.confidential;
        return (
          mayReadRecord(actor, placed) &&
          removed === filter.removed &&
          // None of these fulfils a 予定.
          !filter.planned &&
          // Nobody has looked; what a manager wrote needs no look.
          (!filter.waits || actor.role !== 'manager' || placed.staffId !== people.mori.id) &&
          (!inside || inside.has(f.areaId)) &&
          (!filter.from || f.occurredOn >= filter.from) &&
          (!filter.to || f.occurredOn <= filter.to) &&
          isOneOf(filter.verb, f.verbs) &&
          (!filter.kind || f.kind === filter.kind) &&
          isOneOf(filter.means, f.means) &&
          isOneOf(filter.through, f.through) &&
          isOneOf(filter.about, f.about) &&
          isOneOf(filter.course, f.course) &&
          (!filter.supportMain || f.supportMain === filter.supportMain) &&
          (!filter.support || [f.supportMain, f.supportSecond].includes(filter.support)) &&
          (!filter.staff || placed.staffId === filter.staff) &&
          isOneOf(filter.goal, f.goalId) &&
          (!filter.q ||
            holds(f.done) ||
            (mayEditRecord(actor, placed) && (holds(who) || holds(detail))))
        );
      })
      .map(({ id }) => id)
      .sort();
  }

  test('rows in the file are the rows one may see, whoever asks and whatever for (R12)', async () => {
    const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { freq: 3 });
    const filters = fc.record({
      q: fc.oneof(fc.constant(''), fc.constantFrom(...words, 'CANARY7', '5番', 'ない言葉')),
      area: maybe(areas.west.id, areas.east.id, areas.taki5.id, areas.city.id),
      from: maybe('2026-06-10', '2026-08-01'),
      to: maybe('2026-08-15', '2026-07-01'),
      verb: maybe(...verbs.map((v) => v.verb), 'none'),
      kind: maybe('meeting', 'visit'),
      support: maybe('community', 'life'),
      staff: maybe(people.nishida.id, people.mori.id),
      goal: maybe(newId(), 'none', 'none'),
      means: maybe('phone', 'none'),
      through: maybe('self', 'none'),
      about: maybe('elderly', '8050', 'none'),
      course: maybe('new', 'continued', 'none'),
      supportMain: maybe('community', 'individual'),
      removed: fc.boolean(),
      planned: fc.boolean(),
      waits: fc.boolean(),
    });
    const numRuns = engine === 'sqlite' ? 120 : 60;
    let met = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...readers), filters, async (name, asked) => {
        // Few at a time, or hardly anything would ever be found.
        const kept = Object.fromEntries(
          filterNames.map((key, n) => [
            key,
            n % 3 === asked.q.length % 3 || key === 'q' || key === 'removed' ? asked[key] : null,
          ]),
        );
        const filter = { ...readFilter(new URLSearchParams(), '2026-11-25'), ...kept } as Filter;
        const { ids } = await rowsOf(name, filterQuery(filter));
        if (ids.length > 0) met++;
        expect([...ids].sort()).toEqual(await wanted(actorNamed(name), filter));
      }),
      { numRuns },
    );
    expect(met).toBeGreaterThan(numRuns / 20);
  });

  test('many found by words are taken while all are read, with the same rows', async () => {
    const { partAfter } = await import('../records/taken.server.ts');
    for (const name of readers) {
      const actor = actorNamed(name);
      const filter = { ...readFilter(new URLSearchParams('q=見守り'), '2026-11-25') };
      const within = actor.role === 'viewer' ? [...actor.areas] : null;
      const narrow = { filter, within, words: ['見守り'], ids: null };
      const ids = (await partAfter(db, actor, narrow, null)).map(({ id }) => id).sort();
      expect([name, ids]).toEqual([name, await wanted(actor, filter)]);
    }
  });

  test('in parts nothing is lost or doubled', async () => {
    const { partAfter } = await import('../records/taken.server.ts');
    const filter = readFilter(new URLSearchParams(), '2026-11-25');
    const ids: string[] = [];
    for (let before: number | null = null; ; ) {
      const part: { id: string; timeline: number }[] = await partAfter(
        db,
        actorNamed('mori'),
        { filter, within: null, words: [], ids: null },
        before,
        7,
      );
      ids.push(...part.map(({ id }) => id));
      const last = part.at(-1);
      if (!last) break;
      before = last.timeline;
    }
    expect(ids.sort()).toEqual(await wanted(actorNamed('mori'), filter));
  });

  test.each(readers)(
    'S3: the other room goes out only when asked for, and only what %s may read',
    async (name) => {
      expect((await rowsOf(name, '')).text).not.toMatch(/CANARY|内密/);
      const before = await exportLines();
      const { head, rows, ids } = await rowsOf(name, '', true);
      const who = head.indexOf('本人のこと（内密）');
      const known = made.filter(
        ({ by, fields, removed }) =>
          !removed &&
          fields.confidential.who !== '' &&
          name !== 'tonari' &&
          mayEditRecord(actorNamed(name), { areaId: fields.areaId, staffId: people[by].id }),
      );
      const seen = rows.flatMap((row, n) => (row[who] ? [ids[n] ?? ''] : []));
      expect(seen.sort()).toEqual(known.map(({ id }) => id).sort());
      // One line for each record whose other room was read, and none for the rest (S6).
      expect((await exportLines()).slice(before.length).sort()).toEqual(seen);
      if (name === 'ichikawa') expect(who).toBe(-1);
    },
  );

  const exportLines = async () =>
    (
      await db
        .selectFrom('audit')
        .select('thing_id')
        .where('verb', '=', 'confidential.export')
        .orderBy('seq')
        .execute()
    ).map((line) => line.thing_id);

  test('a workbook has the same rows as a CSV, with days as days', async () => {
    const [csv, xlsx] = [await rowsOf('mori', '', true), await rowsOf('mori', '', true, 'xlsx')];
    expect(xlsx.head).toEqual(recordColumns.map(({ label }) => label));
    expect(xlsx.head).toEqual(csv.head);
    const plain = xlsx.rows.map((row) =>
      csv.head.map((_, n) => {
        const cell = row[n] ?? '';
        return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
      }),
    );
    expect(plain).toEqual(csv.rows);
    expect(xlsx.rows[0]?.[0]).toBeInstanceOf(Date);
  });

  test('the audit tells what went out, and never the words that were asked', async () => {
    await rowsOf('mori', '?q=会長さん&kind=visit', true);
    const line = await db
      .selectFrom('audit')
      .select(['verb', 'thing', 'actor_id', 'fields'])
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(line).toMatchObject({ verb: 'list.export', thing: 'export', actor_id: people.mori.id });
    expect(JSON.parse(line.fields)).toEqual({
      kind: 'visit',
      export: 'records',
      count: 0,
      as: 'csv',
      withConfidential: true,
      q: expect.stringMatching(/^#[0-9a-f]{16}$/),
    });
  });
});
