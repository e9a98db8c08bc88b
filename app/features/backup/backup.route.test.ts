import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { dataDir } from '#app/db/keys.server.ts';
import { call } from '#tests/call.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { PASSPHRASE } from '#tests/whole.ts';
import { jobEnded, readJob } from '../jobs/jobs.server.ts';
import { copiesIn } from './folder.ts';
import * as page from './page.tsx';
import { stateFor } from './state.server.ts';

afterEach(() => vi.unstubAllEnvs());
const sasaki = actorNamed('sasaki');

onBothEngines('the page of copies', (open, engine) => {
  async function office() {
    const db = await open(buildCast);
    const folder = join(dataDir(), 'copies');
    vi.stubEnv('BACKUP_DIR', folder);
    vi.stubEnv('BACKUP_PASSPHRASE', PASSPHRASE);
    return { db, folder };
  }

  test('makes one now, says so, and leaves a line', async () => {
    const { db, folder } = await office();
    expect(await stateFor(sasaki)).toMatchObject({ isGood: false, line: 'まだ控えがありません。' });
    const came = await call(page.action, { db, actor: sasaki, form: {} });
    const id = came.location?.split('/').at(-1) ?? '';
    expect(came.location).toBe(`/jobs/${id}`);
    await jobEnded(id);
    expect(await readJob(db, sasaki, id)).toMatchObject({
      state: 'done',
      result: { text: expect.stringContaining('読みなおして確かめました') },
    });
    expect(await notes(db)).toEqual(['job.start', 'backup.make', 'job.end']);
    expect(await copiesIn(folder)).toHaveLength(1);
    expect(await stateFor(sasaki)).toMatchObject({ isGood: true });
    const shown = JSON.stringify((await call(page.loader, { db, actor: sasaki })).data);
    expect(shown).toContain('.backup');
    expect(shown).not.toContain(PASSPHRASE);
    expect(shown.includes('2台目は、つながっていません')).toBe(engine === 'postgres');
  });

  test.each([
    ['no place', 'BACKUP_DIR', '', /場所/],
    ['no passphrase', 'BACKUP_PASSPHRASE', '', /合言葉がありません/],
    ['a short passphrase', 'BACKUP_PASSPHRASE', 'short', /短すぎます/],
  ])('with %s says what to do and begins nothing', async (_, name, value, sentence) => {
    const { db } = await office();
    vi.stubEnv(name, value);
    const shown = await call(page.loader, { db, actor: sasaki });
    expect(shown.data).toMatchObject({ missing: expect.stringMatching(sentence) });
    const came = await call(page.action, { db, actor: sasaki, form: {} });
    expect([came.status, came.data]).toEqual([422, { problem: expect.stringMatching(sentence) }]);
    expect(await notes(db)).toEqual([]);
  });

  test('a copy that could not be made is the end of the job, in a sentence', async () => {
    const { db, folder } = await office();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    mkdirSync(dataDir(), { recursive: true });
    writeFileSync(folder, 'in the way');
    const id = (await call(page.action, { db, actor: sasaki, form: {} })).location?.slice(6) ?? '';
    await jobEnded(id);
    const job = await readJob(db, sasaki, id);
    expect([job?.state, job?.result.text]).toEqual(['failed', expect.stringMatching(/書けず/)]);
    expect(await stateFor(sasaki)).toMatchObject({ why: expect.stringMatching(/書けず/) });
    vi.restoreAllMocks();
  });

  test.each(['nishida', 'mori', 'ichikawa'] as const)('%s is refused', async (name) => {
    const { db } = await office();
    for (const handler of [page.loader, page.action])
      expect((await call(handler, { db, actor: actorNamed(name), form: {} })).status).toBe(403);
    expect(await stateFor(actorNamed(name))).toBeNull();
  });
});
