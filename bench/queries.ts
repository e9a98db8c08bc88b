/** The statements that Kysely sends, as they are sent: counted, and run again bare. */
import BetterSqlite3 from 'better-sqlite3';
import { type CompiledQuery, DefaultQueryExecutor } from 'kysely';
import pg from 'pg';
import type { Engine } from '#tests/engines.ts';

type Sent = Pick<CompiledQuery, 'sql' | 'parameters'>;

let sent: Sent[] = [];
let isListening = false;
const executor = Object.getPrototypeOf(DefaultQueryExecutor.prototype);
const execute = executor.executeQuery;
executor.executeQuery = function (this: unknown, query: Sent, ...rest: unknown[]) {
  if (isListening) sent.push(query);
  return execute.call(this, query, ...rest);
};

/** The statements that `work` sends, without BEGIN and COMMIT. */
export async function sentBy(work: () => unknown): Promise<Sent[]> {
  sent = [];
  isListening = true;
  await work();
  isListening = false;
  return sent;
}

/** Runs the same statements without Kysely, each prepared once. Close it afterwards. */
export async function bare(engine: Engine, target: string) {
  if (engine === 'sqlite') {
    const db = new BetterSqlite3(target);
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -65536');
    db.pragma('wal_autocheckpoint = 8000');
    const prepared = new Map<string, BetterSqlite3.Statement>();
    const run = ({ sql, parameters }: Sent) => {
      const statement = prepared.get(sql) ?? db.prepare(sql);
      prepared.set(sql, statement);
      return statement.reader ? statement.all(...parameters) : statement.run(...parameters);
    };
    return {
      run: async (query: Sent): Promise<unknown> => run(query),
      close: async () => void db.close(),
    };
  }
  const client = new pg.Client({ connectionString: target });
  await client.connect();
  const run = ({ sql, parameters }: Sent): Promise<unknown> =>
    client.query({ text: sql, values: [...parameters] });
  return { run, close: () => client.end() };
}
export type Bare = Awaited<ReturnType<typeof bare>>;
