/** Runs as a worker thread from plain source: makes one copy, so that saving never waits for it. */
import { readInWorker } from '../jobs/in-worker.server.ts';
import { makeCopy } from './make.server.ts';
import { BackupProblem, type ProblemKind } from './problem.ts';
import { makingSetUp } from './setup.ts';
import { countsInWords, sizeInWords } from './words.ts';

/** An error of ours would lose its kind on the way out of the thread. */
export type Made = { text: string; size: number } | { problem: string; kind: ProblemKind };

readInWorker<null>(async (db, { say }): Promise<Made> => {
  try {
    const making = makingSetUp();
    if (!making)
      return { problem: '控えをとる場所（BACKUP_DIR）が決まっていません。', kind: 'place' };
    const { size, manifest } = await makeCopy(db, making, say);
    return { size, text: `${countsInWords(manifest.tables)}（${sizeInWords(size)}）` };
  } catch (error) {
    if (error instanceof BackupProblem) return { problem: error.message, kind: error.kind };
    throw error;
  }
});
