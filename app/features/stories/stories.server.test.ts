import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { addReport } from '#tests/build-report.ts';
import { actorNamed, areas, buildCast, NEIGHBOUR, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { readConfidential } from '../records/confidential.server.ts';
import { removeRecord, saveRecord } from '../records/records.server.ts';
import {
  confirmedStories,
  dropStory,
  moveStory,
  proposeStory,
  readStories,
  saveStory,
} from './stories.server.ts';

const [nishida, higashi, kobayashi, mori, sasaki, ichikawa, tonari] = (
  ['nishida', 'higashi', 'kobayashi', 'mori', 'sasaki', 'ichikawa', 'tonari'] as const
).map(actorNamed) as [A, A, A, A, A, A, A];
type A = ReturnType<typeof actorNamed>;
const status = (doing: Promise<unknown>) =>
  doing.then(
    () => 200,
    (thrown: Response) => thrown.status,
  );
const DONE =
  '民生委員の佐藤さんと、滝山三丁目12-3の田中花子さん（82歳）を訪ねた。鷹觜に電話した（042-463-1234）。西田が同行。';

onBothEngines('stories', (open) => {
  async function office(done = DONE, confidential = { who: '鷹觜ミノル', detail: '内密の文' }) {
    const db = await open();
    await buildCast(db);
    const [report, record] = [await addReport(db), newId()];
    const fields = buildFields({
      areaId: areas.taki5.id,
      done,
      noticed: '山本さんは元気。',
      confidential,
    });
    await saveRecord(db, nishida, record, fields);
    const propose = (actor: A, id = record, to = report) =>
      proposeStory(db, actor, to, id, readConfidential);
    const save = (actor: A, text: string, isConfirmed = false, seen: string[] = []) =>
      saveStory(db, actor, report, record, { text, isConfirmed, seen }, readConfidential);
    return { db, report, record, propose, save };
  }
  const first = async (db: Db, report: string) => (await readStories(db, mori, report))[0];
  const lines = async (db: Db, verb: string) =>
    db.selectFrom('audit').selectAll().where('verb', '=', verb).execute();

  test('a record is proposed with its names taken out', async () => {
    const { db, report, propose } = await office();
    expect(await propose(nishida)).toBe(true);
    const story = await first(db, report);
    expect(story?.text).toBe(
      '民生委員のＡさんと、（住所）のＢさん（80代）を訪ねた。Ｃさんに電話した（（電話番号））。Ｄさんが同行。\n\nＥさんは元気。',
    );
    expect(story).toMatchObject({ original: `${DONE}\n\n山本さんは元気。`, confirmedAt: null });
    expect(story?.inOriginal.map(({ text }) => text)).toContain('田中花子さん');
    expect(story?.inText).toEqual([]);
  });

  test('sent twice it is there once, and a text that was changed stays', async () => {
    const { db, report, propose, save } = await office();
    await propose(nishida);
    await save(nishida, '見守りの話。');
    expect(await propose(higashi)).toBe(false);
    expect((await readStories(db, mori, report)).map(({ text }) => text)).toEqual(['見守りの話。']);
  });

  describe('who it was about', () => {
    test.each([
      ['its writer', nishida, 'Ｃさんに電話', 1],
      ['a manager', mori, 'Ｃさんに電話', 1],
      ['another worker knows nothing of it', higashi, '鷹觜に電話', 0],
      ['an administrator neither', sasaki, '鷹觜に電話', 0],
    ])('%s', async (_, actor, says, read) => {
      const { db, report, propose } = await office();
      await propose(actor);
      expect((await first(db, report))?.text).toContain(says);
      expect(await lines(db, 'confidential.read')).toHaveLength(read);
    });

    test('what was told never reaches the story, nor does reading it ask for it', async () => {
      const { db, report, propose } = await office();
      await propose(mori);
      const looked = (await lines(db, 'confidential.read')).length;
      expect(JSON.stringify(await readStories(db, mori, report))).not.toContain('内密の文');
      expect(JSON.stringify(await db.selectFrom('report_story').selectAll().execute())).not.toMatch(
        /内密の文|鷹觜/,
      );
      expect(await lines(db, 'confidential.read')).toHaveLength(looked);
    });

    test('a name of the other room is refused in a text, for who may know it', async () => {
      const { propose, save } = await office();
      await propose(nishida);
      expect(await save(nishida, '鷹觜の話。')).toMatchObject({ ok: false });
      expect(await save(higashi, '鷹觜の話。')).toMatchObject({ ok: true });
    });
  });

  describe('confirming', () => {
    test('only what is confirmed is handed out, and says who did', async () => {
      const { db, report, record, propose, save } = await office();
      await propose(nishida);
      expect(await confirmedStories(db, mori, report)).toEqual([]);
      await save(nishida, '見守りの話。', true);
      expect(await confirmedStories(db, mori, report)).toEqual([
        { recordId: record, text: '見守りの話。' },
      ]);
      expect(await first(db, report)).toMatchObject({ confirmedBy: people.nishida.name });
    });

    test('another text is unconfirmed again, the same text is not', async () => {
      const { db, report, propose, save } = await office();
      await propose(nishida);
      await save(nishida, '見守りの話。', true);
      await save(higashi, '見守りの話。');
      expect(await confirmedStories(db, mori, report)).toHaveLength(1);
      await save(higashi, '見守りの、別の話。');
      expect(await confirmedStories(db, mori, report)).toEqual([]);
    });

    test.each([
      ['a name unconfirmed', '佐藤さんの話。', false, []],
      ['a telephone unconfirmed', '042-463-1234の話。', false, []],
      ['unconfirmed though it was shown', '佐藤さんの話。', false, ['佐藤さん']],
      ['confirmed but never shown', '佐藤さんの話。', true, []],
      ['confirmed with one word of two shown', '佐藤さんと田中さん。', true, ['佐藤さん']],
      ['a shop that was not shown', '佐藤医院の話。', true, []],
    ])('refused: %s', async (_, text, isConfirmed, seen) => {
      const { db, report, propose, save } = await office();
      await propose(nishida);
      const before = await first(db, report);
      const saved = await save(nishida, text, isConfirmed, seen);
      expect(saved).toMatchObject({ ok: false });
      expect(saved.ok ? '' : saved.sentence).toMatch(/まだ保存していません.*残っているようです/);
      expect(await first(db, report)).toEqual(before);
    });

    test.each([
      ['a word that was shown', '佐藤さんの話。', true, ['佐藤さん']],
      ['a shop, not yet confirmed', '佐藤医院の話。', false, []],
      ['nothing to be found', 'サロンの話。', true, []],
    ])('kept: %s', async (_, text, isConfirmed, seen) => {
      const { db, report, propose, save } = await office();
      await propose(nishida);
      expect(await save(nishida, text, isConfirmed, seen)).toEqual({ ok: true });
      expect(await confirmedStories(db, mori, report)).toHaveLength(isConfirmed ? 1 : 0);
    });

    test('a record that is removed takes its story out of what is shown', async () => {
      const { db, report, record, propose, save } = await office();
      await propose(nishida);
      await save(nishida, '見守りの話。', true);
      await removeRecord(db, nishida, record, '誤り');
      expect(await confirmedStories(db, mori, report)).toEqual([]);
    });
  });

  test('order is changed, and at the end it stays', async () => {
    const { db, report, record, propose } = await office();
    const second = newId();
    await saveRecord(db, nishida, second, buildFields());
    await propose(nishida);
    await propose(nishida, second);
    const order = async () => (await readStories(db, mori, report)).map((s) => s.recordId);
    expect(await order()).toEqual([record, second]);
    await moveStory(db, nishida, report, second, -1);
    await moveStory(db, nishida, report, second, -1);
    expect(await order()).toEqual([second, record]);
    await moveStory(db, nishida, report, second, 1);
    expect(await order()).toEqual([record, second]);
    await dropStory(db, nishida, report, record);
    expect(await order()).toEqual([second]);
  });

  describe('refused', () => {
    test('who only looks tells, reads and changes nothing', async () => {
      const { db, report, record, propose, save } = await office();
      await propose(nishida);
      expect(await status(propose(ichikawa))).toBe(403);
      expect(await status(readStories(db, ichikawa, report))).toBe(403);
      expect(await status(save(ichikawa, '話'))).toBe(403);
      expect(await status(dropStory(db, ichikawa, report, record))).toBe(403);
      expect(await status(moveStory(db, ichikawa, report, record, 1))).toBe(403);
      expect(await readStories(db, kobayashi, report)).toHaveLength(1);
    });

    test('another office finds nothing', async () => {
      const { db, report, record, propose, save } = await office();
      await propose(nishida);
      await save(nishida, '話', true);
      const theirs = await addReport(db, { office_id: NEIGHBOUR, written_by: people.tonari.id });
      expect(await status(propose(tonari))).toBe(404);
      expect(await status(propose(tonari, record, theirs))).toBe(404);
      expect(await status(save(tonari, '話'))).toBe(404);
      expect(await status(dropStory(db, tonari, report, record))).toBe(404);
      expect(await readStories(db, tonari, report)).toEqual([]);
      expect(await confirmedStories(db, tonari, report)).toEqual([]);
      expect(await readStories(db, mori, report)).toHaveLength(1);
    });

    test('nor is there a story of what is removed or was never there', async () => {
      const { db, report, record, propose, save } = await office();
      const gone = await addReport(db, { removed_at: '2026-11-21T00:00:00.000Z' });
      expect(await status(propose(nishida, record, gone))).toBe(404);
      expect(await status(propose(nishida, record, 'x'))).toBe(404);
      expect(await status(propose(nishida, newId()))).toBe(404);
      expect(await status(save(nishida, '話'))).toBe(404);
      expect(await status(moveStory(db, nishida, report, record, 1))).toBe(404);
      await removeRecord(db, nishida, record, '誤り');
      expect(await status(propose(nishida))).toBe(404);
    });
  });

  test('the audit says who did it and keeps no word of it (S6)', async () => {
    const { db, report, record, propose, save } = await office();
    await propose(nishida);
    await save(nishida, '見守りの話。');
    await save(mori, '見守りの話。', true);
    await dropStory(db, mori, report, record);
    const told = await db
      .selectFrom('audit')
      .selectAll()
      .where('thing', '=', 'report')
      .orderBy('seq')
      .execute();
    expect(told.map(({ verb, actor_id }) => [verb, actor_id])).toEqual([
      ['story.propose', people.nishida.id],
      ['story.save', people.nishida.id],
      ['story.confirm', people.mori.id],
      ['story.drop', people.mori.id],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/見守り|佐藤|Ａさん/);
  });
});
