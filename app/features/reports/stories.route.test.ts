/** S5: nothing of a story reaches anybody before a person has confirmed it. */
import readXlsx from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { buildReport } from '#tests/build-report.ts';
import { call } from '#tests/call.ts';
import { actorNamed, areas, buildCast, type PersonName } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { wordXml } from '#tests/read-docx.ts';
import { removeRecord, saveRecord } from '../records/records.server.ts';
import { docxOf } from './docx.server.ts';
import { fixReport } from './fix.server.ts';
import { createReport, reachReport } from './reports.server.ts';
import { readDocument } from './source.server.ts';
import * as stories from './stories.tsx';
import { xlsxOf } from './xlsx.server.ts';

const [mori, nishida] = [actorNamed('mori'), actorNamed('nishida')];
const TOLD = '集まりで、ひさしぶりに笑い声が出た。';

onBothEngines('stories in a report', (open) => {
  async function office() {
    const db = await open();
    await buildCast(db);
    const [id, recordId] = [newId(), newId()];
    const fields = { occurredOn: '2026-04-10', done: '佐藤さんが集まりに来て、笑った。' };
    await saveRecord(db, nishida, recordId, buildFields(fields));
    const of = { scope: 'area', areaId: areas.west.id, title: '4月 西部' } as const;
    await createReport(db, nishida, id, buildReport(of));
    return { db, id, recordId };
  }
  const send = (db: Db, id: string, form: Record<string, string>, name: PersonName = 'nishida') =>
    call(stories.action, { db, actor: actorNamed(name), params: { id }, form });

  /** All that goes out, as one text. */
  async function outputs(db: Db, id: string, name: PersonName): Promise<string> {
    const actor = actorNamed(name);
    const document = await readDocument(db, actor, await reachReport(db, actor, id));
    const sheets = await readXlsx(await xlsxOf(document));
    return JSON.stringify([document, wordXml(await docxOf(document)), sheets]);
  }

  test.each(['\r\nset-cookie: a=b', '𠮷', '\ufffd', ''])(
    'of a record that is called %j there is none, and no fault',
    async (recordId) => {
      const { db, id } = await office();
      expect((await send(db, id, { intent: 'propose', recordId })).status).toBe(404);
    },
  );

  test('are proposed, refused while they name somebody, confirmed, and shown to the staff', async () => {
    const { db, id, recordId } = await office();
    const begun = await send(db, id, { intent: 'propose', recordId });
    expect(begun.location).toBe(`/reports/${id}/stories#story-${recordId}`);
    const page = await call(stories.loader, { db, actor: nishida, params: { id } });
    expect(page.data).toMatchObject({ stories: [{ recordId }], entries: [{ id: recordId }] });
    expect(await outputs(db, id, 'mori')).not.toContain('笑っ');
    expect(await fixReport(db, nishida, id, 1)).toMatch('話が1つ');

    const named = { intent: 'save', recordId, text: '鈴木一郎さんが笑った。', isConfirmed: '1' };
    const refused = await send(db, id, named);
    expect(refused.status).toBe(422);
    expect(refused.data).toMatchObject({
      values: { text: named.text },
      errors: [{ field: 'text' }],
    });
    expect((await send(db, id, { ...named, text: ' ' })).status).toBe(422);

    await send(db, id, { intent: 'save', recordId, text: TOLD });
    expect(await outputs(db, id, 'mori')).not.toContain(TOLD);
    await send(db, id, { intent: 'save', recordId, text: TOLD, isConfirmed: '1' });
    const out = await outputs(db, id, 'mori');
    expect(out.split(TOLD).length - 1).toBe(3);
    expect(out).not.toContain('佐藤');
  });

  test('stay as they were once the report is fixed, and are not for who only looks on', async () => {
    const { db, id, recordId } = await office();
    await send(db, id, { intent: 'propose', recordId });
    await send(db, id, { intent: 'save', recordId, text: TOLD, isConfirmed: '1' });
    expect(await fixReport(db, nishida, id, 1)).toBe(null);
    await removeRecord(db, mori, recordId, '二重');
    expect(await outputs(db, id, 'mori')).toContain(TOLD);
    expect(await outputs(db, id, 'ichikawa')).not.toContain(TOLD);
    const late = await send(db, id, { intent: 'save', recordId, text: 'ほか', isConfirmed: '1' });
    expect(late.location).toBe(`/reports/${id}`);
  });

  test('come from records of the report alone, and go again', async () => {
    const { db, id, recordId } = await office();
    const other = newId();
    await saveRecord(
      db,
      mori,
      other,
      buildFields({ areaId: areas.hon1.id, occurredOn: '2026-04-10' }),
    );
    expect((await send(db, id, { intent: 'propose', recordId: other })).status).toBe(404);
    await send(db, id, { intent: 'propose', recordId });
    for (const intent of ['up', 'down'])
      expect((await send(db, id, { intent, recordId })).status).toBe(302);
    expect((await send(db, id, { intent: 'drop', recordId })).location).toBe(
      `/reports/${id}/stories`,
    );
    expect((await send(db, id, { intent: 'drop', recordId })).status).toBe(404);
    for (const name of ['higashi', 'ichikawa', 'tonari'] as const)
      expect((await send(db, id, { intent: 'propose', recordId }, name)).status).toBe(404);
  });
});
