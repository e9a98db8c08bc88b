/** Runs as a worker thread from plain source: reads a list and writes its file. */

import { writeSheet } from '#app/lib/sheet.server.ts';
import { type As, type Written, wayOf } from '#app/lib/sheet.ts';
import { TooManyRows } from '#app/lib/xlsx.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { readInWorker } from '../jobs/in-worker.server.ts';
import type { Asked } from '../jobs/taking.ts';
import { takingOf } from './all.server.ts';

export type Order = { list: string; actor: Actor; asked: Asked; as: As; path: string };
/** Null: more rows than a workbook holds. */
export type Made = Written | null;

readInWorker<Order>(async (db, { asked: order, say, tell }): Promise<Made> => {
  const { list, actor, asked, as, path } = order;
  const taking = takingOf(list);
  if (!taking || !wayOf(as)) throw new Error(`No list ${list}`);
  const total = await taking.count?.(db, actor, asked, Number.MAX_SAFE_INTEGER);
  const sheet = await taking.sheet(db, actor, asked, async (ids) => {
    await tell(ids);
  });
  try {
    return await writeSheet(sheet, as, path, (rows) => say(rows, total));
  } catch (error) {
    if (error instanceof TooManyRows) return null;
    throw error;
  }
});
