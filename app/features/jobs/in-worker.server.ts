/** The other end of `inWorker`: what a worker's file calls. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Db } from '#app/db/dialect.server.ts';
import { readAtOnce } from '#app/db/open.server.ts';
import type { Answer, Given, Told } from './worker.server.ts';

/** `tell` waits for the answer of who began the work. */
export type Here<A> = {
  asked: A;
  say: (done: number, total?: number) => void;
  tell: (body: unknown) => Promise<unknown>;
};

/** Gives `work` a database that it can read, as it is at this moment, and hands over what comes of it. */
export function readInWorker<A>(work: (db: Db, here: Here<A>) => Promise<unknown>): void {
  const port = parentPort;
  if (!port) throw new Error('Runs in a worker only');
  const { target, asked } = workerData as Given<A>;
  const waiting = new Map<number, (body: unknown) => void>();
  port.on('message', ({ answer, body }: Answer) => {
    waiting.get(answer)?.(body);
    waiting.delete(answer);
  });
  const send = (told: Told) => port.postMessage(told);
  let count = 0;
  const tell = (body: unknown) =>
    new Promise<unknown>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      send({ ask: count, body });
    });
  const say = (done: number, total?: number) => send({ done, total });
  readAtOnce(target, (db) => work(db, { asked, say, tell })).then(
    (result) => {
      send({ result });
      port.close();
    },
    (error: unknown) => {
      throw error;
    },
  );
}
