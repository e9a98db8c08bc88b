import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, buildCast, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { editRecord } from '../records/edits.server.ts';
import { readFilter } from '../records/filter.ts';
import { listRecords } from '../records/list.server.ts';
import { removeRecord, rowOf, saveRecord } from '../records/records.server.ts';
import {
  countWaiting,
  readTidings,
  sinceLooking,
  waitingRecords,
} from '../records/waiting.server.ts';
import { readSettings, saveSettings } from '../settings/settings.server.ts';
import { addComment, dropComment, readComments } from './comments.server.ts';
import { lookAt, takeBack } from './looks.server.ts';
import { commentsOn, readTalk, waitingWords } from './talk.server.ts';

const [nishida, higashi, kobayashi, mori, tonari] = (
  ['nishida', 'higashi', 'kobayashi', 'mori', 'tonari'] as const
).map(actorNamed) as [Actor, Actor, Actor, Actor, Actor];
type Actor = ReturnType<typeof actorNamed>;
const by = { officeId: OFFICE, staffId: people.mori.id };
const all = { area: null, staff: null, kind: null, after: null };

onBothEngines('looking at records', (open) => {
  async function office(count = 1): Promise<{ db: Db; ids: string[] }> {
    const db = await open(buildCast);
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const id = newId();
      const occurredOn = `2026-11-${String(n + 1).padStart(2, '0')}`;
      await saveRecord(db, nishida, id, buildFields({ occurredOn }));
      ids.push(id);
    }
    return { db, ids };
  }
  const waiting = async (db: Db, asked = {}, actor = mori) => {
    const settings = await readSettings(db, actor.officeId);
    const { rows, more, count } = await waitingRecords(db, actor, settings, { ...all, ...asked });
    return { ids: rows.map(({ id }) => id), more, count };
  };
  const seen = (id = '', version = 1) => [{ id, version }];

  test('what was looked at waits no longer, and again once it is corrected', async () => {
    const { db, ids } = await office(2);
    const [first = '', second = ''] = ids;
    expect(await waiting(db)).toEqual({ ids: [first, second], more: null, count: 2 });
    expect(await lookAt(db, mori, seen(first))).toMatchObject({ done: 1, late: 0 });
    expect(await waiting(db)).toEqual({ ids: [second], more: null, count: 1 });
    await editRecord(
      db,
      nishida,
      first,
      1,
      buildFields({ occurredOn: '2026-11-01', done: '別の文。' }),
    );
    expect((await waiting(db)).ids).toEqual([first, second]);
    const { looks } = await readTalk(db, OFFICE, first);
    expect(looks).toMatchObject([{ name: people.mori.name, version: 1 }]);
    await lookAt(db, mori, seen(first, 2));
    expect((await waiting(db)).ids).toEqual([second]);
    expect((await readTalk(db, OFFICE, first)).looks).toHaveLength(2);
  });

  test('a version that was corrected meanwhile is marked, the record waits on', async () => {
    const { db, ids } = await office();
    const [id = ''] = ids;
    await editRecord(db, nishida, id, 1, buildFields({ done: '別の文。' }));
    expect(await lookAt(db, mori, seen(id, 1))).toMatchObject({ done: 0, late: 1 });
    expect((await waiting(db)).count).toBe(1);
    expect((await rowOf(db, OFFICE, id))?.looked).toBe(1);
  });

  test.each([
    ['of a version that is not there yet', (id: string) => seen(id, 2)],
    ['of no version', (id: string) => seen(id, 0)],
    ['of a record that is not there', () => seen(newId())],
    ['of nothing', () => []],
  ])('a mark %s changes nothing', async (_what, given) => {
    const { db, ids } = await office();
    const before = await notes(db);
    expect(await lookAt(db, mori, given(ids[0] ?? ''))).toMatchObject({ done: 0, late: 0 });
    expect(await notes(db)).toEqual(before);
    expect((await waiting(db)).count).toBe(1);
  });

  test('another office marks and sees nothing of it', async () => {
    const { db, ids } = await office();
    expect(await lookAt(db, tonari, seen(ids[0]))).toMatchObject({ done: 0 });
    expect((await waiting(db, {}, tonari)).count).toBe(0);
    expect((await waiting(db)).count).toBe(1);
    const { at } = await lookAt(db, mori, seen(ids[0]));
    expect(await takeBack(db, tonari, at)).toBe(0);
    expect((await waiting(db)).count).toBe(0);
  });

  test('what was marked at once is taken back at once, an earlier look stays', async () => {
    const { db, ids } = await office(3);
    const [first = ''] = ids;
    await lookAt(db, mori, seen(first), '2026-11-20T00:00:00.000Z');
    await editRecord(db, nishida, first, 1, buildFields({ done: '別の文。' }));
    const page = ids.map((id) => ({ id, version: id === first ? 2 : 1 }));
    const { at, done } = await lookAt(db, mori, page);
    expect(done).toBe(3);
    expect((await waiting(db)).count).toBe(0);
    expect(await takeBack(db, mori, at)).toBe(3);
    expect((await waiting(db)).count).toBe(3);
    expect((await rowOf(db, OFFICE, first))?.looked).toBe(1);
    expect(await notes(db)).toContain('record.unlook');
    expect(await takeBack(db, mori, at)).toBe(0);
  });

  test('what a manager wrote or corrected needs no look, what was removed neither', async () => {
    const { db, ids } = await office(2);
    await saveRecord(db, mori, newId(), buildFields());
    await editRecord(db, mori, ids[0] ?? '', 1, buildFields({ done: '森が直した。' }));
    expect((await waiting(db)).ids).toEqual([ids[1]]);
    await removeRecord(db, nishida, ids[1] ?? '', '二重に書いた');
    expect((await waiting(db)).count).toBe(0);
  });

  test('pages follow each other without a gap, the oldest first; the count is of all', async () => {
    const { db, ids } = await office(25);
    const first = await waiting(db);
    expect(first).toMatchObject({ ids: ids.slice(0, 20), count: 25 });
    const second = await waiting(db, { after: first.more });
    expect(second).toEqual({ ids: ids.slice(20), more: null, count: 25 });
  });

  test('is narrowed by worker, area and kind', async () => {
    const { db, ids } = await office();
    const other = newId();
    await saveRecord(db, higashi, other, buildFields({ areaId: areas.hon1.id, kind: 'drill' }));
    expect((await waiting(db, { staff: people.higashi.id })).ids).toEqual([other]);
    expect((await waiting(db, { area: areas.east.id })).ids).toEqual([other]);
    expect((await waiting(db, { area: newId() })).count).toBe(0);
    expect((await waiting(db, { kind: 'meeting' })).ids).toEqual(ids);
  });

  test('begins where the office begins to look, in the tray, its count and the list', async () => {
    const { db, ids } = await office(4);
    const { stamp, ...now } = await readSettings(db, OFFICE);
    const from = '2026-11-03';
    await saveSettings(db, by, stamp, { ...now, review: { on: true, from } });
    const settings = await readSettings(db, OFFICE);
    expect((await waiting(db)).ids).toEqual(ids.slice(2));
    expect(await countWaiting(db, mori, settings)).toBe(2);
    await lookAt(db, mori, seen(ids[3]));
    const filter = sinceLooking(readFilter(new URLSearchParams('waits=1'), from), settings);
    const { rows } = await listRecords(db, mori, filter);
    expect(rows.map(({ id }) => id)).toEqual([ids[2]]);
  });

  test('a list says of each record what the tray says of it, to its writer and to who looks', async () => {
    const { db, ids } = await office(4);
    await lookAt(db, mori, seen(ids[0]));
    const corrected = buildFields({ occurredOn: '2026-11-02', done: '森が直した。' });
    await editRecord(db, mori, ids[1] ?? '', 1, corrected);
    await removeRecord(db, nishida, ids[2] ?? '', '二重に書いた');
    const unlooked = async (actor: Actor, query = '') => {
      const filter = readFilter(new URLSearchParams(query), '2026-11-23');
      const { rows } = await listRecords(db, actor, filter);
      return rows.filter((row) => row.unlooked).map(({ id }) => id);
    };
    const { ids: inTray } = await waiting(db);
    expect(inTray).toEqual([ids[3]]);
    for (const actor of [mori, nishida]) expect(await unlooked(actor)).toEqual(inTray);
    for (const actor of [higashi, kobayashi, tonari]) expect(await unlooked(actor)).toEqual([]);
    expect(await unlooked(nishida, 'removed=1')).toEqual([]);
  });

  test('switched off nothing of it is told, switched on all of it is there again', async () => {
    const { db, ids } = await office(2);
    await lookAt(db, mori, seen(ids[0]));
    await addComment(db, mori, { id: ids[0] ?? '', staffId: nishida.staffId }, newId(), 'よい。');
    const set = async (on: boolean) => {
      const { stamp, ...now } = await readSettings(db, OFFICE);
      await saveSettings(db, by, stamp, { ...now, review: { ...now.review, on } });
    };
    await set(false);
    expect(await readTidings(db, mori)).toMatchObject({ waiting: null, comments: [] });
    expect(await readTidings(db, nishida)).toMatchObject({ comments: [] });
    await set(true);
    expect(await readTidings(db, mori)).toMatchObject({ waiting: 1 });
    expect((await readTidings(db, nishida)).comments).toHaveLength(1);
  });

  describe('words', () => {
    const record = (ids: string[]) => ({ id: ids[0] ?? '', staffId: nishida.staffId });
    const texts = async (db: Db, actor: Actor) =>
      (await waitingWords(db, actor)).comments.map(({ text }) => text);

    test('wait for the writer until read, an answer for who spoke', async () => {
      const { db, ids } = await office();
      await addComment(db, mori, record(ids), newId(), 'ひとつめ');
      expect(await texts(db, nishida)).toEqual(['ひとつめ']);
      for (const other of [mori, higashi, kobayashi, tonari])
        expect(await texts(db, other)).toEqual([]);
      await addComment(db, nishida, record(ids), newId(), '返事');
      expect([await texts(db, nishida), await texts(db, mori)]).toEqual([[], ['返事']]);
      expect(await texts(db, kobayashi)).toEqual([]);
      await readComments(db, mori, record(ids));
      expect(await texts(db, mori)).toEqual([]);
      const { comments } = await readTalk(db, OFFICE, ids[0] ?? '');
      expect(comments.map(({ text, isRead }) => [text, isRead])).toEqual([
        ['ひとつめ', true],
        ['返事', true],
      ]);
    });

    test('sent twice is there once, with its text in the audit as a digest only', async () => {
      const { db, ids } = await office();
      const id = newId();
      expect(await addComment(db, mori, record(ids), id, '合言葉のひとこと')).toBe(true);
      expect(await addComment(db, mori, record(ids), id, '合言葉のひとこと')).toBe(false);
      expect((await commentsOn(db, OFFICE, ids)).get(ids[0] ?? '')).toHaveLength(1);
      const audit = await db.selectFrom('audit').selectAll().execute();
      expect(JSON.stringify(audit)).not.toContain('合言葉');
      expect((await notes(db)).slice(-2)).toEqual(['comment.add', 'comment.same']);
    });

    test('one takes back the own, nobody that of others', async () => {
      const { db, ids } = await office();
      const id = newId();
      await addComment(db, mori, record(ids), id, 'ひとつめ');
      for (const other of [nishida, tonari])
        expect(await dropComment(db, other, ids[0] ?? '', id)).toBe(false);
      expect(await dropComment(db, mori, ids[0] ?? '', id)).toBe(true);
      expect(await commentsOn(db, OFFICE, ids)).toEqual(new Map());
    });

    test('another office sees none', async () => {
      const { db, ids } = await office();
      await addComment(db, mori, record(ids), newId(), 'ひとつめ');
      expect(await commentsOn(db, tonari.officeId, ids)).toEqual(new Map());
      expect(await readTalk(db, tonari.officeId, ids[0] ?? '')).toMatchObject({
        looks: [],
        comments: [],
      });
    });

    test('who may no longer know the record whole is told of none', async () => {
      const { db, ids } = await office();
      await addComment(db, kobayashi, record(ids), newId(), 'どうでしたか。');
      await addComment(db, nishida, record(ids), newId(), '返事');
      expect((await readTidings(db, kobayashi)).comments).toHaveLength(1);
      expect((await readTidings(db, { ...kobayashi, areas: new Set() })).comments).toEqual([]);
    });
  });
});
