import { expect, test } from 'vitest';
import type { Typed } from '#app/lib/forms.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields, typedRecord } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import * as list from '../templates/list.tsx';
import { readTemplates } from '../templates/templates.server.ts';
import * as creating from './new.tsx';
import { saveRecord } from './records.server.ts';
import * as editing from './template-edit.tsx';
import * as making from './template-new.tsx';

const nishida = actorNamed('nishida');
const viewer = actorNamed('ichikawa');
const errorsOf = (came: { data: unknown }) => (came.data as { errors: { field: string }[] }).errors;

onBothEngines('pages of templates', (open) => {
  async function office() {
    const db = await open();
    await buildCast(db);
    const record = newId();
    const confidential = { who: '合言葉の人', detail: '合言葉の文' };
    const text = { done: 'サロンで体操をした。', place: '集会所', confidential };
    await saveRecord(db, nishida, record, buildFields({ ...text, result: 'resolved' }));
    return { db, record };
  }

  test('one is made of a record, and fills a new one', async () => {
    const { db, record } = await office();
    const url = `/templates/new?from=${record}`;
    const offered = (await call(making.loader, { db, actor: nishida, url })).data as {
      id: string;
      typed: Typed;
    };
    expect(offered.typed).toMatchObject({ name: 'サロンで体操をした。', place: '集会所' });
    expect(JSON.stringify(offered)).not.toContain('合言葉');
    const form = { ...offered.typed, id: offered.id, name: 'サロン' };
    const made = await call(making.action, { db, actor: nishida, form });
    expect([made.status, made.location]).toEqual([302, '/templates?done=add']);

    const begun = await call(creating.loader, {
      db,
      actor: nishida,
      url: `/records/new?template=${offered.id}`,
    });
    const { typed } = begun.data as { typed: Typed };
    expect(typed).toMatchObject({ place: '集会所', kind: 'meeting', template: offered.id });
    await call(creating.action, {
      db,
      actor: nishida,
      form: { ...typedRecord, id: newId(), template: offered.id },
    });
    expect((await readTemplates(db, nishida))[0]).toMatchObject({ used: 1 });
  });

  test('a template of somebody else fills nothing', async () => {
    const { db } = await office();
    const id = newId();
    await call(making.action, { db, actor: nishida, form: { id, name: 'x', place: '集会所' } });
    const url = `/records/new?template=${id}`;
    const begun = await call(creating.loader, { db, actor: actorNamed('higashi'), url });
    expect(JSON.stringify((begun.data as { typed: Typed }).typed)).not.toContain('集会所');
  });

  test.each([
    ['without a name', { name: ' ' }, ['name']],
    ['with a long name', { name: 'あ'.repeat(41) }, ['name']],
    ['with minutes that cannot be read', { minutes: 'しばらく' }, ['minutes']],
  ])('comes back %s', async (_, changed, fields) => {
    const { db } = await office();
    const form = { id: newId(), name: 'サロン', done: '書いた文', ...changed };
    const came = await call(making.action, { db, actor: nishida, form });
    expect(came.status).toBe(422);
    expect(errorsOf(came).map((e) => e.field)).toEqual(fields);
    expect(came.data).toMatchObject({ values: { done: '書いた文' } });
  });

  test('is corrected, and two at once are told', async () => {
    const { db } = await office();
    const id = newId();
    await call(making.action, {
      db,
      actor: nishida,
      form: { id, name: 'サロン', areaId: areas.taki5.id },
    });
    const at = { db, actor: nishida, params: { id } };
    expect((await call(editing.loader, at)).data).toMatchObject({
      typed: { name: 'サロン' },
      version: 1,
    });
    const first = await call(editing.action, { ...at, form: { version: '1', name: '体操' } });
    expect(first.location).toBe('/templates?done=edit');
    const late = await call(editing.action, { ...at, form: { version: '1', name: '茶話会' } });
    expect(late.status).toBe(409);
    expect(late.data).toMatchObject({ values: { name: '茶話会', version: '2' } });
    expect((await readTemplates(db, nishida))[0]).toMatchObject({ name: '体操' });
  });

  test('is put in order and dropped', async () => {
    const { db } = await office();
    const ids = [newId(), newId()];
    for (const id of ids)
      await call(making.action, { db, actor: nishida, form: { id, name: id.slice(-4) } });
    const press = (id: string, intent: string) =>
      call(list.action, { db, actor: nishida, form: { id, intent } });
    await press(ids[1] ?? '', 'up');
    expect((await readTemplates(db, nishida)).map((t) => t.id)).toEqual(ids.toReversed());
    const dropped = await press(ids[0] ?? '', 'drop');
    expect(dropped.location).toBe(`/templates?gone=${ids[0]}`);
    expect((await readTemplates(db, nishida)).map((t) => t.id)).toEqual([ids[1]]);
    const url = dropped.location ?? '';
    const gone = async (actor = nishida) =>
      ((await call(list.loader, { db, actor, url })).data as { gone: { id: string } | null }).gone;
    expect(await gone()).toMatchObject({ id: ids[0] });
    expect(await gone(actorNamed('higashi'))).toBeNull();
    for (const _ of [1, 2])
      expect((await press(ids[0] ?? '', 'back')).location).toBe('/templates?done=back');
    expect((await readTemplates(db, nishida)).map((t) => t.id)).toEqual(ids.toReversed());
    expect(await gone()).toBeNull();
    expect((await press(newId(), 'back')).status).toBe(404);
    expect((await press(ids[1] ?? '', 'burn')).status).toBe(422);
    expect((await press(newId(), 'drop')).status).toBe(404);
  });

  test('a viewer gets none of it', async () => {
    const { db } = await office();
    for (const handler of [list.loader, making.loader])
      expect((await call(handler, { db, actor: viewer })).status).toBe(403);
    const form = { id: newId(), name: 'x' };
    expect((await call(making.action, { db, actor: viewer, form })).status).toBe(403);
  });
});
