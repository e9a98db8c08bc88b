import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { saveRecord } from '../records/records.server.ts';
import {
  addTemplate,
  dropTemplate,
  editTemplate,
  findDropped,
  moveTemplate,
  reachTemplate,
  reachTemplateToEdit,
  readTemplates,
  restoreTemplate,
} from './templates.server.ts';

const [nishida, higashi, mori, ichikawa, tonari] = (
  ['nishida', 'higashi', 'mori', 'ichikawa', 'tonari'] as const
).map(actorNamed) as [A, A, A, A, A];
type A = ReturnType<typeof actorNamed>;
const fields = { kind: 'place', done: '参加者：', who: '内密の名' };
const status = (doing: Promise<unknown>) =>
  doing.then(
    () => 200,
    (thrown: Response) => thrown.status,
  );

onBothEngines('templates', (open) => {
  async function office() {
    const db = await open();
    await buildCast(db);
    const [own, shared] = [newId(), newId()];
    await addTemplate(db, nishida, own, { name: 'サロン', fields, isOffice: false });
    await addTemplate(db, mori, shared, { name: '役員会', fields, isOffice: true });
    return { db, own, shared };
  }
  const names = async (db: Db, actor: A) => (await readTemplates(db, actor)).map((t) => t.name);

  test('one sees the own ones and those of the office', async () => {
    const { db, own, shared } = await office();
    expect(await names(db, nishida)).toEqual(['サロン', '役員会']);
    expect(await names(db, higashi)).toEqual(['役員会']);
    expect(await names(db, tonari)).toEqual([]);
    expect(await status(reachTemplate(db, higashi, own))).toBe(404);
    expect(await status(reachTemplate(db, ichikawa, shared))).toBe(404);
    expect(await status(reachTemplate(db, nishida, 'x'))).toBe(404);
    expect(await status(reachTemplateToEdit(db, higashi, shared))).toBe(403);
    expect(await status(reachTemplateToEdit(db, mori, shared))).toBe(200);
  });

  test('nothing confidential reaches the table', async () => {
    const { db, own } = await office();
    await editTemplate(db, nishida, own, 1, {
      name: 'サロン',
      fields: { ...fields, detail: '内密の文' },
    });
    const rows = await db.selectFrom('template').selectAll().execute();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('内密');
  });

  test('sent twice, it is made once', async () => {
    const { db, own } = await office();
    await addTemplate(db, nishida, own, { name: '二度め', fields, isOffice: false });
    expect(await names(db, nishida)).toEqual(['サロン', '役員会']);
  });

  test('only who sets the office up makes one for all, a viewer makes none', async () => {
    const { db } = await office();
    const named = { name: '勝手に', fields, isOffice: true };
    expect(await status(addTemplate(db, higashi, newId(), named))).toBe(403);
    expect(await status(addTemplate(db, ichikawa, newId(), { ...named, isOffice: false }))).toBe(
      403,
    );
    expect(await names(db, mori)).toEqual(['役員会']);
  });

  test('correcting from an old state changes nothing (R9)', async () => {
    const { db, shared } = await office();
    expect(await editTemplate(db, mori, shared, 1, { name: '総会', fields })).toBe(true);
    expect(await editTemplate(db, mori, shared, 1, { name: '古い名', fields })).toBe(false);
    expect(await reachTemplate(db, mori, shared)).toMatchObject({ name: '総会', version: 2 });
  });

  test('order is changed among those of one owner', async () => {
    const { db, own } = await office();
    const second = newId();
    await addTemplate(db, nishida, second, { name: '見守り', fields, isOffice: false });
    await moveTemplate(db, nishida, second, -1);
    expect(await names(db, nishida)).toEqual(['見守り', '役員会', 'サロン']);
    await moveTemplate(db, nishida, second, -1);
    expect(await names(db, nishida)).toEqual(['見守り', '役員会', 'サロン']);
    await dropTemplate(db, nishida, own);
    expect(await names(db, nishida)).toEqual(['見守り', '役員会']);
  });

  test('dropped, it is not there for anybody until it comes back as it was', async () => {
    const { db, own, shared } = await office();
    const before = await readTemplates(db, nishida);
    for (const [actor, id] of [
      [nishida, own],
      [mori, shared],
    ] as const) {
      await dropTemplate(db, actor, id);
      await dropTemplate(db, actor, id); // pressed twice
      expect(await status(reachTemplate(db, actor, id))).toBe(404);
    }
    expect(await readTemplates(db, nishida)).toEqual([]);
    const again = { name: '作りなおし', fields, isOffice: false };
    await addTemplate(db, nishida, newId(), again);
    for (const [actor, id] of [
      [nishida, own],
      [mori, shared],
    ] as const) {
      await restoreTemplate(db, actor, id);
      await restoreTemplate(db, actor, id);
    }
    expect((await readTemplates(db, nishida)).slice(0, 2)).toEqual(before);
    const lines = (await notes(db)).filter((verb) => verb.startsWith('template.'));
    expect(lines).toContain('template.restore');
  });

  test('only who may correct it finds it among those that were dropped', async () => {
    const { db, own, shared } = await office();
    const finds = async (actor: A, id: string) => (await findDropped(db, actor, id)) !== null;
    expect(await finds(nishida, own)).toBe(false); // it stands
    await dropTemplate(db, nishida, own);
    await dropTemplate(db, mori, shared);
    const all = [nishida, higashi, mori, ichikawa, tonari];
    expect(await Promise.all(all.map((actor) => finds(actor, own)))).toEqual(
      all.map((actor) => actor === nishida),
    );
    expect(await Promise.all(all.map((actor) => finds(actor, shared)))).toEqual(
      all.map((actor) => actor === mori),
    );
    expect(await finds(nishida, 'x')).toBe(false);
  });

  test('after a month it is gone, with a line of its own', async () => {
    const { db, own, shared } = await office();
    await dropTemplate(db, nishida, own);
    const long = new Date(Date.now() - 31 * 86_400_000).toISOString();
    await db.updateTable('template').set({ updated_at: long }).where('id', '=', own).execute();
    await dropTemplate(db, mori, shared);
    expect(await findDropped(db, nishida, own)).toBeNull();
    expect(await findDropped(db, mori, shared)).not.toBeNull();
    expect((await notes(db)).filter((verb) => verb === 'template.purge')).toHaveLength(1);
  });

  test('a record begun from it counts once, and another’s counts nothing', async () => {
    const { db, own, shared } = await office();
    const id = newId();
    for (const _ of [1, 2]) await saveRecord(db, nishida, id, buildFields(), { template: own });
    await saveRecord(db, higashi, newId(), buildFields(), { template: own });
    await saveRecord(db, higashi, newId(), buildFields(), { template: shared });
    expect((await readTemplates(db, nishida)).map((t) => [t.name, t.used])).toEqual([
      ['サロン', 1],
      ['役員会', 1],
    ]);
  });
});
