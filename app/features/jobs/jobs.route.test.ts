import { writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { Actor, Role } from '#app/features/accounts/actor.ts';
import { actorNamed, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { type Office, openOffice } from '#tests/office.ts';
import { dropResult, jobFile } from './files.server.ts';
import { jobEnded, startJob } from './jobs.server.ts';

onBothEngines('the page of long work', (_open, engine) => {
  let office: Office;
  afterEach(() => office.close());

  async function madeFile(actor: Actor = actorNamed('nishida')) {
    office = await openOffice(engine);
    const path = jobFile('.csv');
    writeFileSync(path, '記録');
    const file = { path, name: '行動記録.csv', type: 'text/csv; charset=utf-8' };
    const id = await startJob(office.db, actor, { kind: 'count', title: '書き出し' }, async () => ({
      text: '1件を書き出しました。',
      warnings: ['「𠮷」は入りません。'],
      file,
    }));
    await jobEnded(id);
    return { id, path };
  }

  test('says what came of it, warns, and gives the file to its owner', async () => {
    const { id } = await madeFile();
    const nishida = office.as('nishida');
    const today = await (await nishida.get('/')).text();
    expect(today).toContain(`/jobs/${id}`);
    const page = await (await nishida.get(`/jobs/${id}`)).text();
    for (const text of ['1件を書き出しました。', '「𠮷」は入りません。', `/jobs/${id}/file`])
      expect(page).toContain(text);
    expect(page).not.toContain('http-equiv');
    const file = await nishida.get(`/jobs/${id}/file`);
    expect(await file.text()).toBe('記録');
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringContaining('attachment; '),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(await (await nishida.get('/')).text()).not.toContain(`/jobs/${id}`);
  });

  test.each(['mori', 'higashi', 'sasaki', 'tonari'] as const)(
    'is not there for %s',
    async (name) => {
      const { id } = await madeFile();
      for (const path of [`/jobs/${id}`, `/jobs/${id}/file`])
        expect((await office.as(name).get(path)).status).toBe(404);
      expect((await office.as(name).post(`/jobs/${id}`)).status).toBe(404);
    },
  );

  test.each([
    ['role', { role: 'manager' as Role }],
    ['areas', { areas: new Set<string>() }],
  ])('a file made with another %s is not handed out (S4)', async (_what, then) => {
    const { id } = await madeFile({ ...actorNamed('nishida'), ...then });
    const nishida = office.as('nishida');
    expect((await nishida.get(`/jobs/${id}/file`)).status).toBe(404);
    expect(await (await nishida.get(`/jobs/${id}`)).text()).toContain('役割や担当が変わった');
  });

  test('a file that was dropped is said to be gone', async () => {
    const { id, path } = await madeFile();
    dropResult(path);
    const nishida = office.as('nishida');
    expect((await nishida.get(`/jobs/${id}/file`)).status).toBe(404);
    expect(await (await nishida.get(`/jobs/${id}`)).text()).toContain('7日たったので');
  });

  test('while it runs the page looks again by itself, and stops it', async () => {
    const { id } = await madeFile();
    const now = new Date().toISOString();
    await office.db
      .updateTable('job')
      .set({ state: 'running', done: 3, total: 10, updated_at: now, staff_id: people.nishida.id })
      .where('id', '=', id)
      .execute();
    const nishida = office.as('nishida');
    const page = await (await nishida.get(`/jobs/${id}`)).text();
    expect(page).toMatch(/<meta http-equiv="refresh" content="2"\/?>/);
    expect(page).toContain('10件のうち、3件まで進みました。');
    expect((await nishida.get(`/jobs/${id}/file`)).status).toBe(404);
    expect((await nishida.post(`/jobs/${id}`)).headers.get('location')).toBe(`/jobs/${id}`);
    expect(await (await nishida.get(`/jobs/${id}`)).text()).toContain('ここで止めました。');
  });
});
