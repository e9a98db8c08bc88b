/** Each page of 廃棄 allowed, refused and with something wrong in its form. */
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { type Came, call } from '#tests/call.ts';
import { actorNamed, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { jobEnded } from '../jobs/jobs.server.ts';
import { saveRecord } from '../records/records.server.ts';
import { action as answer, loader as show } from './disposal.tsx';
import { loader as due } from './due.tsx';
import { action as hold } from './hold.tsx';
import { loader as overview, action as seen } from './page.tsx';
import { action as propose } from './propose.tsx';
import { action as refuse } from './refusal.tsx';
import { action as release } from './release.ts';
import { loader as ruleOf, action as setRule } from './rule.tsx';
import { dueTaking } from './taking.server.ts';

// biome-ignore lint/suspicious/noExplicitAny: any loader or action
type Handler = (args: any) => unknown;
const ask = (db: Db, name: PersonName, handler: Handler, more: object = {}): Promise<Came> =>
  call(handler, { db, actor: actorNamed(name), ...more });
const errors = (came: Came) =>
  (came.data as { errors: { field: string }[] }).errors.map(({ field }) => field);

onBothEngines('pages of 廃棄', (open) => {
  async function office(confidential = { who: '', detail: '' }) {
    const db = await open(buildCast);
    const id = newId();
    const fields = buildFields({ occurredOn: '2010-05-01', confidential });
    await saveRecord(db, actorNamed('nishida'), id, fields);
    return { db, id };
  }

  test('from the list to the certificate, by two people', async () => {
    const { db, id: thing } = await office();
    const kind = { params: { kind: 'record' } };
    const list = await ask(db, 'sasaki', due, kind);
    expect(list.data).toMatchObject({ count: 1, rows: [{ id: thing, day: '2010-05-01' }] });
    const id = newId();
    const form = { form: { id } };
    expect((await ask(db, 'nishida', propose, { ...kind, ...form })).status).toBe(403);
    const proposed = await ask(db, 'mori', propose, { ...kind, ...form });
    expect(proposed.location).toBe(`/retention/disposals/${id}`);
    const at = { params: { id }, form: { intent: 'approve' } };
    expect((await ask(db, 'mori', answer, at)).status).toBe(403);
    expect((await ask(db, 'tonari', answer, at)).status).toBe(404);
    const begun = await ask(db, 'sasaki', answer, at);
    await jobEnded(begun.location?.split('/').at(-1) ?? '');
    const shown = await ask(db, 'mori', show, { params: { id } });
    expect(shown.data).toMatchObject({ stage: 'erased', label: '行動記録', hasGaps: false });
    expect(JSON.stringify(shown.data)).toContain('佐々木 実');
    // Pressed again nothing happens.
    expect((await ask(db, 'sasaki', answer, at)).location).toBe(`/retention/disposals/${id}`);
  });

  test('refusing needs a reason; holding a reason and a day to come', async () => {
    const { db, id: thing } = await office();
    const params = { kind: 'record', thing };
    const wrong = await ask(db, 'mori', hold, { params, form: { reason: '', untilOn: '2.4.1' } });
    expect([wrong.status, errors(wrong).sort()]).toEqual([422, ['reason', 'untilOn']]);
    const good = { reason: '続いている', untilOn: '2099-04-01' };
    const gone = { params: { kind: 'record', thing: newId() }, form: good };
    expect((await ask(db, 'mori', hold, gone)).status).toBe(404);
    expect((await ask(db, 'mori', hold, { params, form: good })).status).toBe(302);
    const held = await ask(db, 'mori', due, { params });
    expect(held.data).toMatchObject({ count: 0, held: [{ id: thing, reason: '続いている' }] });
    await ask(db, 'mori', release, { params, form: {} });
    const id = newId();
    await ask(db, 'mori', propose, { params, form: { id } });
    const at = { params: { id } };
    expect((await ask(db, 'sasaki', refuse, { ...at, form: { reason: ' ' } })).status).toBe(422);
    await ask(db, 'sasaki', refuse, { ...at, form: { reason: 'まだ使う' } });
    expect((await ask(db, 'mori', show, at)).data).toMatchObject({ stage: 'refused' });
  });

  test('an administrator hears how many confidential parts are over, and no more', async () => {
    const { db, id } = await office({ who: '上の原の山田さん', detail: '' });
    const params = { kind: 'confidential' };
    const rows = (came: Came) => JSON.stringify(came.data);
    expect(rows(await ask(db, 'mori', due, { params }))).toContain(id);
    expect(rows(await ask(db, 'mori', due, { params }))).not.toContain('山田');
    expect((await ask(db, 'sasaki', due, { params })).status).toBe(403);
    expect(rows(await ask(db, 'sasaki', overview))).toContain('"label":"内密の欄"');
    expect(rows(await ask(db, 'sasaki', overview))).not.toContain(id);
    const asked = { query: 'kind=confidential', withConfidential: false };
    const sheet = dueTaking.sheet(db, actorNamed('sasaki'), asked, async () => {});
    await expect(sheet).rejects.toMatchObject({ status: 404 });
  });

  test('the years are set by an administrator, from today on', async () => {
    const { db } = await office();
    const params = { kind: 'record' };
    const form = { years: '5', fromOn: '2099-04-01' };
    expect((await ask(db, 'mori', setRule, { params, form })).status).toBe(403);
    const past = await ask(db, 'sasaki', setRule, { params, form: { ...form, fromOn: '2.4.1' } });
    expect([past.status, errors(past)]).toEqual([422, ['fromOn']]);
    const odd = await ask(db, 'sasaki', setRule, { params, form: { ...form, years: '7' } });
    expect([odd.status, errors(odd)]).toEqual([422, ['years']]);
    expect((await ask(db, 'sasaki', setRule, { params, form })).status).toBe(302);
    const seenNow = await ask(db, 'sasaki', ruleOf, { params });
    expect(seenNow.data).toMatchObject({ years: '10', history: [{ years: '5年' }] });
    const none = await ask(db, 'sasaki', setRule, { params: { kind: 'audit' }, form });
    expect(none.status).toBe(404);
  });

  test('looked at, きょう is quiet for a year; the other office has nothing of it', async () => {
    const { db } = await office();
    expect((await ask(db, 'sasaki', overview)).data).toMatchObject({ isAsked: true });
    await ask(db, 'sasaki', seen, { form: {} });
    expect((await ask(db, 'sasaki', overview)).data).toMatchObject({ isAsked: false });
    const other = (await ask(db, 'tonari', overview)).data as { kinds: { count: number }[] };
    expect(other.kinds.every(({ count }) => count === 0)).toBe(true);
    const rows = await db.selectFrom('office_setting').select('office_id').execute();
    expect(rows).toEqual([{ office_id: OFFICE }]);
  });
});
