/** A list becomes a file: at once when it is short, as long work when it is long or must warn. */
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { sheetBytes } from '#app/lib/sheet.server.ts';
import { type Way, type Written, warningsOf } from '#app/lib/sheet.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { jobFile } from '../jobs/files.server.ts';
import { JobProblem, type Result } from '../jobs/job.ts';
import { jobEnded, startJob } from '../jobs/jobs.server.ts';
import { type Asked, AT_ONCE, type Taking } from '../jobs/taking.ts';
import { inWorker } from '../jobs/worker.server.ts';
import { leaveExportLines } from '../records/confidential.server.ts';
import type { Made, Order } from './worker.server.ts';

type Wanted = { taking: Taking; asked: Asked; way: Way };
export type Taken = { bytes: Buffer; name: string } | { job: string };

/** `atOnce` is how many rows a person may wait for. */
export async function takeOut(
  db: Db,
  actor: Actor,
  wanted: Wanted,
  atOnce = AT_ONCE,
): Promise<Taken> {
  const { taking, asked } = wanted;
  const count = (await taking.count?.(db, actor, asked, atOnce + 1)) ?? 0;
  return count > atOnce ? { job: await takeLong(db, actor, wanted) } : takeShort(db, actor, wanted);
}

async function takeShort(db: Db, actor: Actor, wanted: Wanted): Promise<Taken> {
  const { taking, asked, way } = wanted;
  const leave = (ids: string[]) => leaveExportLines(db, actor, ids);
  const sheet = await taking.sheet(db, actor, asked, leave);
  const { bytes, written } = await sheetBytes(sheet, way.as);
  await noteExport(db, actor, wanted, written);
  if (warningsOf(written).length === 0) return { bytes, name: nameOf(wanted) };
  // What warns waits on a page where the warning stands beside it.
  const job = await startJob(db, actor, begun(wanted), async () => {
    const path = jobFile(way.ending);
    await writeFile(path, bytes, { mode: 0o600 });
    return resultOf(wanted, path, written);
  });
  await jobEnded(job);
  return { job };
}

function takeLong(db: Db, actor: Actor, wanted: Wanted): Promise<string> {
  const { taking, asked, way } = wanted;
  return startJob(db, actor, begun(wanted), async (progress) => {
    const path = jobFile(way.ending);
    const order: Order = { list: taking.list, actor, asked, as: way.as, path };
    const leave = (ids: unknown) => leaveExportLines(db, actor, ids as string[]);
    try {
      const written = (await inWorker(db, WORKER, order, progress, leave)) as Made;
      if (!written) throw new JobProblem(TOO_MANY);
      await noteExport(db, actor, wanted, written);
      return resultOf(wanted, path, written);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  });
}

const WORKER = 'app/features/exports/worker.server.ts';
const TOO_MANY =
  'Excelの1枚に入る1,048,575行をこえています。CSVを選ぶか、期間などでしぼってから書き出してください。';

function begun({ taking }: Wanted) {
  return { kind: 'export', title: `${taking.title}の書き出し` };
}

function nameOf({ taking, way }: Wanted): string {
  return `${taking.title}_${today()}${way.ending}`;
}

function resultOf(wanted: Wanted, path: string, written: Written): Result {
  return {
    text: `${written.rows.toLocaleString('ja')}件を書き出しました。`,
    warnings: warningsOf(written),
    file: { path, name: nameOf(wanted), type: wanted.way.type },
  };
}

/** Who took out what (S6). Words that were searched for may name people: only their digest is kept. */
function noteExport(db: Db, actor: Actor, wanted: Wanted, { rows }: Written): Promise<void> {
  const { taking, asked, way } = wanted;
  const { plain = {}, personal = {} } = taking.narrowed?.(asked) ?? {};
  const line = {
    verb: 'list.export',
    thing: 'export',
    id: newId(),
    plain: {
      ...plain,
      export: taking.list,
      count: rows,
      as: way.as,
      ...(asked.withConfidential && { withConfidential: true }),
    },
    personal,
  };
  return change(db, who(actor), async (_tx, note) => note(line));
}
