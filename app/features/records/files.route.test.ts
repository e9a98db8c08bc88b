import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildGiven, buildPhoto, points } from '#tests/build-file.ts';
import { buildFields } from '#tests/build-record.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, OFFICE, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { filesOf } from '../files/files.server.ts';
import { takeFile } from '../files/take.server.ts';
import { loader as bytes } from './file-bytes.ts';
import { action as edit } from './file-edit.tsx';
import { action as remove } from './file-removal.tsx';
import { action as restore } from './file-restoration.ts';
import { loader as small } from './file-small.ts';
import { action as add } from './files-add.tsx';
import { fileTaking } from './files-taking.server.ts';
import { readFilter } from './filter.ts';
import { findFiles } from './found-files.server.ts';
import { listRecords } from './list.server.ts';
import { removeRecord, saveRecord } from './records.server.ts';
import { readForPage } from './show.server.ts';
import { wholeOf } from './whole.server.ts';

const both = ['shared', 'confidential'] as const;
const nishida = actorNamed('nishida');
const written = { caption: '入口の段差', room: 'shared', consent: 'unasked' };

onBothEngines('photos and files of a record', (open) => {
  async function anOffice() {
    const db = await open(buildCast);
    const record = newId();
    await saveRecord(db, nishida, record, buildFields({ kind: 'visit' }));
    return { db, record };
  }
  const at = (db: Db, name: PersonName, record: string, file = '') => ({
    db,
    actor: actorNamed(name),
    params: { id: record, file },
  });
  const hang = async (db: Db, recordId: string, more: object = {}) => {
    const came = await takeFile(db, nishida, buildGiven({ recordId, ...more }));
    if (!came.ok) throw new Error(came.reason);
    return came.id;
  };
  const rows = (db: Db, record: string) => filesOf(db, OFFICE, record, both);

  test('several are added at once; what cannot be taken holds none of them back', async () => {
    const { db, record } = await anOffice();
    const photo = new File([await buildPhoto()], 'a.jpg');
    const text = new File(['回覧'], '回覧.txt');
    const form = { ...written, file: [photo, text] };
    const came = await call(add, { ...at(db, 'kobayashi', record), form });
    expect(came.location).toBe(`/records/${record}?files=2.0#files`);
    expect((await rows(db, record)).map(({ name, caption }) => [name, caption])).toEqual([
      ['a.jpg', '入口の段差'],
      ['回覧.txt', '入口の段差'],
    ]);
    const page = new File(['<html>'], 'b.png');
    const half = await call(add, {
      ...at(db, 'nishida', record),
      form: { ...written, file: [photo, page] },
    });
    expect(half.status).toBe(422);
    expect(half.data).toMatchObject({
      values: { added: '1' },
      errors: [{ field: 'file', message: expect.stringMatching(/^「b.png」.*HTML/) }],
    });
    expect(await rows(db, record)).toHaveLength(2);
  });

  test.each([
    ['no file', {}, /選んでください/],
    ['no room', { room: '' }, /だれが見るか/],
    ['too long a caption', { caption: '長'.repeat(201) }, /200字/],
  ])('%s is told and nothing is added', async (_, more, says) => {
    const { db, record } = await anOffice();
    const file = 'room' in more || 'caption' in more ? [new File(['回覧'], 'a.txt')] : [];
    const form = { ...written, ...more, file };
    const came = await call(add, { ...at(db, 'nishida', record), form });
    expect([came.status, JSON.stringify(came.data)]).toEqual([422, expect.stringMatching(says)]);
    expect(await rows(db, record)).toEqual([]);
  });

  test.each([
    ['higashi', 403],
    ['sasaki', 403],
    ['ichikawa', 403],
    ['tonari', 404],
  ] as const)('%s adds, changes and removes nothing (%i)', async (name, status) => {
    const { db, record } = await anOffice();
    const file = await hang(db, record);
    const form = { ...written, reason: '見たくない', file: [new File(['x'], 'a.txt')] };
    for (const action of [add, edit, remove, restore]) {
      const came = await call(action, { ...at(db, name, record, file), form });
      expect(came.status).toBe(status);
    }
    expect(await rows(db, record)).toHaveLength(1);
    expect(await rows(db, record)).toMatchObject([{ caption: '', removed_at: null }]);
  });

  test('who may not enter the room finds neither file, nor small one, nor number', async () => {
    const { db, record } = await anOffice();
    const shared = await hang(db, record, { caption: '門の前' });
    const shut = await hang(db, record, {
      bytes: points.black,
      room: 'confidential',
      caption: '門の中',
    });
    const seen: Record<string, unknown> = {};
    for (const name of ['nishida', 'kobayashi', 'mori', 'higashi', 'sasaki', 'ichikawa'] as const) {
      const actor = actorNamed(name);
      const whole = await wholeOf(db, actor, record);
      const page = await listRecords(db, actor, readFilter(new URLSearchParams(), '2026-11-23'));
      seen[name] = [
        (await call(bytes, at(db, name, record, shut))).status,
        (await call(small, at(db, name, record, shut))).status,
        (await call(bytes, at(db, name, record, shared))).status,
        whole && (await readForPage(db, actor, whole)).files.length,
        page.rows[0]?.files,
        (await findFiles(db, actor, ['門'])).length,
      ];
    }
    const inside = [200, 200, 200, 2, 2, 2];
    const outside = [404, 404, 200, 1, 1, 1];
    expect(seen).toEqual({
      nishida: inside,
      kobayashi: inside,
      mori: inside,
      higashi: outside,
      sasaki: outside,
      ichikawa: outside,
    });
    expect(await findFiles(db, actorNamed('tonari'), ['門'])).toEqual([]);
    const found = await findFiles(db, nishida, ['門の中']);
    expect(found).toMatchObject([{ isShut: true, text: '', href: `/records/${record}#files` }]);
    expect(JSON.stringify(found)).not.toContain('門の中');
  });

  test('the list that goes out holds each file of the shared room, none of the other', async () => {
    const { db, record } = await anOffice();
    await hang(db, record, { caption: '=門の前', consent: 'no', consentNote: '通行人' });
    await hang(db, record, { bytes: points.black, room: 'confidential', caption: '門の中' });
    const gone = await hang(db, record, { bytes: Buffer.from('回覧') });
    const place = at(db, 'nishida', record, gone);
    await call(remove, { ...place, form: { reason: '二重' } });
    const asked = { query: '', withConfidential: true };
    const sheet = await fileTaking.sheet(db, actorNamed('mori'), asked, async () => {});
    const rows: unknown[] = [];
    for await (const some of sheet.rows) rows.push(...some);
    expect(rows).toMatchObject([
      [
        ...['2026-11-20', '滝山五丁目', expect.stringContaining('滝山自治会'), '=門の前'],
        ...['会場.jpg', '写真', 'だめ', '通行人', '西田 あゆみ'],
      ],
    ]);
  });

  test('captions of the other room on a page leave a line, also without any text in it', async () => {
    const { db, record } = await anOffice();
    await hang(db, record, { room: 'confidential' });
    const reads = async () => {
      const lines = await db.selectFrom('audit').select('verb').execute();
      return lines.filter(({ verb }) => verb === 'confidential.read').length;
    };
    for (const [name, lines] of [
      ['higashi', 0],
      ['nishida', 1],
    ] as const) {
      const whole = await wholeOf(db, actorNamed(name), record);
      if (whole) await readForPage(db, actorNamed(name), whole);
      expect(await reads()).toBe(lines);
    }
  });

  test('a photo moves to the other room at once, and out of it by who may know it', async () => {
    const { db, record } = await anOffice();
    const file = await hang(db, record);
    const move = async (name: PersonName, room: string) => {
      const row = (await rows(db, record))[0];
      const was = { caption: '', room: row?.room, consent: 'unasked', consentNote: '' };
      const began = Object.entries(was).map(([field, text]) => [`was.${field}`, text]);
      const form = {
        ...written,
        room,
        version: String(row?.version),
        ...Object.fromEntries(began),
      };
      return (await call(edit, { ...at(db, name, record, file), form })).status;
    };
    const higashi = at(db, 'higashi', record, file);
    expect((await call(bytes, higashi)).status).toBe(200);
    expect(await move('nishida', 'confidential')).toBe(302);
    expect((await call(bytes, higashi)).status).toBe(404);
    expect(await move('higashi', 'shared')).toBe(404);
    expect(await move('mori', 'shared')).toBe(302);
    expect((await call(bytes, higashi)).status).toBe(200);
  });

  test('somebody else wrote meanwhile: the form comes back with both', async () => {
    const { db, record } = await anOffice();
    const file = await hang(db, record);
    const send = (caption: string) =>
      call(edit, {
        ...at(db, 'nishida', record, file),
        form: {
          ...{ ...written, caption, version: '1', 'was.caption': '', 'was.room': 'shared' },
          ...{ 'was.consent': 'unasked', 'was.consentNote': '' },
        },
      });
    expect((await send('入口')).status).toBe(302);
    const came = await send('出口');
    expect(came.status).toBe(409);
    expect(came.data).toMatchObject({
      values: { caption: '出口' },
      clash: { base: { version: 2 }, theirs: [{ text: '入口' }] },
    });
  });

  test('removed it is not shown, counted or found, and comes back', async () => {
    const { db, record } = await anOffice();
    const file = await hang(db, record, { caption: '門の前' });
    const place = at(db, 'nishida', record, file);
    expect((await call(remove, { ...place, form: { reason: '' } })).status).toBe(422);
    const came = await call(remove, { ...place, form: { reason: '写り込み' } });
    expect(came.location).toBe(`/records/${record}?fileGone=${file}#files`);
    for (const loader of [bytes, small]) expect((await call(loader, place)).status).toBe(404);
    const list = () => listRecords(db, nishida, readFilter(new URLSearchParams(), '2026-11-23'));
    expect((await list()).rows[0]?.files).toBe(0);
    expect(await findFiles(db, nishida, ['門'])).toEqual([]);
    expect((await call(restore, { ...place, form: {} })).status).toBe(302);
    expect((await call(small, place)).status).toBe(200);
    expect((await list()).rows[0]?.files).toBe(1);
  });

  test('of a removed record nothing is found', async () => {
    const { db, record } = await anOffice();
    await hang(db, record, { caption: '門の前' });
    await removeRecord(db, nishida, record, '二重');
    expect(await findFiles(db, nishida, ['門'])).toEqual([]);
  });

  test('an address of another record, or of nothing, opens nothing', async () => {
    const { db, record } = await anOffice();
    const other = newId();
    await saveRecord(db, nishida, other, buildFields({ areaId: areas.taki4.id }));
    const file = await hang(db, record);
    for (const [id, name] of [
      [other, file],
      [record, newId()],
      [record, '../engawa.db'],
    ] as const)
      expect((await call(bytes, at(db, 'nishida', id, name))).status).toBe(404);
    const text = await hang(db, record, { bytes: Buffer.from('回覧') });
    expect((await call(small, at(db, 'nishida', record, text))).status).toBe(404);
  });
});
