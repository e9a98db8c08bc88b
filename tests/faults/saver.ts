/**
 * A program that saves records as fast as it can and writes down each id once its save has
 * returned, until it is killed; `RATE` is at most so many a second. `KILL_AT=n` kills it at the
 * n-th statement of its third save; `SAVES=n` ends it after n, so many at once as the second word
 * says; `SYNCHRONOUS` weakens what `openDatabase` has set.
 */
import { writeSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDatabase } from '#app/db/open.server.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '../build-record.ts';
import { actorNamed } from '../cast.ts';
import { killAt, killer } from './killer.ts';

const [target = '', atOnce = '1'] = process.argv.slice(2);
const { SAVES, SYNCHRONOUS, RATE } = process.env;
const pause = RATE ? (1000 * Number(atOnce)) / Number(RATE) : 0;

const db = openDatabase(target);
const actor = actorNamed('nishida');
const fields = buildFields({
  nextStep: '来週もう一度うかがう。',
  confidential: { who: '上の原の山田さん', detail: '足が悪く、買い物に行けない。' },
});

async function saveOne(through = db): Promise<void> {
  const id = newId();
  await saveRecord(through, actor, id, fields);
  // The client's answer: synchronous, so that the kill cannot take it back.
  writeSync(1, `${id}\n`);
}

async function saveOn(): Promise<never> {
  for (;;) {
    await saveOne();
    if (pause) await after(pause);
  }
}

if (SYNCHRONOUS) await sql`pragma synchronous = ${sql.raw(SYNCHRONOUS)}`.execute(db);
if (SAVES) {
  const saveSome = async () => {
    for (let n = 0; n < Number(SAVES) / Number(atOnce); n += 1) await saveOne();
  };
  await Promise.all(Array.from({ length: Number(atOnce) }, saveSome));
  await db.destroy();
} else if (killAt > 0) {
  await saveOne();
  await saveOne();
  await saveOne(db.withPlugin(killer));
} else {
  await Promise.all(Array.from({ length: Number(atOnce) }, saveOn));
}
