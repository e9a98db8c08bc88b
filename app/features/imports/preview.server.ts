/** What bringing a file in would do, nothing done: every problem by row and column, and the first rows. */

import { setImmediate } from 'node:timers/promises';
import type { Who } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Choices } from './choices.ts';
import type { Counts } from './commit.server.ts';
import { knownRows } from './known.server.ts';
import type { Asked } from './office-words.ts';
import { type Opened, openImport, type Source } from './open.server.ts';
import { type Accepted, type Given, planner } from './plan.ts';
import type { FileMeta } from './read.server.ts';
import type { RowProblem } from './work.ts';

const MOST_SHOWN = 300;
const FIRST = 8;

export type Preview = {
  file: FileMeta;
  given: Given;
  counts: Counts;
  problems: RowProblem[];
  repairs: RowProblem[];
  moreProblems: number;
  moreRepairs: number;
  first: Accepted[];
  asked: Asked[];
};

export async function previewImport(
  db: Db,
  who: Who,
  source: Source,
  today: Day,
  choices: Choices,
): Promise<Preview> {
  const opened = await openImport(db, who, source, today, choices);
  const seen = await seeAll(opened);
  const known = await knownRows(db, who.officeId, seen.rows);
  const counts = { ...seen.counts };
  for (const row of seen.rows) {
    const before = known(row);
    if (before && !before.undone) counts.skipped += 1;
    else {
      counts.accepted += 1;
      if (row.isRepaired) counts.repaired += 1;
    }
  }
  const { problems, repairs, first } = seen;
  return {
    file: opened.file,
    given: opened.given,
    counts,
    problems: problems.slice(0, MOST_SHOWN),
    repairs: repairs.slice(0, MOST_SHOWN),
    moreProblems: Math.max(0, problems.length - MOST_SHOWN),
    moreRepairs: Math.max(0, repairs.length - MOST_SHOWN),
    first,
    asked: opened.given.office.asked(),
  };
}

type Small = Pick<Accepted, 'digest' | 'recordId'> & { isRepaired: boolean };

/** Rows come as the child reads them; now and then somebody else has a turn. */
async function seeAll({ rows, given }: Opened) {
  const plan = planner(given);
  const counts: Counts = { rows: 0, accepted: 0, rejected: 0, skipped: 0, repaired: 0 };
  const accepted: Small[] = [];
  const [problems, repairs]: [RowProblem[], RowProblem[]] = [[], []];
  const first: Accepted[] = [];
  let since = 0;
  for await (const row of rows) {
    for (const one of plan(row)) {
      const size = one.state === 'skipped' ? one.count : 1;
      counts.rows += size;
      if (one.state === 'skipped') counts.skipped += size;
      else if (one.state === 'rejected') {
        counts.rejected += 1;
        problems.push(...one.problems);
      } else {
        const { digest, recordId } = one;
        accepted.push({ digest, recordId, isRepaired: one.repairs.length > 0 });
        if (repairs.length < 20_000) repairs.push(...one.repairs);
        if (first.length < FIRST) first.push(one);
      }
    }
    since += 1;
    if (since % 200 === 0) await setImmediate();
  }
  return { counts, rows: accepted, problems, repairs, first };
}
