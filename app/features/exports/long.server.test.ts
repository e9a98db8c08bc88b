/** A long list is made in a thread of its own, from plain source, on both engines. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsx from 'read-excel-file/node';
import { expect, test, vi } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { dataDir } from '#app/db/keys.server.ts';
import { readAtOnce, targetOf } from '#app/db/open.server.ts';
import { decodeText, parseCsv } from '#app/lib/files.ts';
import { newId } from '#app/lib/ids.ts';
import { type As, wayOf } from '#app/lib/sheet.ts';
import { buildFields } from '#tests/build-record.ts';
import { actorNamed, buildCast } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { resultPath } from '../jobs/files.server.ts';
import { jobEnded, readJob, stopJob } from '../jobs/jobs.server.ts';
import { saveRecord } from '../records/records.server.ts';
import { recordTaking } from '../records/taking.server.ts';
import { takeOut } from './make.server.ts';

const mori = actorNamed('mori');

onBothEngines('a long export', (open) => {
  async function office(): Promise<Db> {
    const db = await open(buildCast);
    for (const who of ['山田', '𠮷田'])
      await saveRecord(db, mori, newId(), buildFields({ confidential: { who, detail: '' } }));
    return db;
  }
  async function begin(db: Db, as: As, withConfidential = true): Promise<string> {
    const way = wayOf(as)!;
    const asked = { query: '', withConfidential };
    const taken = await takeOut(db, mori, { taking: recordTaking, asked, way }, 0);
    if (!('job' in taken)) throw new Error('Not long');
    return taken.job;
  }

  test.each(['xlsx', 'csv', 'cp932'] as const)('as %s', async (as) => {
    const db = await office();
    const id = await begin(db, as);
    await jobEnded(id);
    const job = await readJob(db, mori, id);
    expect(job).toMatchObject({ state: 'done', done: 2, total: 2 });
    expect(job?.result.text).toBe('2件を書き出しました。');
    expect(job?.result.warnings).toEqual(
      as === 'cp932' ? [expect.stringContaining('「𠮷」は「〓」')] : [],
    );
    const bytes = readFileSync(resultPath(job?.result.file?.path ?? '') ?? '');
    const rows =
      as === 'xlsx' ? (await readXlsx(bytes))[0]?.data : parseCsv(decodeText(bytes).text);
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).toContain(as === 'cp932' ? '〓田' : '𠮷田');
    const verbs = (await db.selectFrom('audit').select('verb').orderBy('seq').execute())
      .map(({ verb }) => verb)
      .slice(-5);
    expect(verbs).toEqual([
      'job.start',
      'confidential.export',
      'confidential.export',
      'list.export',
      'job.end',
    ]);
  });

  test('stopped, the thread ends, no file stays and no line says that it went out', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const db = await office();
    const id = await begin(db, 'csv');
    await stopJob(db, mori, id);
    await jobEnded(id);
    expect(await readJob(db, mori, id)).toMatchObject({ state: 'stopped' });
    const folder = join(dataDir(), 'jobs');
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    const lines = await db
      .selectFrom('audit')
      .where('verb', '=', 'list.export')
      .selectAll()
      .execute();
    expect(lines).toEqual([]);
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });

  test('the connection of a thread reads one moment and cannot write', async () => {
    const db = await office();
    const counted = (on: Db) => on.selectFrom('record').selectAll().execute();
    await readAtOnce(targetOf(db), async (reading) => {
      expect(await counted(reading)).toHaveLength(2);
      await saveRecord(db, mori, newId(), buildFields());
      expect(await counted(reading)).toHaveLength(2);
      await expect(reading.deleteFrom('next_step').execute()).rejects.toThrow(/read-?only/i);
    }).catch((error: Error) => {
      // PostgreSQL ends a transaction in which something was refused.
      expect(error.message).toMatch(/aborted|rolled back/i);
    });
    expect(await counted(db)).toHaveLength(3);
  });
});
