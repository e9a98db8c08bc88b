/** Runs as a worker thread from plain source: a table that takes long. */
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { readInWorker } from '../jobs/in-worker.server.ts';
import { answer } from './overview.server.ts';
import type { Question } from './question.ts';

export type Order = { actor: Actor; question: Question; day: Day };

readInWorker<Order>((db, { asked: { actor, question, day }, say }) => {
  const readings = (question.cols ? 4 : 2) + (question.compare ? 2 : 0);
  let before = 0;
  return answer(db, actor, question, day, (done, months) => {
    say(before + done, readings * months);
    if (done === months) before += months;
  });
});
