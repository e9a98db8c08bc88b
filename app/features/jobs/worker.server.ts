/**
 * Heavy reading in a thread of its own, so that saving never waits for it. The built server is
 * one file, so the thread runs the source as it lies in the project's folder.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Db } from '#app/db/dialect.server.ts';
import { targetOf } from '#app/db/open.server.ts';
import { turns } from '#app/lib/turns.ts';
import type { Progress } from './job.ts';

export type Given<A> = { target: string; asked: A };
export type Told =
  | { done: number; total?: number | undefined }
  | { ask: number; body: unknown }
  | { result: unknown };
export type Answer = { answer: number; body: unknown };

/** Beyond it the thread ends, and the job with it; the server goes on (P8). */
const MOST_MEMORY = 256;

/**
 * Runs `file` (from the project's folder, 'app/features/…') until it gives a result. `hear` answers
 * what it tells: what only this side may do, such as writing. Broken off when the job is stopped.
 */
export function inWorker(
  db: Db,
  file: string,
  asked: unknown,
  progress: Progress,
  hear: Hear = async () => null,
): Promise<unknown> {
  return inTurn(1, () => run(db, file, asked, progress, hear));
}

/** Each thread holds memory and a processor: whoever presses again and again waits. */
const MOST_AT_ONCE = 2;
const inTurn = turns(MOST_AT_ONCE);

type Hear = (body: unknown) => Promise<unknown>;

async function run(db: Db, file: string, asked: unknown, progress: Progress, hear: Hear) {
  const worker = new Worker(sourceOf(file), {
    workerData: { target: targetOf(db), asked } satisfies Given<unknown>,
    execArgv: [],
    // What is young in a long list is dropped at once: room for it would only be held.
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY, maxYoungGenerationSizeMb: 8 },
  });
  const stop = () => void worker.terminate();
  progress.signal.addEventListener('abort', stop);
  if (progress.stopped) stop();
  try {
    return await new Promise((resolve, reject) => {
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('The worker ended without a result')));
      worker.on('message', (told: Told) => {
        if ('result' in told) resolve(told.result);
        else if ('done' in told) void progress.say(told.done, told.total);
        else
          hear(told.body).then(
            (body) => worker.postMessage({ answer: told.ask, body } satisfies Answer),
            reject,
          );
      });
    });
  } finally {
    progress.signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** Looked for upwards: this file lies in app/features/jobs or, built, in build/server. */
export function sourceOf(file: string): string {
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at))
    if (existsSync(join(at, file))) return join(at, file);
  throw new Error(`${file} is not there`);
}
