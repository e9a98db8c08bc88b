import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields, typedRecord } from '#tests/build-record.ts';
import { call, ledTo } from '#tests/call.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { readDraft } from '../drafts/drafts.server.ts';
import * as drafts from './drafts.ts';
import * as edit from './edit.tsx';
import { keepTypedRecord } from './kept.server.ts';
import * as list from './list.tsx';
import * as creating from './new.tsx';
import { rowOf, saveRecord } from './records.server.ts';
import * as removal from './removal.tsx';
import * as restoration from './restoration.ts';
import * as show from './show.tsx';
import * as step from './step.ts';
import { readViews } from './views.server.ts';
import * as views from './views.ts';

const nishida = actorNamed('nishida');
const west = {
  confidential: { who: '合言葉の人', detail: '' },
  nextStep: '電話',
  nextOn: '2026-12-01',
};

onBothEngines('pages of records', (open) => {
  async function office(): Promise<{ db: Db; id: string }> {
    const db = await open(buildCast);
    const id = newId();
    await saveRecord(db, nishida, id, buildFields(west));
    return { db, id };
  }
  const as = (name: PersonName) => actorNamed(name);

  describe('a new record', () => {
    test('is saved and shown', async () => {
      const { db } = await office();
      const id = newId();
      const came = await call(creating.action, {
        db,
        actor: nishida,
        form: { ...typedRecord, id },
      });
      expect([came.status, came.location]).toEqual([302, `/records/${id}?saved=1`]);
      expect(await rowOf(db, OFFICE, id)).toMatchObject({ staff_id: nishida.staffId });
    });

    test.each(['ichikawa'] as const)('is refused from %s', async (name) => {
      const { db } = await office();
      expect(
        (
          await call(creating.action, {
            db,
            actor: as(name),
            form: { ...typedRecord, id: newId() },
          })
        ).status,
      ).toBe(403);
      expect((await call(creating.loader, { db, actor: as(name) })).status).toBe(403);
    });

    test.each([
      ['without an area', { areaId: '' }, 'areaId'],
      ['with an area of nobody', { areaId: newId() }, 'areaId'],
      ['with a goal of nobody', { goalId: newId() }, 'goalId'],
      ['with an unknown kind', { kind: 'party' }, 'kind'],
      ['with an unknown code among known ones', { about: ['elderly', 'martians'] }, 'about'],
    ])('comes back as a draft with what was typed %s', async (_name, changed, field) => {
      const { db } = await office();
      const id = newId();
      const form = { ...typedRecord, id, done: '書いた文', ...changed };
      const given = { db, actor: nishida, form };
      const came = await call(creating.action, given);
      expect([came.status, came.location]).toEqual([302, `/records/new?draft=${id}`]);
      const { errors, typed } = (await ledTo(creating.loader, given, came)).data as {
        errors: { field: string; message: string }[];
        typed: Record<string, string>;
      };
      expect(errors.map((e) => e.field)).toEqual([field]);
      expect(errors[0]?.message).toMatch(/。$/);
      expect(typed.done).toBe('書いた文');
      await call(creating.action, { ...given, form: { ...form, ...typedRecord } });
      expect(await db.selectFrom('draft').selectAll().execute()).toEqual([]);
    });

    test('comes back as it is when it has no id to be kept under', async () => {
      const { db } = await office();
      const form = { ...typedRecord, id: 'x', done: '書いた文' };
      const came = await call(creating.action, { db, actor: nishida, form });
      expect([came.status, came.data]).toMatchObject([
        422,
        { errors: [{ field: 'id' }], values: { done: '書いた文' } },
      ]);
    });

    test('what is wrong with a draft is its writer’s alone, and gone once it is kept again', async () => {
      const { db } = await office();
      const id = newId();
      const given = { db, actor: nishida, form: { ...typedRecord, id, areaId: '' } };
      const came = await call(creating.action, given);
      const errors = async (actor = nishida) =>
        ((await ledTo(creating.loader, { db, actor }, came)).data as { errors: unknown[] }).errors
          .length;
      expect([await errors(), await errors(as('mori'))]).toEqual([1, 0]);
      await call(drafts.action, {
        db,
        actor: nishida,
        form: { ...typedRecord, draft_key: id, draft_seq: Date.now() },
      });
      expect(await errors()).toBe(0);
    });

    test('repeats an earlier one without its day, text and confidential part', async () => {
      const { db, id } = await office();
      const came = await call(creating.loader, {
        db,
        actor: nishida,
        url: `/records/new?from=${id}`,
      });
      const { typed } = came.data as { typed: Record<string, string> };
      expect(typed).toMatchObject({ kind: 'meeting', areaId: areas.taki5.id, who: '' });
      expect(typed.done).toBeUndefined();
      expect(typed.occurredOn).not.toBe('2026-11-20');
    });

    test('nobody repeats what they may not see', async () => {
      const { db, id } = await office();
      expect(
        (await call(creating.loader, { db, actor: as('tonari'), url: `/records/new?from=${id}` }))
          .status,
      ).toBe(404);
    });
  });

  describe('one record', () => {
    test.each([
      ['nishida', 200],
      ['higashi', 200],
      ['ichikawa', 200],
      ['sasaki', 200],
      ['tonari', 404],
    ] as const)('opened by %s gives %i', async (name, status) => {
      const { db, id } = await office();
      const came = await call(show.loader, { db, actor: as(name), params: { id } });
      expect(came.status).toBe(status);
      expect(JSON.stringify(came.data).includes('合言葉')).toBe(name === 'nishida');
    });

    test.each(['', 'x', newId()])('that is not there (%j) is not found', async (id) => {
      const { db } = await office();
      expect((await call(show.loader, { db, actor: nishida, params: { id } })).status).toBe(404);
    });

    test('a viewer of the west does not find a record of the east', async () => {
      const { db } = await office();
      const id = newId();
      await saveRecord(db, as('higashi'), id, buildFields({ areaId: areas.hon1.id }));
      expect((await call(show.loader, { db, actor: as('ichikawa'), params: { id } })).status).toBe(
        404,
      );
      const listed = await call(list.loader, { db, actor: as('ichikawa'), url: '/records' });
      expect(JSON.stringify(listed.data)).not.toContain(id);
    });
  });

  const posts = [
    ['correcting', edit.action, { ...typedRecord, version: '1', done: '直した' }],
    ['removing', removal.action, { reason: 'まちがい' }],
    ['bringing back', restoration.action, {}],
    ['finishing the step', step.action, {}],
  ] as const;
  describe.each(posts)('%s', (_name, action, form) => {
    test.each([
      ['nishida', 302],
      ['mori', 302],
      ['kobayashi', 302],
      ['higashi', 403],
      ['sasaki', 403],
      ['ichikawa', 403],
      ['tonari', 404],
    ] as const)('by %s gives %i', async (name, status) => {
      const { db, id } = await office();
      const before = await rowOf(db, OFFICE, id);
      expect((await call(action, { db, actor: as(name), params: { id }, form })).status).toBe(
        status,
      );
      if (status !== 302) expect(await rowOf(db, OFFICE, id)).toEqual(before);
    });
  });

  test('removing asks why', async () => {
    const { db, id } = await office();
    const came = await call(removal.action, {
      db,
      actor: nishida,
      params: { id },
      form: { reason: ' ' },
    });
    expect(came.status).toBe(422);
    expect((await rowOf(db, OFFICE, id))?.removed_at).toBeNull();
  });

  test('correcting over somebody else’s text shows both (R9)', async () => {
    const { db, id } = await office();
    const whole = {
      ...typedRecord,
      who: '合言葉の人',
      nextStep: '電話',
      nextOn: '2026-12-01',
      version: '1',
    };
    await call(edit.action, {
      db,
      actor: as('mori'),
      params: { id },
      form: { ...whole, done: '森の文' },
    });
    const given = { db, actor: nishida, params: { id }, form: { ...whole, done: '西田の文' } };
    const came = await call(edit.action, given);
    expect([came.status, came.location]).toEqual([302, `/records/${id}/edit?draft=1`]);
    expect((await ledTo(edit.loader, given, came)).data).toMatchObject({
      version: 2,
      typed: { done: '西田の文' },
      refusal: { errors: [], theirs: [{ label: 'したこと', text: '森の文' }] },
    });
    expect((await rowOf(db, OFFICE, id))?.done).toBe('森の文');
    // Sent once more it has been seen.
    const seen = { ...given, form: { ...given.form, version: '2' } };
    expect((await call(edit.action, seen)).location).toMatch(/saved=1/);
    expect((await rowOf(db, OFFICE, id))?.done).toBe('西田の文');
  });

  test('an invalid correction keeps what was typed, and what is ticked no more', async () => {
    const { db, id } = await office();
    const { verbs: _, ...unticked } = typedRecord;
    const form = { ...unticked, occurredOn: '13/40' };
    const given = { db, actor: nishida, params: { id }, form };
    const came = await call(edit.action, given);
    expect([came.status, came.location]).toEqual([302, `/records/${id}/edit?draft=1`]);
    const { data } = await ledTo(edit.loader, given, came);
    expect(data).toMatchObject({ version: 1, typed: { occurredOn: '13/40', verbs: [] } });
    const { refusal } = data as { refusal: { errors: { field: string }[] } };
    expect(refusal.errors.map((e) => e.field).toSorted()).toEqual(['occurredOn', 'verbs']);
  });

  describe('drafts', () => {
    const draft = { draft_key: newId(), draft_seq: 1, done: '書きかけ' };
    test.each([
      ['nishida', 204],
      ['ichikawa', 403],
    ] as const)('by %s give %i', async (name, status) => {
      const { db } = await office();
      expect((await call(drafts.action, { db, actor: as(name), form: draft })).status).toBe(status);
    });

    test('without a person give 401, with a strange key 422', async () => {
      const { db } = await office();
      expect((await call(drafts.action, { db, actor: null, form: draft })).status).toBe(401);
      expect(
        (await call(drafts.action, { db, actor: nishida, form: { ...draft, draft_key: 'x' } }))
          .status,
      ).toBe(422);
    });

    test.each([
      ['the writer', nishida.staffId, 204, 1],
      ['somebody else, who signed in meanwhile', newId(), 401, 0],
    ])('written by %s (%s) give %i', async (_name, draft_writer, status, count) => {
      const { db } = await office();
      const form = { ...draft, draft_writer };
      expect((await call(drafts.action, { db, actor: nishida, form })).status).toBe(status);
      const kept = await db.selectFrom('draft').select('body').execute();
      expect(kept).toHaveLength(count);
    });

    test('give 507 where the disk is full', async () => {
      const { db } = await office();
      const full = db.withPlugin({
        transformQuery: ({ node }) => {
          if (node.kind === 'InsertQueryNode')
            throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const given = { db: full, actor: nishida, form: draft };
      expect((await call(drafts.action, given)).status).toBe(507);
    });

    test('of a new record that is saved already are not kept again', async () => {
      const { db, id } = await office();
      const late = { draft_key: id, draft_seq: 9, done: 'おくれて着いた文' };
      expect((await call(drafts.action, { db, actor: nishida, form: late })).status).toBe(204);
      const writer = { officeId: OFFICE, staffId: nishida.staffId };
      expect(await readDraft(db, writer, id)).toBeNull();
      await call(drafts.action, { db, actor: nishida, form: { ...late, version: 1 } });
      expect((await readDraft(db, writer, id))?.typed.done).toBe('おくれて着いた文');
    });

    test('what came after the session had run out waits as a draft (S8)', async () => {
      const { db } = await office();
      const id = newId();
      const form = new FormData();
      form.set('id', id);
      form.set('done', '一時間かけて書いた文');
      const writer = { officeId: OFFICE, staffId: nishida.staffId };
      expect(await keepTypedRecord(db, writer, new URL('http://localhost/records/new'), form)).toBe(
        true,
      );
      expect(await keepTypedRecord(db, writer, new URL('http://localhost/staff'), form)).toBe(
        false,
      );
      expect((await readDraft(db, writer, id))?.typed.done).toBe('一時間かけて書いた文');
      const came = await call(creating.loader, {
        db,
        actor: nishida,
        url: `/records/new?draft=${id}`,
      });
      expect(came.data).toMatchObject({ id, typed: { done: '一時間かけて書いた文' } });
    });
  });

  test('a view keeps only what a filter knows, and only its owner drops it', async () => {
    const { db } = await office();
    await call(views.action, {
      db,
      actor: nishida,
      form: { name: '訓練', query: '?kind=drill&evil=1', shared: '1' },
    });
    const [view] = await readViews(db, as('mori'));
    expect(view?.query).toBe('?kind=drill');
    expect(
      (await call(views.action, { db, actor: as('mori'), form: { drop: view?.id ?? '' } })).status,
    ).toBe(404);
    expect(
      (await call(views.action, { db, actor: nishida, form: { drop: view?.id ?? '' } })).status,
    ).toBe(302);
  });
});
