/** Runs as a worker thread from plain source: writes all that an office wrote into one file. */

import { passphraseOf } from '../backup/passphrase.ts';
import { BackupProblem } from '../backup/problem.ts';
import { countsInWords, sizeInWords } from '../backup/words.ts';
import { readInWorker } from '../jobs/in-worker.server.ts';
import { keepEverything } from './keep.server.ts';

export type Order = { officeId: string; path: string };
/** An error of ours would lose its kind on the way out of the thread. */
export type Made = { text: string; rows: number } | { problem: string };

readInWorker<Order>(async (db, { asked, say }): Promise<Made> => {
  try {
    const passphrase = passphraseOf();
    const { size, manifest } = await keepEverything(db, { ...asked, passphrase, say });
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return { rows, text: `${countsInWords(manifest.tables)}（${sizeInWords(size)}）` };
  } catch (error) {
    if (error instanceof BackupProblem) return { problem: error.message };
    throw error;
  }
});
