/** Runs as a worker thread from plain source: looks whether the database and some copies are sound. */
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { soundnessOf } from '#app/db/dialect.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { officesToVerify, verifyAudit } from '#app/db/verify-audit.server.ts';
import { readInWorker } from '../jobs/in-worker.server.ts';
import type { Given } from '../jobs/worker.server.ts';
import { readCopy } from './folder.ts';
import type { CopyLook } from './health.ts';
import { passphraseOf } from './passphrase.ts';
import { BackupProblem } from './problem.ts';

export type Asked = { folder: string | null; names: string[] };
export type Seen = { faults: string[]; how: string; copies: Record<string, CopyLook> };

readInWorker<Asked>(async (db, { asked: { folder, names } }): Promise<Seen> => {
  const copies: Seen['copies'] = {};
  if (folder !== null) for (const name of names) copies[name] = await lookAt(join(folder, name));
  const { faults, how } = await soundnessOf(db);
  return { faults: [...faults, ...(await auditFaults())], how, copies };
});

async function lookAt(path: string): Promise<CopyLook> {
  const at = new Date().toISOString();
  try {
    await readCopy(path, passphraseOf());
    return { at, problem: null };
  } catch (error) {
    if (error instanceof BackupProblem) return { at, problem: error.message };
    throw error;
  }
}

/**
 * Not of one moment: the heads outside would be newer than the lines. A table that is damaged may not
 * be readable at all.
 */
async function auditFaults(): Promise<string[]> {
  const db = openDatabase((workerData as Given<Asked>).target);
  try {
    const faults: string[] = [];
    for (const id of await officesToVerify(db))
      faults.push(...(await verifyAudit(db, id)).faults.map((fault) => `操作の記録：${fault}`));
    return faults;
  } catch (error) {
    return [`操作の記録が読めません（${(error as Error).message}）`];
  } finally {
    await db.destroy();
  }
}
