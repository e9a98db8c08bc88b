/** Files of people per area on rows of both engines: in, again, changed, aside, back; and what areas are by them. */
import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { readAudit } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { readSurvey } from '#tests/build-survey.ts';
import { actorNamed, areas, buildCast, NEIGHBOUR, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { who } from '../accounts/here.server.ts';
import { readKnown } from '../areas/choices.server.ts';
import { coursesOf, gatherer, knownIn } from './areas.server.ts';
import { importPopulationFile, takeRead } from './import.server.ts';
import { reportOf } from './plan.ts';
import {
  matchAgain,
  placeByHand,
  readRemarks,
  readRows,
  readSeries,
  setRemoved,
} from './series.server.ts';

const mori = who(actorNamed('mori'));
const head = '地方公共団体名,調査年月日,地域名,総人口,65歳以上,世帯数';
const table = (...rows: string[]) =>
  [head, ...rows.map((row) => `縁川市,2026-04-01,${row}`)].join('\n');
const first = table('滝山四丁目,1200,400,560', '滝山五丁目,800,240,400', 'どこにもない町,50,10,20');

onBothEngines('people of areas', (open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open(buildCast);
  });
  async function bring(text = first) {
    const { plan, id } = await takeRead(db, mori, readSurvey(text), { file: '人口.csv' });
    return { id, ...reportOf(plan) };
  }
  async function peopleOf(root: string): Promise<number | null> {
    const [series] = (await readSeries(db, OFFICE)).filter((s) => !s.removed_at);
    if (!series) return null;
    const known = (await knownIn(db, OFFICE, [series.id])).get(series.id) ?? new Map();
    return gatherer(await readKnown(db, OFFICE), known, series.day)(root).figures.population;
  }

  test('a file gives figures to the areas that it names, and to all above them', async () => {
    expect(await bring()).toMatchObject({
      ...{ rows: 3, accepted: 3, rejected: 0, skipped: 0 },
      totals: { population: 2050, aged65: 650, households: 980, areas: 2, unknown: 1 },
    });
    expect(await peopleOf(areas.taki5.id)).toBe(800);
    expect(await peopleOf(areas.west.id)).toBe(2000);
    expect(await peopleOf(areas.city.id)).toBe(2000);
    expect(await peopleOf(areas.east.id)).toBeNull();
  });

  test('again it adds nothing, and leaves no line', async () => {
    await bring();
    const lines = (await readAudit(db, OFFICE, {})).length;
    expect(await bring()).toMatchObject({
      id: null,
      rows: 3,
      accepted: 0,
      skipped: 3,
      repaired: 0,
    });
    expect(await readSeries(db, OFFICE)).toHaveLength(1);
    expect(await readAudit(db, OFFICE, {})).toHaveLength(lines);
  });

  test('a corrected file of that day takes the place of the first, which can come back', async () => {
    const before = await bring();
    const after = await bring(first.replace('800,240', '810,250'));
    expect(after).toMatchObject({ accepted: 1, skipped: 2 });
    expect(await peopleOf(areas.taki5.id)).toBe(810);
    await setRemoved(db, mori, before.id!, false);
    expect(await peopleOf(areas.taki5.id)).toBe(800);
    const used = (await readSeries(db, OFFICE)).map(({ id, removed_at }) => [
      id,
      removed_at === null,
    ]);
    expect(used).toEqual(
      expect.arrayContaining([
        [before.id, true],
        [after.id, false],
      ]),
    );
  });

  test('put aside nothing is counted by it', async () => {
    const { id } = await bring();
    await setRemoved(db, mori, id!, true);
    expect(await peopleOf(areas.west.id)).toBeNull();
    const [line] = await readAudit(db, OFFICE, {});
    expect(line).toMatchObject({ verb: 'statistics.remove', thing: 'series', thing_id: id });
  });

  test('a row without an area is placed by hand, or found once the area is there', async () => {
    const { id } = await bring();
    const open = (await readRows(db, OFFICE, id!)).find(({ areaId }) => areaId === null);
    expect(open?.name).toBe('どこにもない町');
    await placeByHand(db, mori, id!, [{ row: open!.row, areaId: areas.hon1.id }]);
    expect(await peopleOf(areas.east.id)).toBe(50);
    await placeByHand(db, mori, id!, [{ row: open!.row, areaId: newId() }]); // nobody's area
    expect(await peopleOf(areas.east.id)).toBe(50);

    const other = await bring(table('新町一丁目,70,7,30').replace('2026-04-01', '2025-04-01'));
    expect(await matchAgain(db, mori, other.id!)).toBe(0);
    await db
      .updateTable('area')
      .set({ name: '新町1丁目', key: '新町1' })
      .where('id', '=', areas.hon1.id)
      .execute();
    expect(await matchAgain(db, mori, other.id!)).toBe(1);
  });

  test('an area that stands twice counts once; what is amiss is kept with the file', async () => {
    const { id } = await bring(
      `${table('滝山五丁目,800,240,400', '滝山5,7,1,3', '本町一丁目,十,1,1')}`,
    );
    expect(await peopleOf(areas.taki5.id)).toBe(800);
    expect((await readRemarks(db, OFFICE, id!)).map(({ reason }) => reason)).toEqual([
      '2行目と同じ地域です。先の行を使いました。',
      '「十」は数として読めません。',
    ]);
  });

  test('an area through the years, newest first, each with its own day', async () => {
    await bring(first.replaceAll('2026-04-01', '2024-04-01').replace('800,240', '900,200'));
    await bring();
    const known = await readKnown(db, OFFICE);
    const [course = []] = await coursesOf(db, OFFICE, known, [areas.west.id]);
    expect(course.map(({ series, gathered }) => [series.day, gathered.figures.population])).toEqual(
      [
        ['2026-04-01', 2000],
        ['2024-04-01', 2100],
      ],
    );
  });

  test('nothing crosses to the next office', async () => {
    const { id } = await bring();
    expect(await readSeries(db, NEIGHBOUR)).toEqual([]);
    expect(await readRows(db, NEIGHBOUR, id!)).toEqual([]);
    const tonari = { officeId: NEIGHBOUR, staffId: people.tonari.id };
    await expect(setRemoved(db, tonari, id!, true)).rejects.toMatchObject({ status: 404 });
    await expect(matchAgain(db, tonari, id!)).rejects.toMatchObject({ status: 404 });
  });

  const bytes = (text: string) => new TextEncoder().encode(text);
  const given = { today: '2026-11-26', file: '人口.csv' };

  test('by command: the day may be said, and must be where the file says none', async () => {
    const plain = '町名,人口\n滝山五丁目,800';
    const bring = (defaults: Record<string, string>) =>
      importPopulationFile(db, mori, bytes(plain), { ...given, defaults });
    await expect(bring({})).rejects.toThrow('いつの数字か');
    await expect(bring({ day: 'いつか' })).rejects.toThrow('day=いつか');
    expect(await bring({ day: '令和8年2月1日', source: '縁川市' })).toMatchObject({ accepted: 1 });
    expect(await readSeries(db, OFFICE)).toMatchObject([{ day: '2026-02-01', source: '縁川市' }]);
  });

  const ichikawa = '../shared/data/ichikawa/122033_104_population.csv';
  describe.skipIf(!existsSync(ichikawa))('a real file', () => {
    test('市川市 into an office that has none of its towns', async () => {
      const report = await importPopulationFile(db, mori, readFileSync(ichikawa), given);
      expect(report).toMatchObject({
        ...{ rows: 237, accepted: 237, rejected: 0, skipped: 0, repaired: 237, problems: [] },
        totals: { population: 492_489, aged65: 105_972, households: 254_842, unknown: 237 },
      });
    });
  });
});
