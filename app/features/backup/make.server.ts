import { type Db, soundnessOf } from '#app/db/dialect.server.ts';
import { type Kept, keepCopy, type Making } from './folder.ts';
import { wholeOf } from './installation.server.ts';
import { BackupProblem } from './problem.ts';

/** Makes one copy and reads it again; `db` shows one moment and has not been read yet. */
export async function makeCopy(
  db: Db,
  making: Making,
  say?: (rows: number) => void,
): Promise<Kept> {
  const { head, entries } = await wholeOf(db, say);
  await refuseUnsound(db);
  return keepCopy(entries, head.moment, making);
}

/** What is damaged gets no good name. */
async function refuseUnsound(db: Db): Promise<void> {
  const { faults } = await soundnessOf(db);
  if (faults.length === 0) return;
  throw new BackupProblem(
    'unsound',
    'いまのデータベースがこわれているので、控えはとりません。前の控えはそのままです。「控え」の「もどし方の紙」のとおりに、もどしてください。',
  );
}
