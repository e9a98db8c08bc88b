/** The rows that were not taken, as they were, each with its reason: to mend and bring in again. */
import { toCsv } from '#app/lib/csv.ts';
import { notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { attachment } from '../jobs/job.ts';
import { settingUp } from '../lists/guard.server.ts';
import { rejectedOf } from './batches.server.ts';
import { reachBatch } from './reach.server.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = settingUp(context);
  const batch = await reachBatch(db, actor.officeId, params.id);
  const rejected = rejectedOf(batch, actor.staffId);
  if (!rejected) throw notFound();
  const width = Math.max(
    rejected.headings.length,
    ...rejected.rows.map(({ cells }) => cells.length),
  );
  const line = (cells: string[], last: string) => [
    ...Array.from({ length: width }, (_, at) => cells[at] ?? ''),
    last,
  ];
  const rows = rejected.rows.map(({ cells, reason }) => line(cells, reason));
  return new Response(toCsv([line(rejected.headings, '受けとれなかったわけ'), ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(
        `${batch.file_name.replace(/\.\w+$/, '')}_受けとれなかった行.csv`,
      ),
      'cache-control': 'no-store',
    },
  });
}
