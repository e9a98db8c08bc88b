/** What the list is narrowed to, against a plain reading of the records, and against what is counted. */
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { type Head, headNames } from '../figures/heads.ts';
import { countBy } from '../figures/read.server.ts';
import { verbs } from '../lists/verbs.ts';
import { filterQuery, readFilter } from './filter.ts';
import { listRecords } from './list.server.ts';
import type { RecordFields } from './record.ts';
import { removeRecord, saveRecord } from './records.server.ts';
import { readViews, saveView } from './views.server.ts';

const [nishida, mori] = [actorNamed('nishida'), actorNamed('mori')];
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const bits = (n: number) => verbs.filter(({ bit }) => ((n * 5) % 32) & bit).map(({ verb }) => verb);
const writer = (n: number) => at(['nishida', 'mori'] as const, n);
/** Codes of which one stands in another, as a careless reading would mistake them. */
const abouts: string[][] = [[], ['elder'], ['elderly'], ['elderly', 'elder'], ['8050', 'elderly']];

/** Fewer than a page, in a fixed disorder. */
const made = (goals: (string | null)[]): RecordFields[] =>
  Array.from({ length: 45 }, (_, n) =>
    buildFields({
      areaId: at([areas.taki4, areas.taki5, areas.hon1], n * 2).id,
      occurredOn: `2026-${at(['04', '05', '10'], n)}-${String(1 + ((n * 7) % 28)).padStart(2, '0')}`,
      kind: at(['meeting', 'visit'], n),
      means: at([null, 'phone', 'visit'], n * 3 + (n >> 2)),
      verbs: bits(n),
      supportMain: at(['community', 'individual', 'internal'], n >> 1),
      supportSecond: at([null, 'community', 'life'], n + (n >> 2)),
      goalId: at(goals, n >> 1),
      through: at([null, 'self', 'family'], n >> 3),
      about: at(abouts, n),
      course: at([null, 'new', 'continued'] as const, n >> 1),
    }),
  );

onBothEngines('a list that is narrowed', (open) => {
  async function office() {
    const db = await open(buildCast);
    const goal = newId();
    const rows = made([null, goal]).map((fields, n) => ({ id: newId(), by: writer(n), fields }));
    for (const { id, by, fields } of rows) await saveRecord(db, actorNamed(by), id, fields);
    const [gone, ...standing] = rows;
    await removeRecord(db, mori, gone!.id, '二重');
    return { db, goal, rows: standing };
  }
  const found = async (db: Db, query: string) => {
    const filter = readFilter(new URLSearchParams(query), '2026-11-26');
    return (await listRecords(db, nishida, filter)).rows.map(({ id }) => id).sort();
  };

  test('leaves exactly the records that have it, or that have nothing there', async () => {
    const { db, goal, rows } = await office();
    const cases: [query: string, keeps: (f: RecordFields) => boolean][] = [
      ['means=phone', (f) => f.means === 'phone'],
      ['means=none', (f) => f.means === null],
      ['through=self', (f) => f.through === 'self'],
      ['through=none', (f) => f.through === null],
      ['about=elder', (f) => f.about.includes('elder')],
      ['about=elderly', (f) => f.about.includes('elderly')],
      ['about=8050', (f) => f.about.includes('8050')],
      ['about=ELDER', () => false],
      ['about=none', (f) => f.about.length === 0],
      ['course=new', (f) => f.course === 'new'],
      ['course=continued', (f) => f.course === 'continued'],
      ['course=none', (f) => f.course === null],
      ['verb=know', (f) => f.verbs.includes('know')],
      ['verb=none', (f) => f.verbs.length === 0],
      [`goal=${goal}`, (f) => f.goalId === goal],
      ['goal=none', (f) => f.goalId === null],
      ['supportMain=community', (f) => f.supportMain === 'community'],
      ['support=community', (f) => [f.supportMain, f.supportSecond].includes('community')],
      [
        'support=community&supportMain=individual',
        (f) => f.supportMain === 'individual' && f.supportSecond === 'community',
      ],
      [
        'about=elder&course=none&verb=create',
        (f) => f.about.includes('elder') && f.course === null && f.verbs.includes('create'),
      ],
      [
        `area=${areas.west.id}&from=2026-05-01&through=family`,
        (f) => f.areaId !== areas.hon1.id && f.occurredOn >= '2026-05-01' && f.through === 'family',
      ],
    ];
    for (const [query, keeps] of cases) {
      const right = rows.filter(({ fields }) => keeps(fields)).map(({ id }) => id);
      expect([query, await found(db, query)]).toEqual([query, right.sort()]);
      if (query !== 'about=ELDER') expect(right.length, query).toBeGreaterThan(0);
    }
  });

  test('holds as many as the overview counts, under any one or two heads', async () => {
    const { db } = await office();
    const within = { from: '2026-04-01', until: '2026-05-31', areas: null, staff: null };
    const time = `from=${within.from}&to=${within.until}`;
    const pairs = headNames.flatMap((a, n) => [[a], ...headNames.slice(n + 1).map((b) => [a, b])]);
    for (const axes of pairs) {
      const cells = await countBy(db, OFFICE, { ...within, axes });
      const [cell] = cells.filter((_, n) => n === axes.length % cells.length);
      for (const { keys, records } of axes.length === 1 ? cells : [cell!]) {
        const query = [time, ...axes.map((head, n) => `${partOf(head)}=${keys[n]}`)].join('&');
        expect([query, (await found(db, query)).length]).toEqual([query, records]);
      }
    }
  });

  test('is kept as a view with all its parts', async () => {
    const { db } = await office();
    const query = filterQuery(
      readFilter(
        new URLSearchParams('means=none&about=elderly&course=new&supportMain=community'),
        '2026-11-26',
      ),
    );
    await saveView(db, nishida, { name: '高齢の方', query, shared: false });
    const [view] = await readViews(db, nishida);
    expect(await found(db, view!.query.slice(1))).toEqual(await found(db, query.slice(1)));
  });
});

/** The overview counts the main kind of support alone. */
const partOf = (head: Head) => (head === 'support' ? 'supportMain' : head);
