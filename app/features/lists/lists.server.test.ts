import { expect, test } from 'vitest';
import { change, readAudit } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { actorNamed, buildCast, NEIGHBOUR, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { listNames } from './defaults.ts';
import {
  addCode,
  createDefaultLists,
  endCode,
  moveCode,
  readLists,
  renameCode,
  reopenCode,
  restoreDefaults,
} from './lists.server.ts';
import { type Code, differences, firstCodes } from './lists.ts';
import { auditWords } from './words.ts';

const mori = actorNamed('mori');
const day = '2026-11-23';
const means = async (db: Db) => (await readLists(db, OFFICE)).means;
const labels = async (db: Db) => (await means(db)).map((c) => c.label);
const lastLine = async (db: Db) => (await readAudit(db, OFFICE, {}, 1))[0]!;

onBothEngines('the lists of an office', (open) => {
  const office = () => open(buildCast);

  test('a new office begins with the first lists, and only that office', async () => {
    const db = await office();
    expect(Object.values(await readLists(db, NEIGHBOUR)).flat()).toEqual([]);
    await change(db, actorNamed('tonari'), (tx, note) => createDefaultLists(tx, note, NEIGHBOUR));
    const lists = await readLists(db, NEIGHBOUR);
    for (const name of listNames) expect(lists[name]).toEqual(firstCodes(name));
    expect((await readAudit(db, NEIGHBOUR, {}))[0]?.verb).toBe('list.create');
  });

  test('a word is added at the end, renamed and given days', async () => {
    const db = await office();
    const given = { label: '回覧板', group: '', fromOn: '2026-04-01' };
    expect(await addCode(db, mori, 'means', given)).toEqual({ done: true });
    const added = (await means(db)).at(-1) as Code;
    expect(added).toMatchObject({ label: '回覧板', fromOn: '2026-04-01', sort: 10 });
    expect(added.code).toMatch(/^own-[0-9a-f]{12}$/);
    expect(await renameCode(db, mori, 'means', added.code, '回覧板', '回覧')).toEqual({
      done: true,
    });
    expect(await endCode(db, mori, 'means', added.code, day)).toEqual({ done: true });
    expect((await means(db)).at(-1)).toMatchObject({ label: '回覧', untilOn: day });
    expect(await reopenCode(db, mori, 'means', added.code)).toEqual({ done: true });
    expect((await means(db)).at(-1)).toMatchObject({ untilOn: null });
    const verbs = (await readAudit(db, OFFICE, {})).map((line) => line.verb).reverse();
    expect(verbs).toEqual(['code.add', 'code.rename', 'code.end', 'code.reopen']);
    for (const verb of verbs) expect(auditWords[verb]).toBeDefined();
  });

  test('the audit names the code and hides the word', async () => {
    const db = await office();
    await renameCode(db, mori, 'means', 'visit', '訪問', '家庭訪問');
    const line = await lastLine(db);
    expect(line).toMatchObject({ thing: 'code', thing_id: 'means/visit', actor_id: mori.staffId });
    expect(line.fields).not.toContain('家庭訪問');
  });

  test('what changed carries who, when and a version; the rest does not', async () => {
    const db = await office();
    await renameCode(db, mori, 'means', 'visit', '訪問', '家庭訪問');
    const rows = await db
      .selectFrom('code')
      .select(['code', 'version', 'updated_by'])
      .where('office_id', '=', OFFICE)
      .where('updated_by', 'is not', null)
      .execute();
    expect(rows).toEqual([{ code: 'visit', version: 2, updated_by: mori.staffId }]);
  });

  test('a name that somebody changed meanwhile is not overwritten', async () => {
    const db = await office();
    await renameCode(db, mori, 'means', 'visit', '訪問', '家庭訪問');
    const second = await renameCode(db, actorNamed('sasaki'), 'means', 'visit', '訪問', '戸別訪問');
    expect(second).toMatchObject({ done: false, why: 'clash' });
    expect((await labels(db))[0]).toBe('家庭訪問');
    expect(await lastLine(db)).toMatchObject({ verb: 'list.refuse', thing_id: 'means' });
  });

  test('the same word at the same moment is added once', async () => {
    const db = await office();
    const given = { label: '回覧板', group: '', fromOn: null };
    const outcomes = await Promise.all([1, 2, 3].map(() => addCode(db, mori, 'means', given)));
    expect(outcomes.filter((o) => o.done)).toHaveLength(1);
    expect((await labels(db)).filter((label) => label === '回覧板')).toHaveLength(1);
  });

  test('a word moves up and down', async () => {
    const db = await office();
    await moveCode(db, mori, 'means', 'phone', -1, day);
    expect((await labels(db)).slice(0, 3)).toEqual(['訪問', '電話', '来所']);
    await moveCode(db, mori, 'means', 'phone', 1, day);
    expect(await means(db)).toEqual(firstCodes('means'));
  });

  test('the last word to choose stays', async () => {
    const db = await office();
    const codes = await means(db);
    for (const { code } of codes.slice(1)) await endCode(db, mori, 'means', code, day);
    expect(await endCode(db, mori, 'means', codes[0]!.code, day)).toMatchObject({ why: 'last' });
  });

  test('restoring brings the first list back and keeps own words', async () => {
    const db = await office();
    await addCode(db, mori, 'means', { label: '回覧板', group: '', fromOn: null });
    await renameCode(db, mori, 'means', 'visit', '訪問', '家庭訪問');
    await endCode(db, mori, 'means', 'office', '2026-03-31');
    expect(await restoreDefaults(db, mori, 'means')).toEqual({ done: true });
    expect(differences('means', await means(db))).toEqual([]);
    expect((await labels(db)).at(-1)).toBe('回覧板');
  });

  test('another office has lists of its own', async () => {
    const db = await office();
    expect(
      await renameCode(db, actorNamed('tonari'), 'means', 'visit', '訪問', 'あ'),
    ).toMatchObject({
      why: 'unknown',
    });
    expect((await labels(db))[0]).toBe('訪問');
  });
});
