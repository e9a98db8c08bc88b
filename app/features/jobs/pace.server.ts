/** How far work is: told as often as it likes, written down a few times a second. */

import { setImmediate } from 'node:timers/promises';
import type { Db } from '#app/db/dialect.server.ts';
import { logFault } from '#app/db/log.server.ts';
import type { Progress } from './job.ts';

/** Milliseconds between two writings; and how long silence may last before the row says "still here". */
const PACE = 400;
const BEAT = 15_000;

type Pace = {
  progress: Progress;
  counted: () => { done: number; total?: number };
  /** No more writing; what is being written has ended. */
  end: () => Promise<void>;
};

/** The work never waits for the writing: it may itself be what keeps the database busy. */
export function paceOf(db: Db, officeId: string, id: string, controller: AbortController): Pace {
  let counted: { done: number; total?: number } = { done: 0 };
  let written = Date.now();
  let writing: Promise<void> | null = null;
  const write = () => {
    written = Date.now();
    writing ??= touch(db, officeId, id, counted)
      .then((runs) => {
        if (!runs) controller.abort(); // stopped in another process
      })
      .catch((error: unknown) => void logFault('job', error, { id }))
      .finally(() => {
        writing = null;
      });
  };
  const beat = setInterval(write, BEAT).unref();
  return {
    progress: {
      id,
      get stopped() {
        return controller.signal.aborted;
      },
      signal: controller.signal,
      say: async (done, total) => {
        counted = total === undefined ? { ...counted, done } : { done, total };
        if (Date.now() - written >= PACE) write();
        await setImmediate();
      },
    },
    counted: () => counted,
    end: async () => {
      clearInterval(beat);
      await writing;
    },
  };
}

/** Whether it still runs, as far as the row knows. */
async function touch(
  db: Db,
  officeId: string,
  id: string,
  counted: { done: number; total?: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ ...counted, updated_at: new Date().toISOString() })
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0;
}
