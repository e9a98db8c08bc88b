import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import type { Actor } from '#app/features/accounts/actor.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { keepDraft, readDraft, readDrafts } from '../drafts/drafts.server.ts';
import { readConfidential, readStates } from './confidential.server.ts';
import { editRecord } from './edits.server.ts';
import { PAGE, readFilter } from './filter.ts';
import { historyOf } from './history.ts';
import { listRecords } from './list.server.ts';
import { reachWhole } from './reach.server.ts';
import type { RecordFields } from './record.ts';
import { removeRecord, restoreRecord, rowOf, saveRecord, stepOf } from './records.server.ts';
import { toConfidential, toShared } from './rows.ts';
import { finishStep, openSteps } from './steps.server.ts';
import { dropView, readViews, saveView } from './views.server.ts';

const nishida = actorNamed('nishida');
const mori = actorNamed('mori');

onBothEngines('records', (open) => {
  const office = () => open(buildCast);
  async function saved(
    db: Db,
    fields: Partial<RecordFields> = {},
    actor = nishida,
  ): Promise<string> {
    const id = newId();
    await saveRecord(db, actor, id, buildFields(fields));
    return id;
  }
  async function whole(db: Db, id: string): Promise<RecordFields> {
    const row = await rowOf(db, OFFICE, id);
    if (!row) throw new Error('gone');
    const step = await stepOf(db, OFFICE, id);
    const part = await readConfidential(db, mori, row);
    return { ...toShared(row, step ?? null), confidential: toConfidential(part ?? undefined) };
  }
  const find = async (db: Db, query: string, actor = nishida) =>
    listRecords(db, actor, readFilter(new URLSearchParams(query), '2026-11-23'));
  const ids = async (db: Db, query: string, actor = nishida) =>
    (await find(db, query, actor)).rows.map((r) => r.id);
  const verbsOfAudit = async (db: Db) =>
    (
      await db
        .selectFrom('audit')
        .select('verb')
        .where('office_id', '=', OFFICE)
        .orderBy('seq')
        .execute()
    ).map((r) => r.verb);

  test('keeps every field', async () => {
    const db = await office();
    const fields = buildFields({
      startedAt: '14:05',
      minutes: 90,
      place: '集会所',
      means: 'visit',
      verbs: ['know', 'spread'],
      supportSecond: 'life',
      withNames: '自治会長',
      headcount: 12,
      aim: '顔合わせ',
      position: '聞き役',
      noticed: '暗い道がある',
      result: 'continue',
      through: 'self',
      course: 'new',
      about: ['elderly'],
      connected: ['salon'],
      nextStep: '電話する',
      nextOn: '2026-12-01',
      confidential: { who: '山田さん 80歳', detail: '夜に眠れない' },
    });
    const id = newId();
    await saveRecord(db, nishida, id, fields);
    expect(await whole(db, id)).toEqual(fields);
    expect(await rowOf(db, OFFICE, id)).toMatchObject({
      fiscal_year: 2026,
      half: 2,
      month: '2026-11',
      version: 1,
      staff_id: nishida.staffId,
    });
  });

  test('saving under one id many times, at once too, is one record', async () => {
    const db = await office();
    const id = newId();
    const sendings = Array.from({ length: 5 }, () => saveRecord(db, nishida, id, buildFields()));
    expect((await Promise.all(sendings)).filter(Boolean)).toEqual([true]);
    expect(await saveRecord(db, nishida, id, buildFields())).toBe(false);
    expect(await ids(db, '')).toEqual([id]);
    expect((await verbsOfAudit(db)).filter((verb) => verb === 'record.create').length).toBe(1);
  });

  test('corrects, keeps what was, and says who changed what', async () => {
    const db = await office();
    const id = await saved(db, { done: '一', confidential: { who: '', detail: '内一' } });
    await editRecord(
      db,
      nishida,
      id,
      1,
      buildFields({ done: '二', confidential: { who: '', detail: '内一' } }),
    );
    await editRecord(
      db,
      mori,
      id,
      2,
      buildFields({ done: '二', confidential: { who: '', detail: '内二' } }),
    );
    const history = async (actor: Actor) => {
      const row = await reachWhole(db, actor, id);
      return historyOf(row, await whole(db, id), await readStates(db, actor, row));
    };
    expect((await history(mori)).map((c) => [c.by, c.fields])).toEqual([
      ['森 和子', [{ field: 'confidential.detail', before: '内一', after: '内二' }]],
      ['西田 あゆみ', [{ field: 'done', before: '一', after: '二' }]],
      ['西田 あゆみ', []],
    ]);
    expect(JSON.stringify(await history(actorNamed('higashi')))).not.toContain('内');
  });

  test('two people, different fields: both are kept (R9)', async () => {
    const db = await office();
    const id = await saved(db, { done: 'はじめ', noticed: 'はじめ' });
    await editRecord(db, mori, id, 1, buildFields({ done: 'はじめ', noticed: '森が書いた' }));
    const edited = await editRecord(
      db,
      nishida,
      id,
      1,
      buildFields({ done: '西田が書いた', noticed: 'はじめ' }),
    );
    expect(edited).toEqual({ done: true, taken: ['noticed'] });
    expect(await whole(db, id)).toMatchObject({ done: '西田が書いた', noticed: '森が書いた' });
  });

  test('two people, the same field: nothing is overwritten (R9)', async () => {
    const db = await office();
    const id = await saved(db, { done: 'はじめ' });
    await editRecord(db, mori, id, 1, buildFields({ done: '森の文' }));
    const edited = await editRecord(db, nishida, id, 1, buildFields({ done: '西田の文' }));
    expect(edited).toEqual({
      done: false,
      version: 2,
      clashes: [{ field: 'done', mine: '西田の文', theirs: '森の文' }],
    });
    expect((await whole(db, id)).done).toBe('森の文');
    expect(await editRecord(db, nishida, id, 2, buildFields({ done: '両方の文' }))).toMatchObject({
      done: true,
    });
  });

  test('people at once: each change survives or comes back as a clash', async () => {
    const db = await office();
    const id = await saved(db, { done: '', noticed: '', aim: '' });
    const mine = (['done', 'noticed', 'aim', 'position', 'place'] as const).map((field) =>
      editRecord(
        db,
        nishida,
        id,
        1,
        buildFields({ done: '', noticed: '', aim: '', [field]: field }),
      ),
    );
    expect((await Promise.all(mine)).every((e) => e.done)).toBe(true);
    expect(await whole(db, id)).toMatchObject({
      done: 'done',
      noticed: 'noticed',
      aim: 'aim',
      position: 'position',
      place: 'place',
    });
  });

  test('removing hides everywhere, and can be undone', async () => {
    const db = await office();
    const id = await saved(db, { done: '避難の話', nextStep: '電話', nextOn: '2026-11-24' });
    await removeRecord(db, nishida, id, '二重に書いた');
    expect(await ids(db, '')).toEqual([]);
    expect(await find(db, 'q=避難')).toMatchObject({ rows: [], count: 0 });
    expect(await openSteps(db, nishida, '2026-12-31')).toEqual([]);
    expect(await ids(db, 'removed=1')).toEqual([id]);
    await restoreRecord(db, nishida, id);
    expect(await ids(db, 'q=避難')).toEqual([id]);
  });

  describe('finding', () => {
    test('finds words of two letters and more, all of them, in every spelling', async () => {
      const db = await office();
      const drill = await saved(db, {
        done: '避難訓練の打合せ。民生委員の髙橋さんと。',
        occurredOn: '2026-11-01',
      });
      const letter = await saved(db, {
        done: '広報の相談',
        noticed: '避難先が遠い',
        occurredOn: '2026-11-02',
      });
      expect(await ids(db, 'q=避難')).toEqual([letter, drill]);
      expect(await ids(db, 'q=民生委員')).toEqual([drill]);
      expect(await ids(db, `q=${encodeURIComponent('避難　民生委員')}`)).toEqual([drill]);
      expect(await ids(db, 'q=高橋')).toEqual([drill]);
      expect(await ids(db, 'q=生員')).toEqual([]);
      expect(await ids(db, 'q=100%')).toEqual([]);
      expect(await ids(db, 'q=「」')).toEqual([]);
    });

    test('follows a correction of text and date', async () => {
      const db = await office();
      const one = await saved(db, { done: '孤立の相談', occurredOn: '2026-11-01' });
      const two = await saved(db, { done: '孤立の相談', occurredOn: '2026-11-02' });
      await editRecord(
        db,
        nishida,
        one,
        1,
        buildFields({ done: '孤立の相談、続き', occurredOn: '2026-11-03' }),
      );
      expect(await ids(db, 'q=孤立')).toEqual([one, two]);
      await editRecord(
        db,
        nishida,
        one,
        2,
        buildFields({ done: '転居の相談', occurredOn: '2026-11-03' }),
      );
      expect(await ids(db, 'q=孤立')).toEqual([two]);
      expect(await ids(db, 'q=転居')).toEqual([one]);
    });

    test.each([
      ['area', `area=${areas.west.id}`, ['五', '四']],
      ['zone', `area=${areas.school9.id}`, ['五']],
      ['kind', 'kind=drill', ['四']],
      ['verb', 'verb=spread', ['本']],
      ['from', 'from=2026-11-02', ['本', '五']],
      ['from and to', 'from=2026-11-02&to=2026-11-02', ['五']],
      ['worker', `staff=${actorNamed('higashi').staffId}`, ['本']],
      ['support, main or second', 'support=life', ['四']],
      ['several at once', `area=${areas.west.id}&kind=drill&q=訓練`, ['四']],
      [
        'broken parts, which are left out',
        'area=x&from=いつか&staff=1&before=z',
        ['本', '五', '四'],
      ],
    ])('narrows by %s', async (_name, query, titles) => {
      const db = await office();
      await saved(db, {
        areaId: areas.taki4.id,
        kind: 'drill',
        supportSecond: 'life',
        done: '四 訓練',
        occurredOn: '2026-11-01',
      });
      await saved(db, { areaId: areas.taki5.id, done: '五 訓練', occurredOn: '2026-11-02' });
      await saved(
        db,
        { areaId: areas.hon1.id, verbs: ['spread'], done: '本', occurredOn: '2026-11-03' },
        actorNamed('higashi'),
      );
      const found = await find(db, query);
      expect(found.rows.map((r) => r.done[0])).toEqual(titles);
    });

    test('pages through all, each once, in one order', async () => {
      const db = await office();
      const made: string[] = [];
      for (let n = 0; n < PAGE * 2 + 5; n++)
        made.push(
          await saved(db, {
            occurredOn: `2026-11-${String(1 + (n % 20)).padStart(2, '0')}`,
            areaId: n % 2 ? areas.taki4.id : areas.taki5.id,
            done: '避難',
          }),
        );
      for (const query of ['', `area=${areas.west.id}`, 'q=避難']) {
        const seen: string[] = [];
        let before: number | null = null;
        do {
          const page = await find(db, `${query}&before=${before ?? ''}`.replace(/&before=$/, ''));
          seen.push(...page.rows.map((r) => r.id));
          before = page.older;
        } while (before !== null);
        expect(seen.length, query).toBe(made.length);
        expect(new Set(seen)).toEqual(new Set(made));
      }
    });

    test('finds exactly the records that hold the words (property)', async () => {
      const db = await office();
      const letters = fc.constantFrom(...'避難民生委員孤立転居の、 あいうABＡ1');
      const texts = fc.sample(fc.string({ unit: letters, minLength: 1, maxLength: 12 }), {
        numRuns: 60,
        seed: 7,
      });
      for (const done of texts) await saved(db, { done });
      const all = await db.selectFrom('record').select(['id', 'search_text']).execute();
      const asked = fc.sample(
        fc.string({
          unit: fc.constantFrom(...'避難民生委員孤立転居のあいうab1'),
          minLength: 2,
          maxLength: 4,
        }),
        { numRuns: 60, seed: 8 },
      );
      for (const word of asked) {
        const right = all.filter((r) => r.search_text.includes(word)).map((r) => r.id);
        const found = await find(db, `q=${encodeURIComponent(word)}`);
        expect(new Set(found.rows.map((r) => r.id)), word).toEqual(new Set(right.slice(0, 60)));
        expect(found.count).toBe(right.length);
      }
    });
  });

  describe('the other room (S3)', () => {
    const secret = '合言葉カナリア';
    const east = {
      areaId: areas.hon1.id,
      kind: 'visit',
      confidential: { who: secret, detail: `${secret}の話` },
    };

    test.each([
      ['higashi', 1],
      ['mori', 1],
      ['kobayashi', 1],
      ['nishida', 0],
      ['sasaki', 0],
      ['ichikawa', 0],
      ['tonari', 0],
    ] as const)('%s finds and counts %i', async (name, count) => {
      const db = await office();
      await saved(db, east, actorNamed('higashi'));
      const found = await find(db, `q=${encodeURIComponent(secret)}`, actorNamed(name));
      expect(found.rows.length).toBe(count);
      expect(found.count).toBe(count);
      expect(JSON.stringify(found)).not.toContain(secret);
    });

    test('each reading leaves a line, an empty part none, a refused reading nothing', async () => {
      const db = await office();
      const told = await rowOf(db, OFFICE, await saved(db, east, actorNamed('higashi')));
      const plain = await rowOf(db, OFFICE, await saved(db));
      if (!told || !plain) throw new Error('gone');
      expect(await readConfidential(db, mori, told)).toMatchObject({ who: secret });
      expect(await readConfidential(db, nishida, told)).toBeNull();
      expect(await readConfidential(db, mori, plain)).toEqual({ who: '', detail: '' });
      expect(await readStates(db, nishida, told)).toEqual({
        ...{ part: null, shared: [], other: [], beside: [] },
      });
      expect((await readStates(db, mori, plain)).part).toEqual({ who: '', detail: '' });
      expect((await readStates(db, mori, told)).part).toMatchObject({ who: secret });
      const lines = await db
        .selectFrom('audit')
        .selectAll()
        .where('verb', '=', 'confidential.read')
        .execute();
      const line = [mori.staffId, told.id];
      expect(lines.map((l) => [l.actor_id, l.thing_id])).toEqual([line, line]);
    });

    test('what was told once and taken out again still leaves a line when it is read', async () => {
      const db = await office();
      const id = await saved(db, east, actorNamed('higashi'));
      const empty = { ...east, confidential: { who: '', detail: '' } };
      await editRecord(db, mori, id, 1, buildFields(empty));
      const row = await reachWhole(db, mori, id);
      expect(JSON.stringify(await readStates(db, mori, row))).toContain(secret);
      expect((await verbsOfAudit(db)).filter((verb) => verb === 'confidential.read')).toHaveLength(
        1,
      );
    });

    test('stands in no shared table, no audit line and no index of the shared room', async () => {
      const db = await office();
      const id = await saved(db, east, actorNamed('higashi'));
      await editRecord(db, mori, id, 1, buildFields({ ...east, done: '直した' }));
      for (const table of [
        'record',
        'record_version',
        'next_step',
        'audit',
        'audit_head',
        'draft',
      ] as const)
        expect(
          JSON.stringify(await db.selectFrom(table).selectAll().execute()),
          table,
        ).not.toContain(secret);
    });

    test('a draft is sealed and only its writer opens it', async () => {
      const db = await office();
      const id = newId();
      const writer = { officeId: OFFICE, staffId: nishida.staffId };
      await keepDraft(db, writer, id, { detail: secret }, 5);
      expect(JSON.stringify(await db.selectFrom('draft').selectAll().execute())).not.toContain(
        secret,
      );
      expect((await readDraft(db, writer, id))?.typed).toEqual({ detail: secret });
      expect(await readDraft(db, { officeId: OFFICE, staffId: mori.staffId }, id)).toBeNull();
    });
  });

  test('a late draft never overwrites a newer one, and saving drops it', async () => {
    const db = await office();
    const id = newId();
    const writer = { officeId: OFFICE, staffId: nishida.staffId };
    await keepDraft(db, writer, id, { done: '新しい' }, 20);
    await keepDraft(db, writer, id, { done: '古い' }, 10);
    expect((await readDrafts(db, writer)).map((d) => d.typed)).toEqual([{ done: '新しい' }]);
    expect(await keepDraft(db, writer, 'x', {}, 1)).toBe(false);
    await saveRecord(db, nishida, id, buildFields());
    expect(await readDrafts(db, writer)).toEqual([]);
  });

  test('steps due come in order, are done with one key and undone', async () => {
    const db = await office();
    const late = await saved(db, { nextStep: '電話', nextOn: '2026-11-10' });
    const soon = await saved(db, { nextStep: '訪問', nextOn: '2026-11-25' });
    await saved(db, { nextStep: '先の話', nextOn: '2027-03-01' });
    await saved(db, { nextStep: '東の人のこと', nextOn: '2026-11-11' }, actorNamed('higashi'));
    const due = async () => (await openSteps(db, nishida, '2026-12-07')).map((s) => s.id);
    expect(await due()).toEqual([late, soon]);
    await finishStep(db, nishida, late, true);
    expect(await due()).toEqual([soon]);
    await finishStep(db, nishida, late, false);
    expect(await due()).toEqual([late, soon]);
  });

  test('views: one’s own and the shared ones; only one’s own can be dropped', async () => {
    const db = await office();
    await saveView(db, nishida, { name: '西の訓練', query: '?kind=drill', shared: false });
    await saveView(db, mori, { name: '今月', query: '?from=2026-11-01', shared: true });
    const views = await readViews(db, nishida);
    expect(views.map((v) => [v.name, v.isMine])).toEqual([
      ['今月', false],
      ['西の訓練', true],
    ]);
    expect(await dropView(db, nishida, views[0]?.id ?? '')).toBe(false);
    expect(await dropView(db, nishida, views[1]?.id ?? '')).toBe(true);
    expect((await readViews(db, nishida)).map((v) => v.name)).toEqual(['今月']);
  });

  test('after all of this the audit chain is whole', async () => {
    const db = await office();
    const id = await saved(db);
    await Promise.all(Array.from({ length: 20 }, (_, n) => saved(db, { done: `同時 ${n}` })));
    await removeRecord(db, nishida, id, 'まちがい');
    expect((await verifyAudit(db, OFFICE)).faults).toEqual([]);
  });
});
