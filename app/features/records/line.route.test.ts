import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { addDays, today } from '#app/lib/dates.ts';
import { one, type Typed } from '#app/lib/forms.ts';
import { newId } from '#app/lib/ids.ts';
import { typedRecord } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { keepDraft, readDraft } from '../drafts/drafts.server.ts';
import { markedFields } from '../lines/fill.ts';
import * as creating from './new.tsx';
import { rowOf } from './records.server.ts';

const nishida = actorNamed('nishida');
const writer = { officeId: OFFICE, staffId: people.nishida.id };
const line = 'きのう14時 滝山五丁目 役員会に出た 60分 #つなぐ';

onBothEngines('the line on the form', (open) => {
  const office = () => open(buildCast);
  const send = (db: Db, form: Typed) => call(creating.action, { db, actor: nishida, form });
  const draftOf = async (db: Db, id: string) => (await readDraft(db, writer, id))?.typed ?? {};

  test('fills the form, which goes on as a draft; nothing of it stands in the address', async () => {
    const db = await office();
    const id = newId();
    const came = await send(db, {
      id,
      line,
      fill: '1',
      occurredOn: today(),
      place: '集会所',
      done: '',
    });
    expect([came.status, came.location]).toEqual([302, `/records/new?draft=${id}`]);
    const typed = await draftOf(db, id);
    expect(typed).toMatchObject({
      occurredOn: addDays(today(), -1),
      startedAt: '14:00',
      minutes: '60',
      areaId: areas.taki5.id,
      place: '集会所',
    });
    expect(one(typed, 'done')).toContain('役員会に出た');
    expect(typed).not.toHaveProperty('fill');
    expect(Object.keys(markedFields(typed))).toEqual(
      expect.arrayContaining(['occurredOn', 'startedAt', 'minutes', 'areaId', 'verbs']),
    );
    expect(await rowOf(db, OFFICE, id)).toBeUndefined();
    const { data } = await call(creating.loader, { db, actor: nishida, url: came.location ?? '' });
    expect((data as { typed: Typed }).typed).toMatchObject({ startedAt: '14:00' });
  });

  test('is never lost: pressed 保存する with a line that was not read, it is read first', async () => {
    const db = await office();
    const id = newId();
    const came = await send(db, { ...typedRecord, id, line });
    expect(came.location).toBe(`/records/new?draft=${id}`);
    const second = await send(db, { ...(await draftOf(db, id)), id });
    expect(second.location).toBe(`/records/${id}?saved=1`);
    expect(await rowOf(db, OFFICE, id)).toMatchObject({ started_at: '14:00', minutes: 60 });
    expect(await draftOf(db, id)).toEqual({});
  });

  test('one field is put back', async () => {
    const db = await office();
    const id = newId();
    await send(db, { id, line, occurredOn: today() });
    await send(db, { ...(await draftOf(db, id)), back: 'occurredOn' });
    const typed = await draftOf(db, id);
    expect(one(typed, 'occurredOn')).toBe(today());
    expect(one(typed, 'done')).toContain('きのう');
    expect(markedFields(typed)).not.toHaveProperty('occurredOn');
    expect(typed).not.toHaveProperty('back');
  });

  test('Enter in another field, with no line, saves as before', async () => {
    const db = await office();
    const id = newId();
    const came = await send(db, { ...typedRecord, id, line: '', fill: '1', understood: '' });
    expect(came.location).toBe(`/records/${id}?saved=1`);
  });

  test('what a viewer sends is refused, what has no id comes back', async () => {
    const db = await office();
    const form = { id: newId(), line };
    expect((await call(creating.action, { db, actor: actorNamed('ichikawa'), form })).status).toBe(
      403,
    );
    const came = await send(db, { id: 'x', line });
    expect([came.status, came.data]).toMatchObject([422, { values: { line } }]);
  });

  test('a draft of a browser whose clock is years ahead does not win', async () => {
    const db = await office();
    const id = newId();
    await keepDraft(db, writer, id, { done: '前' }, Date.now() * 2);
    await send(db, { id, line });
    expect(await draftOf(db, id)).toMatchObject({ startedAt: '14:00' });
  });
});
