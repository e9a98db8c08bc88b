/** The server's side of the following copy (R7): begins it, hears how far it is, ends it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { sql } from 'kysely';
import { type Db, isPostgres } from '#app/db/dialect.server.ts';
import { LOG_PAGES, targetOf } from '#app/db/open.server.ts';
import { sourceOf } from '../jobs/worker.server.ts';
import type { Told } from './follow.server.ts';
import { makingSetUp } from './setup.ts';

const PROCESS = 'app/features/backup/follow-process.server.ts';
/** One that ended by itself begins anew after so long. */
const AGAIN = 60_000;

let child: ChildProcess | null = null;
let told: Told | null = null;
let again: NodeJS.Timeout | undefined;

/** Null where nothing is followed. */
export const lastTold = (): Told | null => told;

export function follow(db: Db): void {
  if (isPostgres(db) || !isSetUp()) return;
  told = { safeAt: told?.safeAt ?? null, problem: null, isHolding: false };
  const own = fork(sourceOf(PROCESS), [resolve(targetOf(db))], { execArgv: [] });
  child = own;
  own.on('message', (message: Told) => {
    if (message.isHolding !== told?.isHolding) void letLogGrow(db, message.isHolding);
    told = message;
  });
  for (const end of ['exit', 'error']) own.on(end, () => beginAgain(db, own));
}

/** Nothing where it was told to stop. */
function beginAgain(db: Db, own: ChildProcess): void {
  if (child !== own) return;
  child = null;
  void letLogGrow(db, false);
  told = { safeAt: told?.safeAt ?? null, problem: STOPPED, isHolding: false };
  again = setTimeout(() => follow(db), AGAIN).unref();
}
const STOPPED = '追いかける控えが止まりました。1分後に、もう一度始めます。';

/** What was saved last is brought over before it ends. */
export async function stopFollowing(): Promise<void> {
  clearTimeout(again);
  const own = child;
  child = null;
  if (!own || own.exitCode !== null || own.signalCode !== null) return;
  const ended = once(own, 'exit');
  if (own.connected) own.send('stop');
  await ended;
}

/** For work that needs the log for itself: let go of meanwhile, and followed anew after it. */
export async function unfollowed<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const isFollowed = child !== null;
  await stopFollowing();
  try {
    return await work();
  } finally {
    if (isFollowed) follow(db);
  }
}

/** While the log is held, moving it is tried in vain with each save; the follower moves it. */
async function letLogGrow(db: Db, isHeld: boolean): Promise<void> {
  const pages = isHeld ? 0 : LOG_PAGES;
  await sql`pragma wal_autocheckpoint = ${sql.lit(pages)}`.execute(db);
}

function isSetUp(): boolean {
  try {
    return makingSetUp() !== null;
  } catch {
    return false; // the page says what is missing
  }
}
