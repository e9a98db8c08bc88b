/** The findings lie beside the database, in a file: a damaged database cannot be asked about itself. */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '#app/db/dialect.server.ts';
import { dataDir } from '#app/db/keys.server.ts';
import { logFault } from '#app/db/log.server.ts';
import { inWorker } from '../jobs/worker.server.ts';
import { copiesIn } from './folder.ts';
import { type Health, isLookDue, noHealth, toRead, withLooks } from './health.ts';
import type { Asked, Seen } from './look.worker.server.ts';
import { quiet } from './quiet.ts';
import { placeOfCopies } from './setup.ts';

const file = () => join(dataDir(), 'health.json');

export function readHealth(): Health {
  try {
    return { ...noHealth, ...(JSON.parse(readFileSync(file(), 'utf8')) as Health) };
  } catch {
    return noHealth; // then all is looked at again
  }
}

export function keepHealth(health: Health): void {
  mkdirSync(dataDir(), { recursive: true });
  writeFileSync(`${file()}.new`, JSON.stringify(health), { mode: 0o600 });
  renameSync(`${file()}.new`, file());
}

/** Once a day, in a thread of its own. Never rejects. */
export async function lookAtNight(db: Db, now = new Date()): Promise<void> {
  const health = readHealth();
  if (!isLookDue(health, now)) return;
  try {
    const folder = placeOfCopies();
    const copies = folder === null ? [] : await copiesIn(folder);
    const asked: Asked = { folder, names: toRead(copies, health) };
    const seen = (await inWorker(db, WORKER, asked, quiet())) as Seen;
    const database = { at: now.toISOString(), faults: seen.faults, how: seen.how };
    keepHealth(withLooks({ ...health, database }, copies, seen.copies));
  } catch (error) {
    logFault('copy', error);
    if (isDamage(error)) keepHealth({ ...health, database: unreadable(now, String(error)) });
  }
}

/** So damaged that SQLite ends the reading itself. */
const isDamage = (error: unknown) => /malformed|not a database/.test(String(error));
const unreadable = (now: Date, fault: string) => ({
  at: now.toISOString(),
  faults: [fault],
  how: '読んでいる途中で止まりました。',
});
const WORKER = 'app/features/backup/look.worker.server.ts';
