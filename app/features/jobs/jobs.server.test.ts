import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { dropOldResults, jobFile, resultPath } from './files.server.ts';
import { type Job, JobProblem, type Progress, type Result } from './job.ts';
import { jobEnded, markSeen, readJob, startJob, stopJob, waitingJobs } from './jobs.server.ts';

const nishida = actorNamed('nishida');
const mori = actorNamed('mori');
const given = { kind: 'count', title: '数える仕事' };

const verbs = async (db: Db) =>
  (await db.selectFrom('audit').select('verb').orderBy('seq').execute()).map((l) => l.verb);

onBothEngines('long work', (open) => {
  const office = () => open(buildCast);
  const read = async (db: Db, id: string) => (await readJob(db, nishida, id)) as Job;
  const ended = async (db: Db, work: (p: Progress) => Promise<Result>) => {
    const id = await startJob(db, nishida, given, work);
    await jobEnded(id);
    return { id, job: await read(db, id) };
  };

  test('keeps how far it came and what came of it', async () => {
    const db = await office();
    const { job } = await ended(db, async (progress) => {
      await progress.say(2, 3);
      await progress.say(3);
      return { text: '3件を数えました。', href: '/records' };
    });
    expect(job).toMatchObject({ state: 'done', done: 3, total: 3, title: given.title });
    expect(job.result).toMatchObject({ text: '3件を数えました。', href: '/records' });
    expect(await verbs(db)).toEqual(['job.start', 'job.end']);
  });

  test('writes down where it is while it runs, and not each step', async () => {
    const db = await office();
    const written = vi.spyOn(db, 'updateTable');
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    let now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now);
    const id = await startJob(db, nishida, { ...given, total: 1000 }, async (progress) => {
      for (let n = 1; n <= 500; n += 1) await progress.say(n);
      expect(written).toHaveBeenCalledTimes(0);
      now += 1000;
      await progress.say(501);
      await gate;
      return { text: '' };
    });
    while ((await read(db, id)).done < 501) await setImmediate();
    expect(written).toHaveBeenCalledTimes(1);
    expect(await read(db, id)).toMatchObject({ state: 'running', done: 501, total: 1000 });
    go();
    await jobEnded(id);
    clock.mockRestore();
  });

  test('stopped, it ends, says so, and its file is thrown away', async () => {
    const db = await office();
    let path = '';
    const id = await startJob(db, nishida, given, async (progress) => {
      path = jobFile('.csv');
      writeFileSync(path, 'half');
      while (!progress.stopped) await progress.say(1);
      return { text: 'too late', file: { path, name: 'x.csv', type: 'text/csv' } };
    });
    await stopJob(db, nishida, id);
    await jobEnded(id);
    expect(await read(db, id)).toMatchObject({ state: 'stopped', result: { text: '' } });
    expect(existsSync(path)).toBe(false);
    expect(await verbs(db)).toEqual(['job.start', 'job.stop', 'job.end']);
  });

  test('stopped by another process, it learns of it from its row', async () => {
    const db = await office();
    let now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now);
    const id = await startJob(db, nishida, given, async (progress) => {
      while (!progress.stopped) {
        now += 1000;
        await progress.say(1);
      }
      return { text: '' };
    });
    await db.updateTable('job').set({ state: 'stopped' }).where('id', '=', id).execute();
    await jobEnded(id);
    clock.mockRestore();
    expect((await read(db, id)).state).toBe('stopped');
  });

  test.each([
    ['a sentence for the person is told', new JobProblem('表が空です。'), /^表が空です。$/],
    ['any other error is not', new Error('secret name in it'), /^思わぬことが起きました。/],
  ])('failing: %s', async (_name, error, text) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const db = await office();
    const { job } = await ended(db, () => Promise.reject(error));
    said.mockRestore();
    expect(job.state).toBe('failed');
    expect(job.result.text).toMatch(text);
  });

  test('a row that nobody touched for a minute was left by a server that is gone', async () => {
    const db = await office();
    const { id } = await ended(db, async () => ({ text: '' }));
    const set = (updated_at: string) =>
      db.updateTable('job').set({ state: 'running', updated_at }).where('id', '=', id).execute();
    await set(new Date(Date.now() - 50_000).toISOString());
    expect(await read(db, id)).toMatchObject({ state: 'running', isLost: false });
    await set(new Date(Date.now() - 61_000).toISOString());
    expect(await read(db, id)).toMatchObject({ state: 'stopped', isLost: true });
  });

  test('another person knows nothing of it and cannot stop it', async () => {
    const db = await office();
    const { id } = await ended(db, async () => ({ text: '' }));
    await db.updateTable('job').set({ state: 'running' }).where('id', '=', id).execute();
    expect(await readJob(db, mori, id)).toBeUndefined();
    await stopJob(db, mori, id);
    await markSeen(db, mori, id);
    expect((await read(db, id)).state).toBe('running');
    expect(await waitingJobs(db, mori)).toEqual([]);
    expect(await waitingJobs(db, nishida)).toHaveLength(1);
  });

  test('what ended waits until it was seen, a week at most', async () => {
    const db = await office();
    const { id } = await ended(db, async () => ({ text: '' }));
    expect((await waitingJobs(db, nishida)).map((j) => j.id)).toEqual([id]);
    const later = new Date(Date.now() + 8 * 86_400_000);
    expect(await waitingJobs(db, nishida, later)).toEqual([]);
    await markSeen(db, nishida, id);
    expect(await waitingJobs(db, nishida)).toEqual([]);
  });

  test('files of a week ago are dropped, younger ones stay', async () => {
    await office();
    const [old, young] = [jobFile('.csv'), jobFile('.csv')];
    for (const path of [old, young]) writeFileSync(path, 'x');
    const now = Date.now();
    const day = 86_400;
    utimesSync(old, now / 1000 - 7.1 * day, now / 1000 - 7.1 * day);
    utimesSync(young, now / 1000 - 6.9 * day, now / 1000 - 6.9 * day);
    dropOldResults(now + 3_700_000);
    expect([resultPath(old), resultPath(young)]).toEqual([null, young]);
  });
});

describe('a file of a job', () => {
  test('is looked for in its folder, whatever the row says', () => {
    expect(resultPath('/etc/passwd')).toBeNull();
    expect(resultPath('../keys/secret')).toBeNull();
  });
});
