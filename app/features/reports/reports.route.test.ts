import { describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { buildReport } from '#tests/build-report.ts';
import { type Came, call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, type PersonName, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { wordXml } from '#tests/read-docx.ts';
import { who } from '../accounts/here.server.ts';
import { keepDraft, readDraft } from '../drafts/drafts.server.ts';
import { removeRecord, saveRecord } from '../records/records.server.ts';
import * as edit from './edit.tsx';
import * as file from './file.ts';
import { fixReport } from './fix.server.ts';
import * as fixing from './fixing.tsx';
import * as list from './list.tsx';
import * as start from './new.tsx';
import * as choose from './records.tsx';
import * as removal from './removal.ts';
import { noWords, textsOf } from './report.ts';
import { type Begun, createReport, findReports, reachReport } from './reports.server.ts';
import * as restoration from './restoration.ts';
import * as show from './show.tsx';
import * as unfixing from './unfixing.tsx';

const mori = actorNamed('mori');
const nishida = actorNamed('nishida');
const west = { scope: 'area', areaId: areas.west.id } as const;
const own = { scope: 'staff', staffId: people.nishida.id } as const;
const text = (came: Came) => JSON.stringify(came.data);

onBothEngines('the pages of reports', (open) => {
  async function office(): Promise<Db> {
    const db = await open();
    await buildCast(db);
    return db;
  }
  async function begin(db: Db, begun: Partial<Begun> = {}, actor = mori): Promise<string> {
    const id = newId();
    await createReport(db, actor, id, buildReport(begun));
    return id;
  }
  const at = (id: string, name: PersonName = 'mori') => ({
    ...{ actor: actorNamed(name), params: { id }, url: `/reports/${id}` },
  });
  const texts = (changed: Record<string, string>) => ({
    ...textsOf({ title: '4月', words: noWords }),
    ...{ version: '1', ...changed },
  });

  describe('beginning', () => {
    const send = (db: Db, name: PersonName, form: Record<string, string>) =>
      call(start.action, { db, actor: actorNamed(name), form: { id: newId(), ...form } });

    test('with one press, named by its time and place', async () => {
      const db = await office();
      const of = `area:${areas.west.id}`;
      const came = await send(db, 'nishida', { of, ready: 'm2026-10' });
      expect(came.location).toMatch(/^\/reports\/[\w-]+\?done=created$/);
      const { data } = await call(list.loader, { db, actor: nishida });
      expect(data).toMatchObject({
        reports: [{ title: '令和8年10月 西部 活動報告', from: '2026-10-01', until: '2026-10-31' }],
      });
      expect(await notes(db)).toEqual(['report.create']);
    });

    test('offers nobody else and no area of others (S2)', async () => {
      const db = await office();
      const offered = async (name: PersonName) => {
        const { data } = await call(start.loader, { db, actor: actorNamed(name) });
        return (data as { scopes: { label: string }[] }).scopes.map(({ label }) => label).join();
      };
      const all = await offered('mori');
      for (const label of ['事業所全体', '東部', '西部', '東 健一']) expect(all).toContain(label);
      expect(await offered('nishida')).toMatch(/事業所全体.*西部.*西田 あゆみ/);
      expect(await offered('nishida')).not.toMatch(/東部|本町|東 健一|市川/);
    });

    test.each([
      [{ of: `staff:${people.higashi.id}`, ready: 'm2026-10' }, 'of'],
      [{ of: `area:${areas.east.id}`, ready: 'm2026-10' }, 'of'],
      [{ of: 'office', from: '8.5.2', until: '8.5.1' }, 'until'],
      [{ of: 'office', ready: 'm2026-10', id: 'x' }, 'of'],
      [{ of: 'office', until: '8.5.1' }, 'from'],
    ])('%j comes back with what is wrong', async (form, field) => {
      const db = await office();
      const came = await send(db, 'nishida', form as Record<string, string>);
      expect(came.status).toBe(422);
      expect(came.data).toMatchObject({ errors: [{ field }] });
      expect(await notes(db)).toEqual([]);
    });
  });

  test('words are saved, and a draft of them is gone then and not before', async () => {
    const db = await office();
    const id = await begin(db, west, nishida);
    const draft = { ...texts({ text1: '書きかけ' }), report: '1' };
    await keepDraft(db, who(nishida), id, draft, 1);
    const opened = await call(edit.loader, { db, ...at(id, 'nishida') });
    expect(opened.data).toMatchObject({ typed: null, waiting: expect.any(String) });
    const url = `/reports/${id}/edit?draft=1`;
    const going = await call(edit.loader, { db, ...at(id, 'nishida'), url });
    expect(going.data).toMatchObject({ typed: { text1: '書きかけ' }, waiting: null });
    const wrong = texts({ title: '', text1: '書きかけ' });
    const came = await call(edit.action, { db, ...at(id, 'nishida'), form: wrong });
    expect([came.status, came.data]).toMatchObject([422, { values: { text1: '書きかけ' } }]);
    expect(await readDraft(db, who(nishida), id)).not.toBe(null);
    const form = texts({ text1: '書いた' });
    const saved = await call(edit.action, { db, ...at(id, 'nishida'), form });
    expect(saved.location).toBe(`/reports/${id}?done=saved`);
    expect(await readDraft(db, who(nishida), id)).toBe(null);
    expect(text(await call(show.loader, { db, ...at(id, 'nishida') }))).toContain('書いた');
  });

  test('two who write the same part see both texts (R9)', async () => {
    const db = await office();
    const id = await begin(db);
    await call(edit.action, { db, ...at(id), form: texts({ text1: '一人め' }) });
    const form = texts({ text1: '二人め', 'was.text1': '' });
    const came = await call(edit.action, { db, ...at(id), form });
    expect(came.status).toBe(409);
    expect(came.data).toMatchObject({ clashes: [{ mine: '二人め', theirs: '一人め' }] });
  });

  test('records are offered by words, chosen, and taken out again', async () => {
    const db = await office();
    const id = await begin(db, west, nishida);
    const ids = [newId(), newId()];
    for (const [n, one] of ids.entries())
      await saveRecord(
        db,
        nishida,
        one,
        buildFields({ occurredOn: '2026-04-10', done: `花見の${['席', '会'][n]}` }),
      );
    const found = await call(choose.loader, {
      ...{ db, ...at(id, 'nishida'), url: `/reports/${id}/records?q=花見 会` },
    });
    expect(found.data).toMatchObject({ entries: [{ id: ids[1] }], chosen: [] });
    const save = (record: string[]) =>
      call(choose.action, { db, ...at(id, 'nishida'), form: { record, shown: ids } });
    expect((await save([...ids, 'x', newId()])).location).toBe(`/reports/${id}?done=chosen`);
    expect(text(await call(show.loader, { db, ...at(id) }))).toMatch(/花見の席.*花見の会/);
    await save([ids[0]!]);
    expect(text(await call(show.loader, { db, ...at(id) }))).not.toContain('花見の会');
  });

  test('fixing is refused while its time runs, and done after', async () => {
    const db = await office();
    const running = await begin(db, { until: '2099-03-31' });
    const refused = await call(fixing.action, { db, ...at(running), form: { version: '1' } });
    expect([refused.status, text(refused)]).toEqual([422, expect.stringContaining('期間の途中')]);
    const id = await begin(db);
    const late = await call(fixing.action, { db, ...at(id), form: { version: '0' } });
    expect([late.status, text(late)]).toEqual([422, expect.stringContaining('先に直しました')]);
    const came = await call(fixing.action, { db, ...at(id), form: { version: '1' } });
    expect(came.location).toBe(`/reports/${id}?done=fixed`);
    for (const page of [edit, choose, fixing])
      expect((await call(page.loader, { db, ...at(id) })).location).toBe(`/reports/${id}`);
    expect((await call(removal.action, { db, ...at(id), form: {} })).status).toBe(403);
  });

  test('opened again by a manager alone, with a reason', async () => {
    const db = await office();
    const id = await begin(db, west, nishida);
    expect((await call(unfixing.loader, { db, ...at(id) })).location).toBe(`/reports/${id}`);
    await fixReport(db, nishida, id, 1);
    const form = { reason: '数えまちがい' };
    const send = (name: PersonName, typed: Record<string, string>) =>
      call(unfixing.action, { db, ...at(id, name), form: typed });
    expect((await send('nishida', form)).status).toBe(403);
    expect((await send('mori', { reason: ' ' })).status).toBe(422);
    expect((await send('mori', form)).location).toBe(`/reports/${id}?done=unfixed`);
    expect((await reachReport(db, mori, id)).fixedAt).toBe(null);
  });

  test('removed with a way back, for who may', async () => {
    const db = await office();
    const id = await begin(db, west, nishida);
    const came = await call(removal.action, { db, ...at(id, 'nishida'), form: {} });
    expect(came.location).toBe(`/reports?gone=${id}`);
    const url = `/reports?gone=${id}`;
    expect((await call(list.loader, { db, actor: nishida, url })).data).toMatchObject({
      ...{ reports: [], gone: { id } },
    });
    const others = await call(list.loader, { db, actor: actorNamed('higashi'), url });
    expect(others.data).toMatchObject({ gone: null });
    expect((await call(show.loader, { db, ...at(id) })).status).toBe(404);
    const back = (name: PersonName) => call(restoration.action, { db, ...at(id, name), form: {} });
    expect((await back('higashi')).status).toBe(404);
    expect((await back('nishida')).location).toBe(`/reports/${id}?done=restored`);
  });

  test('found by their title, by who may read them', async () => {
    const db = await office();
    await begin(db, { ...west, title: '西部のあゆみ' });
    const found = async (name: PersonName) =>
      (await findReports(db, actorNamed(name), ['西部', 'あゆみ'])).length;
    const names = ['mori', 'nishida', 'higashi', 'ichikawa', 'tonari'] as const;
    expect(await Promise.all(names.map(found))).toEqual([1, 1, 0, 0, 0]);
  });

  test("a worker's figures are in no report that another worker reads (S2)", async () => {
    const db = await office();
    const ids = [await begin(db), await begin(db, west)];
    for (const id of ids)
      for (const name of ['nishida', 'kobayashi', 'mori'] as const) {
        const shown = text(await call(show.loader, { db, ...at(id, name) }));
        for (const person of Object.values(people)) expect(shown).not.toContain(person.name);
        for (const person of Object.values(people)) expect(shown).not.toContain(person.id);
      }
  });

  test('S3: nothing of the other room is in any output, whoever asks', async () => {
    const db = await office();
    const kept = newId();
    const fields = {
      ...{ occurredOn: '2026-04-10', minutes: 30, nextStep: 'CANARY-STEP' },
      confidential: { who: 'CANARY-WHO', detail: 'CANARY-DETAIL' },
    };
    await saveRecord(db, nishida, kept, buildFields(fields));
    const gone = newId();
    await saveRecord(db, nishida, gone, buildFields({ ...fields, done: 'CANARY-GONE' }));
    const ids = [await begin(db), await begin(db, west), await begin(db, own)];
    for (const id of ids) {
      await call(choose.action, { db, ...at(id), form: { record: [kept, gone] } });
      if (id === ids[1]) await fixReport(db, mori, id, 2);
    }
    await removeRecord(db, nishida, gone, '二重');
    const openIds = [ids[0]!, ids[2]!];
    for (const name of ['nishida', 'mori', 'ichikawa'] as const)
      for (const id of ids) {
        const page = await call(show.loader, { db, ...at(id, name) });
        const outputs = [text(page)];
        if (page.status === 200)
          for (const as of ['docx', 'xlsx'])
            outputs.push(
              await readable(await call(file.action, { db, ...at(id, name), form: { as } }), as),
            );
        for (const out of outputs) expect(out).not.toMatch(/CANARY-(WHO|DETAIL|STEP)/);
        if (openIds.includes(id))
          for (const out of outputs) expect(out).not.toContain('CANARY-GONE');
      }
    const searched = await call(choose.loader, {
      ...{ db, ...at(ids[0]!), url: `/reports/${ids[0]}/records?q=CANARY-WHO` },
    });
    expect(searched.data).toMatchObject({ entries: [] });
  });

  test('a file goes out under the name of the report, with a line of who took it', async () => {
    const db = await office();
    const id = await begin(db, { title: '4月/西部' });
    const came = await call(file.action, { db, ...at(id), form: { as: 'docx' } });
    expect(decodeURIComponent(came.response?.headers.get('content-disposition') ?? '')).toContain(
      '4月・西部.docx',
    );
    expect((await notes(db)).at(-1)).toBe('report.export');
    const other = await call(file.action, { db, ...at(id), form: { as: 'exe' } });
    expect(other.location).toBe(`/reports/${id}`);
  });
});

async function readable({ response }: Came, as: string): Promise<string> {
  const bytes = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
  if (as === 'docx') return wordXml(bytes);
  const { default: readXlsx } = await import('read-excel-file/node');
  return JSON.stringify(await readXlsx(Buffer.from(bytes)));
}
