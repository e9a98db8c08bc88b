import { afterEach, expect, test } from 'vitest';
import { today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, areas, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { type Office, openOffice } from '#tests/office.ts';
import { jobEnded, readJob } from '../jobs/jobs.server.ts';
import { saveRecord } from '../records/records.server.ts';
import { beginLong } from './long.server.ts';
import { questionQuery, readQuestion } from './question.ts';

const nishida = actorNamed('nishida');

onBothEngines('the page of the overview', (_open, engine) => {
  let office: Office;
  afterEach(() => office.close());

  async function withRecords(count: number): Promise<void> {
    office = await openOffice(engine);
    for (let n = 0; n < count; n += 1)
      await saveRecord(office.db, nishida, newId(), buildFields({ occurredOn: today() }));
  }
  const page = async (query = '', name: keyof typeof people = 'nishida') =>
    (await office.as(name).get(`/overview${query}`)).text();

  test('says what is in the table, and why its parts may come to more', async () => {
    await withRecords(12);
    const text = await page();
    for (const part of [
      '記録は12件です',
      'いちばん多い支援の動きは「つなぐ」',
      'それぞれに数えます',
    ])
      expect(text).toContain(part);
    expect(text).toContain('verb=connect');
  });

  test('an office without records is told what belongs here and how to begin', async () => {
    await withRecords(0);
    const text = await page();
    expect(text).toContain('記録がまだありません');
    expect(text).toContain('href="/records/new"');
    expect(await page('', 'ichikawa')).not.toContain('href="/records/new"');
  });

  test.each([
    ['nishida', 200],
    ['mori', 200],
    ['higashi', 404],
    ['sasaki', 404],
    ['ichikawa', 404],
  ] as const)('%s asks for the figures of nishida: %i (S2)', async (name, status) => {
    await withRecords(1);
    const path = `/overview?staff=${people.nishida.id}`;
    expect((await office.as(name).get(path)).status).toBe(status);
    const sent = await office
      .as(name)
      .post('/export/overview', { as: 'csv', query: path.slice(9) });
    expect(sent.status).toBe(status);
  });

  test('a worker who crosses with people by the address sees the verbs', async () => {
    await withRecords(1);
    const text = await page('?rows=staff&cols=kind');
    expect(text).not.toContain(people.higashi.name);
    expect(text).toContain('支援の動きと活動の種類');
    expect(await page('?rows=staff&cols=kind', 'mori')).toContain('書いた人と活動の種類');
  });

  test('goes out as a table, noted with what was asked', async () => {
    await withRecords(3);
    const query = `?rows=kind&cols=&area=${areas.west.id}`;
    const csv = await (
      await office.as('nishida').post('/export/overview', { as: 'csv', query })
    ).text();
    expect(csv.replace('﻿', '').split('\r\n')).toContain('会合への出席,3');
    const line = await office.db
      .selectFrom('audit')
      .select('fields')
      .where('verb', '=', 'list.export')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(line.fields)).toMatchObject({
      export: 'overview',
      rows: 'kind',
      area: areas.west.id,
    });
  });

  test('what took long waits for whoever asked, and for nobody else (U9)', async () => {
    await withRecords(2);
    const question = readQuestion(new URLSearchParams('measure=days'), nishida, today());
    const id = await beginLong(office.db, nishida, question, today());
    await jobEnded(id);
    const { state, result, done, total } = (await readJob(office.db, nishida, id)) ?? {};
    expect([state, done, total]).toEqual(['done', 4 * 12, 4 * 12]);
    expect(result?.href).toBe(`/overview${questionQuery(question)}&job=${id}`);
    const href = result?.href?.replace('/overview', '') ?? '';
    // What is saved afterwards is not in it: it is the table of that moment.
    await saveRecord(office.db, nishida, newId(), buildFields({ occurredOn: '2026-04-01' }));
    expect(await page(href)).toContain('活動した日は1日です');
    expect(await page(href, 'higashi')).toContain('活動した日は2日です');
    expect(await page(`${href}&area=${areas.city.id}`)).toContain('活動した日は2日です');
  });
});
