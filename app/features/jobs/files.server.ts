/** Results that are files lie in DATA_DIR/jobs for seven days. They may hold what is confidential. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dataDir } from '#app/db/keys.server.ts';
import { newId } from '#app/lib/ids.ts';
import { KEPT_DAYS } from './job.ts';

const DAY = 86_400_000;

function folder(): string {
  return join(dataDir(), 'jobs');
}

/** A path for a new result; the folder is for this program alone. */
export function jobFile(ending: string): string {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  return join(folder(), `${newId()}${ending}`);
}

/** Where a result lies, whatever a row says of folders; null when it was dropped. */
export function resultPath(path: string): string | null {
  const inside = join(folder(), basename(path));
  return existsSync(inside) ? inside : null;
}

export function dropResult(path: string | undefined): void {
  if (path) rmSync(join(folder(), basename(path)), { force: true });
}

let swept = 0;

/** At most once an hour. */
export function dropOldResults(now = Date.now()): void {
  if (Math.abs(now - swept) < DAY / 24) return;
  swept = now;
  if (!existsSync(folder())) return;
  for (const name of readdirSync(folder())) {
    const stat = statSync(join(folder(), name), { throwIfNoEntry: false });
    if (stat && now - stat.mtimeMs > KEPT_DAYS * DAY) dropResult(name);
  }
}
