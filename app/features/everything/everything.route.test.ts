import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { dataDir } from '#app/db/keys.server.ts';
import { call } from '#tests/call.ts';
import { actorNamed, NEIGHBOUR, OFFICE } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { notes } from '#tests/notes.ts';
import { buildWhole, PASSPHRASE } from '#tests/whole.ts';
import { resultPath } from '../jobs/files.server.ts';
import { jobEnded, readJob, stopJob } from '../jobs/jobs.server.ts';
import { openFile } from './opened.ts';
import * as page from './page.tsx';

afterEach(() => vi.unstubAllEnvs());
const sasaki = actorNamed('sasaki');

onBothEngines('the page that takes everything out', (open) => {
  test('makes a closed file of the own office, and leaves a line', async () => {
    vi.stubEnv('BACKUP_PASSPHRASE', PASSPHRASE);
    const db = await open(buildWhole);
    const before = (await notes(db)).length;
    const came = await call(page.action, { db, actor: sasaki, form: {} });
    const id = came.location?.split('/').at(-1) ?? '';
    expect(came.location).toBe(`/jobs/${id}`);
    await jobEnded(id);
    const job = await readJob(db, sasaki, id);
    expect(job).toMatchObject({
      state: 'done',
      result: { text: expect.stringMatching(/^すべてを書き出し、合言葉で閉じました。記録/) },
    });
    expect((await notes(db)).slice(before)).toEqual(['job.start', 'everything.export', 'job.end']);
    const path = resultPath(job?.result.file?.path ?? '') ?? '';
    const { manifest } = await openFile(path, () => PASSPHRASE, path.replace(/[^/\\]*$/, ''));
    expect(manifest.tables.office?.rows).toBe(1);
    expect(manifest.offices).toHaveLength(1);
    expect(manifest.files.every(({ path }) => path.startsWith(`files/${OFFICE}/`))).toBe(true);
    expect(JSON.stringify(manifest)).not.toContain(NEIGHBOUR);
  });

  test('that is stopped leaves nothing half behind', async () => {
    vi.stubEnv('BACKUP_PASSPHRASE', PASSPHRASE);
    const db = await open(buildWhole);
    const halves = () => readdirSync(join(dataDir(), 'jobs')).filter((n) => n.endsWith('.part'));
    const { location } = await call(page.action, { db, actor: sasaki, form: {} });
    const id = location?.split('/').at(-1) ?? '';
    while (halves().length === 0 && (await readJob(db, sasaki, id))?.state === 'running')
      await setImmediate();
    await stopJob(db, sasaki, id);
    await jobEnded(id);
    expect(halves()).toEqual([]);
  });

  test('without a passphrase says what to do and begins nothing', async () => {
    vi.stubEnv('BACKUP_PASSPHRASE', '');
    vi.stubEnv('BACKUP_PASSPHRASE_FILE', undefined);
    const db = await open(buildWhole);
    const before = await notes(db);
    const shown = await call(page.loader, { db, actor: sasaki });
    expect(shown.data).toMatchObject({ missing: expect.stringMatching(/合言葉がありません/) });
    const came = await call(page.action, { db, actor: sasaki, form: {} });
    expect([came.status, came.data]).toEqual([422, { problem: expect.stringMatching(/合言葉/) }]);
    expect(await notes(db)).toEqual(before);
  });

  test.each(['nishida', 'mori'] as const)(
    '%s, who does not look after it, may not',
    async (name) => {
      vi.stubEnv('BACKUP_PASSPHRASE', PASSPHRASE);
      const db = await open(buildWhole);
      for (const part of [page.loader, page.action])
        expect((await call(part, { db, actor: actorNamed(name), form: {} })).status).toBe(403);
    },
  );
});
