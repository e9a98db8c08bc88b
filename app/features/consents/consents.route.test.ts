import { expect, test } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import { buildConsent, typedConsent } from '#tests/build-consent.ts';
import { buildGiven } from '#tests/build-file.ts';
import { buildFields } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, type PersonName } from '#tests/cast.ts';
import { type Open, onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { takeFile } from '../files/take.server.ts';
import { saveRecord } from '../records/records.server.ts';
import { readDues } from '../today/dues.server.ts';
import { addConsent } from './consents.server.ts';
import * as list from './list.tsx';
import * as creating from './new.tsx';
import * as show from './show.tsx';

const nishida = actorNamed('nishida');
const CANARY = '合言葉の人';

/** A record of the west with a photo, and its consent. */
async function office(open: Open) {
  const db = await open(buildCast);
  const [record, file, id] = [newId(), newId(), newId()];
  await saveRecord(db, nishida, record, buildFields());
  await takeFile(db, nishida, buildGiven({ id: file, recordId: record }));
  const form = { ...typedConsent, id, name: CANARY, recordId: record, files: [file] };
  const came = await call(creating.action, { db, actor: nishida, form });
  const answer = () =>
    db.selectFrom('file').select(['consent', 'consent_note']).executeTakeFirstOrThrow();
  return { db, record, file, id, came, answer };
}

onBothEngines('consents', (open) => {
  test('a photo is opened by it and shut when it is withdrawn; its note names nobody', async () => {
    const { db, id, came, answer } = await office(open);
    expect([came.status, came.location]).toEqual([302, `/consents/${id}?saved=1`]);
    expect(await answer()).toEqual({
      consent: 'yes',
      consent_note: '同意の書きとめあり（令和8年11月20日(金)）',
    });
    const given = { db, actor: nishida, params: { id }, form: { on: '2026-11-21' } };
    await call(show.action, given);
    expect(await answer()).toMatchObject({ consent: 'no' });
    await call(show.action, { ...given, form: { on: '2026-11-22' } });
    const { data } = await call(show.loader, { db, actor: nishida, params: { id } });
    expect(data).toMatchObject({ consent: { withdrawnOn: '2026-11-21' }, photos: 1 });
    expect((await notes(db)).filter((verb) => verb.startsWith('consent.'))).toEqual([
      ...['consent.add', 'consent.withdraw', 'consent.same', 'consent.read'],
    ]);
  });

  test('sent twice it is one; a photo of another record stays as it is', async () => {
    const { db, id, file, answer } = await office(open);
    await addConsent(db, nishida, id, null, buildConsent({ name: '別の人' }));
    const other = newId();
    await saveRecord(db, nishida, other, buildFields());
    await call(show.action, { db, actor: nishida, params: { id }, form: { on: '2026-11-21' } });
    await addConsent(db, nishida, newId(), other, buildConsent({ files: [file] }));
    expect(await answer()).toMatchObject({ consent: 'no' });
    expect(await db.selectFrom('consent').select('name').execute()).toHaveLength(2);
  });

  test.each([
    ['nishida', 200, true],
    ['kobayashi', 200, true],
    ['mori', 200, true],
    ['higashi', 200, false],
    ['sasaki', 200, false],
    ['tonari', 200, false],
    ['ichikawa', 403, false],
  ] as const)('%s meets %i, knows of it: %s', async (name: PersonName, status, isKnown) => {
    const { db, id, record } = await office(open);
    const actor = actorNamed(name);
    const came = await call(list.loader, { db, actor });
    expect(came.status).toBe(status);
    expect(JSON.stringify(came.data ?? '').includes(CANARY)).toBe(isKnown);
    const shown = await call(show.loader, { db, actor, params: { id } });
    expect(shown.status).toBe(isKnown ? 200 : status === 403 ? 403 : 404);
    const form = { ...typedConsent, id: newId(), recordId: record };
    const made = await call(creating.action, { db, actor, form });
    expect(made.status === 302).toBe(isKnown);
    expect((await readDues(db, actor, '2026-11-26')).dues).toEqual([]);
  });

  test.each([
    ['without a name', { name: '' }, 'name'],
    ['of an area of nobody', { areaId: newId() }, 'areaId'],
    ['without an id', { id: 'x' }, 'id'],
  ])('comes back with what was typed %s', async (_, changed, field) => {
    const db = await open(buildCast);
    const form = { ...typedConsent, id: newId(), note: '書いた文', ...changed };
    const came = await call(creating.action, { db, actor: nishida, form });
    expect([came.status, came.data]).toMatchObject([
      422,
      { errors: [{ field }], values: { note: '書いた文' } },
    ]);
  });

  test('a day to come is no day of a withdrawal', async () => {
    const { db, id } = await office(open);
    const form = { on: '2099-01-01' };
    const came = await call(show.action, { db, actor: nishida, params: { id }, form });
    expect([came.status, came.data]).toMatchObject([422, { errors: [{ field: 'on' }] }]);
  });

  test('きょう says whose end is near, to those who may know, without a name', async () => {
    const db = await open(buildCast);
    const id = newId();
    await addConsent(db, nishida, id, null, buildConsent({ name: CANARY, untilOn: '2026-12-01' }));
    await addConsent(db, nishida, newId(), null, buildConsent({ untilOn: '2027-12-01' }));
    const dues = async (name: PersonName) =>
      (await readDues(db, actorNamed(name), '2026-11-26')).dues;
    const due = { href: `/consents/${id}`, text: '同意の期限', on: '2026-12-01' };
    expect(await dues('nishida')).toEqual([due]);
    expect(await dues('mori')).toEqual([due]);
    for (const name of ['higashi', 'sasaki', 'ichikawa', 'tonari'] as const)
      expect(await dues(name)).toEqual([]);
  });

  test('the form of a record offers its photos to who may correct it', async () => {
    const { db, record, file } = await office(open);
    const url = `/consents/new?record=${record}&file=${file}`;
    const { data } = await call(creating.loader, { db, actor: nishida, url });
    expect(data).toMatchObject({
      recordId: record,
      files: [{ value: file, label: '会場.jpg' }],
      typed: { areaId: areas.taki5.id, scope: 'photo', files: [file] },
    });
    expect((await call(creating.loader, { db, actor: actorNamed('higashi'), url })).status).toBe(
      403,
    );
  });
});
