import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { editRecord } from './edits.server.ts';
import { reachWhole } from './reach.server.ts';
import type { RecordFields } from './record.ts';
import { saveRecord } from './records.server.ts';
import { readForPage } from './show.server.ts';

const nishida = actorNamed('nishida');

onBothEngines('the page of one record', (open) => {
  const office = () => open(buildCast);
  async function shown(db: Db, id: string, name: Parameters<typeof actorNamed>[0]) {
    const actor = actorNamed(name);
    return readForPage(db, actor, await reachWhole(db, actor, id));
  }
  async function saved(db: Db, fields: Partial<RecordFields>) {
    const id = newId();
    await saveRecord(db, nishida, id, buildFields(fields));
    return id;
  }

  test('says what changed in labels, names and Japanese dates', async () => {
    const db = await office();
    const first = { areaId: areas.taki4.id, kind: 'meeting', occurredOn: '2026-11-02' };
    const id = await saved(db, first);
    const second = { areaId: areas.taki5.id, kind: 'visit', occurredOn: '2026-11-03' };
    await editRecord(db, nishida, id, 1, buildFields(second));
    const [change] = (await shown(db, id, 'nishida')).history;
    expect(change?.fields).toEqual([
      { label: '地域', before: '滝山四丁目', after: '滝山五丁目' },
      { label: '日付', before: '令和8年11月2日(月)', after: '令和8年11月3日(火)' },
      { label: '活動の種類', before: '会合への出席', after: '個別相談・訪問' },
    ]);
  });

  test('新規・継続 stands with the facts, and its change in the history alone', async () => {
    const db = await office();
    const id = await saved(db, {});
    // As a version of 0.2.0 was kept.
    const { course: _, confidential: _c, ...old } = buildFields();
    await editRecord(db, nishida, id, 1, buildFields({ done: '会った。' }));
    await db
      .updateTable('record_version')
      .set({ fields: JSON.stringify(old) })
      .where('record_id', '=', id)
      .execute();
    await editRecord(db, nishida, id, 2, buildFields({ done: '会った。', course: 'continued' }));
    const { facts, history } = await shown(db, id, 'higashi');
    expect(facts).toContainEqual({ term: '新規・継続', detail: '継続' });
    expect(history.map(({ fields }) => fields.map(({ label, after }) => [label, after]))).toEqual([
      [['新規・継続', '継続']],
      [['したこと', '会った。']],
      [],
    ]);
  });

  test.each(['sasaki', 'higashi', 'ichikawa'] as const)(
    'tells %s nothing of a confidential part, not even by a figure or a change',
    async (name) => {
      const db = await office();
      const plain = { done: '', confidential: { who: '', detail: '' } };
      const secret = { done: '', confidential: { who: '山田', detail: '家族のこと' } };
      const [without, having] = [await saved(db, plain), await saved(db, plain)];
      await editRecord(db, nishida, having, 1, buildFields(secret));
      const { id: _i, ...one } = await shown(db, without, name);
      const { id: _j, ...other } = await shown(db, having, name);
      expect(other.history).toHaveLength(1);
      expect(withoutTimes(other)).toEqual(withoutTimes(one));
      expect((await shown(db, having, 'nishida')).completeness).toBeGreaterThan(one.completeness);
    },
  );
});

function withoutTimes<S extends { history: { at: string; version: number }[] }>(page: S) {
  return { ...page, history: page.history.map(({ at: _a, version: _v, ...rest }) => rest) };
}
