/** Brings a whole installation into an empty database, in one transaction, and compares every table. */
import type { Db, Tx } from '#app/db/dialect.server.ts';
import { migrate } from '#app/db/migrate.server.ts';
import { migrations } from '#app/db/migrations/all.ts';
import { emptyTables, insertRows, refillSearch, sumsOf, tablesOf } from '#app/db/tables.server.ts';
import { inTransaction } from '#app/db/together.server.ts';
import { differing, type Sums } from '#app/lib/row-sums.ts';
import type { Manifest, Taker } from './entries.ts';
import { BackupProblem, newer } from './problem.ts';

export type Source = {
  steps: string[];
  read: (taker: Taker) => Promise<Manifest>;
  /** What of the tables the source holds, where it is not all. */
  sums?: (tx: Tx) => Promise<Sums>;
};
/** `file` takes photos, files and keys; `last` comes before the commit, when all tables are equal. */
export type Beside = {
  file?: Taker['file'];
  last?: () => Promise<void>;
  /** Where all that is not yet finished lies. */
  folder?: string;
};
export type Filled = { manifest: Manifest; sums: Sums };

export async function fill(db: Db, source: Source, beside: Beside = {}): Promise<Filled> {
  await refuseFilled(db);
  await migrate(db, stepsNamed(source.steps));
  const filled = await inTransaction(db, async (tx) => {
    await emptyTables(tx);
    let into = { name: '', columns: [] as string[] };
    const manifest = await source.read({
      ...(beside.file && { file: beside.file }),
      table: async (name, columns) => {
        into = { name, columns };
      },
      rows: (rows) => insertRows(tx, into, rows),
    });
    await refillSearch(tx);
    const sums = await (source.sums ?? sumsOf)(tx);
    refuseDifferent(manifest.tables, sums);
    await beside.last?.();
    return { manifest, sums };
  });
  await migrate(db);
  return filled;
}

/** An older copy comes into tables as they were, and is then brought up to date. */
function stepsNamed(names: string[]) {
  if (names.some((name) => !migrations.some((step) => step.name === name))) throw newer();
  return migrations.filter(({ name }) => names.includes(name));
}

async function refuseFilled(db: Db): Promise<void> {
  const tables = await tablesOf(db);
  if (tables.length === 0) return;
  throw new BackupProblem(
    'taken',
    `そのデータベースには、もう ${tables.length} 個の表があります。空のデータベースを指定してください。いまあるものはそのままです。`,
  );
}

function refuseDifferent(said: Sums, came: Sums): void {
  const different = differing(said, came);
  if (different.length === 0) return;
  throw new BackupProblem(
    'damaged',
    `${different.join('・')} の表が、もとと同じになりませんでした。何も入れていません。`,
  );
}
