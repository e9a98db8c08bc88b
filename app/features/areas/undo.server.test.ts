import { beforeEach, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { newId } from '#app/lib/ids.ts';
import { bytesOf, sampleFile } from '#tests/area-files.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, NEIGHBOUR, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { saveAppointment } from '../appointments/appointments.server.ts';
import { editRecord } from '../records/edits.server.ts';
import { saveRecord } from '../records/records.server.ts';
import { addTemplate } from '../templates/templates.server.ts';
import { assign } from './assignments.server.ts';
import { importAreas, importAreasFile } from './import.server.ts';
import { readAll } from './stored.server.ts';
import { previewUndo, undoAreas } from './undo.server.ts';
import { keptWords } from './words.ts';

const who = { officeId: OFFICE, staffId: people.mori.id };
const nishida = actorNamed('nishida');
const day = '2026-11-23';
const file =
  '町丁目,避難所,かな\n中央町,中央小学校,ちゅうおうちょう\n滝山四丁目,,たきやまよんちょうめ\n';

onBothEngines('undoing an import of areas', (open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open(buildCast);
  });

  const bring = async (text: string | Uint8Array = file) =>
    (await importAreas(db, who, typeof text === 'string' ? bytesOf(text) : text, day, '地域.csv'))
      .batchId;
  /** What is said of places, without when and by whom. */
  const said = async (officeId = OFFICE) => {
    const { areas: all, ...rest } = await readAll(db, officeId);
    return { ...rest, areas: all.map(({ version, updated_at, ...area }) => area) };
  };
  const idOf = async (name: string) =>
    (await readAll(db, OFFICE)).areas.find((area) => area.name === name)?.id ?? '';
  const batch = (id: string) =>
    db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  test('all is as it was, one line in the chain tells of it, and it comes back when asked for', async () => {
    const before = await said();
    const id = await bring();
    expect(await batch(id)).toMatchObject({ kind: 'areas', file_name: '地域.csv', accepted: 2 });
    expect((await previewUndo(db, OFFICE, id))?.drop).toHaveLength(2);
    const lines = (await notes(db)).length;
    expect(await undoAreas(db, who, id, day)).toEqual([]);
    expect(await said()).toEqual(before);
    expect((await notes(db)).slice(lines)).toEqual(['import.undo']);
    expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
    expect(await batch(id)).toMatchObject({ kept: '[]', undone_by: people.mori.id });
    const again = await bring();
    expect(await batch(again)).toMatchObject({ accepted: 2 });
  });

  test('files of every kind, the last first', async () => {
    const befores = [];
    for (const name of ['shelters.json', 'towns.json', 'official-cp932.csv', 'list.csv']) {
      const before = await said();
      befores.push({ before, id: await bring(sampleFile(name)) });
    }
    for (const { before, id } of befores.reverse()) {
      await undoAreas(db, who, id, day);
      expect(await said()).toEqual(before);
    }
  });

  test('a second press finds it done, and the neighbour finds nothing', async () => {
    const id = await bring();
    const next = { officeId: NEIGHBOUR, staffId: people.tonari.id };
    expect(await previewUndo(db, NEIGHBOUR, id)).toBe(null);
    await undoAreas(db, next, id, day);
    expect(await idOf('中央町')).not.toBe('');
    await undoAreas(db, who, id, day);
    const { undone_at } = await batch(id);
    await undoAreas(db, who, id, day);
    expect((await batch(id)).undone_at).toBe(undone_at);
    expect((await notes(db)).at(-1)).toBe('area.same');
  });

  const recorded = async (areaId: string) => {
    const id = newId();
    await saveRecord(db, nishida, id, buildFields({ areaId }));
    return id;
  };
  test.each<[string, (areaId: string) => Promise<unknown>, string]>([
    ['a record', recorded, '行動記録に使っている'],
    [
      'a record that is elsewhere by now',
      async (areaId) => {
        const id = await recorded(areaId);
        await editRecord(db, nishida, id, 1, buildFields({ areaId: areas.taki5.id }));
      },
      '行動記録に使っている',
    ],
    [
      'a plan',
      (areaId) => saveAppointment(db, nishida, newId(), buildAppointment({ areaId })),
      '予定に使っている',
    ],
    [
      'an assignment',
      (areaId) =>
        assign(db, who, newId(), {
          ...{ staffId: people.nishida.id, areaId, support: 'community' },
          ...{ duty: 'main', fromOn: day, untilOn: null },
        }),
      '担当が決まっている',
    ],
    [
      'a report',
      (areaId) =>
        db
          .insertInto('report')
          .values({
            ...{ office_id: OFFICE, id: newId(), title: 'x', scope: 'area', area_id: areaId },
            ...{ staff_id: null, from_on: day, until_on: day, words: '{}', figures: null },
            ...{ fixed_at: null, fixed_by: null, written_by: people.mori.id, created_at: day },
            ...{
              removed_at: null,
              removed_by: null,
              version: 1,
              updated_at: day,
              updated_by: null,
            },
          })
          .execute(),
      '報告書に使っている',
    ],
    [
      'a template',
      (areaId) =>
        addTemplate(db, nishida, newId(), { name: 'x', fields: { areaId }, isOffice: false }),
      'ひな形に使っている',
    ],
  ])('%s keeps the town, and the zone that it lies in', async (_, use, why) => {
    const id = await bring();
    await use(await idOf('中央町'));
    const kept = await undoAreas(db, who, id, day);
    expect(kept.map((each) => keptWords(each, true))).toEqual([
      expect.stringMatching(`^「中央町」は、${why}ので、そのまま残してあります。$`),
      '「中央小学校」は、残る地域が、この中にあるので、そのまま残してあります。',
    ]);
    expect(JSON.parse((await batch(id)).kept ?? '')).toEqual(kept);
    const { areas: all, edges } = await said();
    expect(all.find(({ name }) => name === '滝山四丁目')?.kana).toBe('');
    const town = await idOf('中央町');
    expect(edges.some(({ child_id }) => child_id === town)).toBe(true);
  });

  test('towns that lose the shelter of another import are proposed to what is nearest then', async () => {
    const list = (name: string, lat: number) =>
      `種別,名前,緯度,経度\n避難所区域,${name},${lat},139.5\n`;
    await bring(list('南小学校', 35.6));
    const near = await bring(list('北小学校', 35.7));
    await bring('[{"town":"北町","koaza":"","lat":35.7,"lng":139.5}]');
    const nearest = async () => {
      const town = await idOf('北町');
      const { areas: all, edges } = await said();
      const of = edges.filter(({ child_id }) => child_id === town);
      return of.map(({ parent_id }) => all.find(({ id }) => id === parent_id)?.name);
    };
    expect(await nearest()).toEqual(['北小学校']);
    await undoAreas(db, who, near, day);
    expect(await nearest()).toEqual(['南小学校']);
  });

  test('from the command line it stands in the name of who answers longest, and is undone as well', async () => {
    const nobody = { officeId: OFFICE, staffId: null };
    await importAreasFile(db, nobody, bytesOf(file), { today: day, file: 'まち.csv' });
    const made = await db.selectFrom('import_batch').selectAll().executeTakeFirstOrThrow();
    expect(made).toMatchObject({ file_name: 'まち.csv', staff_id: people.mori.id });
    await undoAreas(db, who, made.id, day);
    expect(await idOf('中央町')).toBe('');
  });
});
