/** R13: people save while the first PostgreSQL is killed and the second takes its place. */
import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Db } from '#app/db/dialect.server.ts';
import { forgetHeads, writeHeads } from '#app/db/heads.server.ts';
import { forgetKeys } from '#app/db/keys.server.ts';
import { migrate } from '#app/db/migrate.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { faultOf } from '#app/lib/faults.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '../build-record.ts';
import { actorNamed, buildCast } from '../cast.ts';
import { leftBehind } from './kills.ts';
import { type Cluster, clusterWith, startPair } from './pair.ts';

const CLIENTS = 8;
const fields = buildFields({
  nextStep: '来週もう一度うかがう。',
  confidential: { who: '上の原の山田さん', detail: '足が悪く、買い物に行けない。' },
});

export function castCluster(): Promise<Cluster> {
  return clusterWith(async (url) => {
    newFolder();
    const db = openDatabase(url);
    await migrate(db);
    await buildCast(db);
    await db.destroy();
  });
}

/** What the heads of another round say does not hold here. */
function newFolder(): void {
  process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'engawa-'));
  process.env.ENGAWA_SECRET ??= 'a secret of the tests';
  forgetHeads();
  forgetKeys();
}

export async function failOver(cluster: Cluster) {
  newFolder();
  const pair = await startPair(cluster);
  const db = openDatabase(pair.url);
  const people = new People(db);
  try {
    await people.haveSaved(CLIENTS);
    await after(randomInt(20, 400));
    await pair.kill();
    const before = people.acknowledged.size;
    pair.promote();
    await people.haveSaved(before + 3 * CLIENTS);
    await people.stop();
    writeHeads();
    const saved = people.acknowledged.size;
    const left = await leftBehind(db, people.acknowledged);
    return { saved, refused: people.refused, twice: await twice(db), ...left };
  } finally {
    await people.stop().catch(() => {});
    await db.destroy();
    await pair.stop();
  }
}

/** Each saves one record after the other, and one that was refused again under its own id. */
class People {
  acknowledged = new Set<string>();
  refused = 0;
  #stopping = false;
  #work: Promise<unknown>;

  constructor(db: Db) {
    this.#work = Promise.all(Array.from({ length: CLIENTS }, () => this.#save(db)));
    this.#work.catch(() => {});
  }

  async #save(db: Db): Promise<void> {
    while (!this.#stopping) {
      const id = newId();
      while (!(await this.#isKept(db, id))) await after(20);
      this.acknowledged.add(id);
    }
  }

  async #isKept(db: Db, id: string): Promise<boolean> {
    try {
      await saveRecord(db, actorNamed('nishida'), id, fields);
      return true;
    } catch (error) {
      if (faultOf(error) !== 'away') throw error;
      this.refused += 1;
      return false;
    }
  }

  async haveSaved(count: number): Promise<void> {
    const enough = async () => {
      while (this.acknowledged.size < count) await after(5);
    };
    await Promise.race([enough(), this.#work.then(() => enough())]);
  }

  stop(): Promise<unknown> {
    this.#stopping = true;
    return this.#work;
  }
}

/** Records that were written more than once: each has one line that says so. */
async function twice(db: Db): Promise<string[]> {
  const lines = await db
    .selectFrom('audit')
    .select(({ fn }) => ['thing_id as id', fn.countAll<number>().as('n')])
    .where('verb', '=', 'record.create')
    .groupBy('thing_id')
    .execute();
  return lines.filter(({ n }) => n > 1).map(({ id }) => id);
}
