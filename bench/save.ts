/**
 * P2: saving a record at the store, beside the same statements run bare in one durable
 * transaction each; then through HTTP, one at a time and eight at once.
 */
import type { Db } from '#app/db/dialect.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import type { Actor } from '#app/features/accounts/actor.ts';
import type { RecordFields } from '#app/features/records/record.ts';
import { saveRecord } from '#app/features/records/records.server.ts';
import { toTyped } from '#app/features/records/typed.ts';
import { newId } from '#app/lib/ids.ts';
import { buildFields } from '#tests/build-record.ts';
import { atLeast, atMost, measure, ms, type Table, times, timesOf, whole } from './measure.ts';
import { copyOffice, type Office } from './office.ts';
import { bare, sentBy } from './queries.ts';
import { actorsOf } from './reading.ts';
import { signIn, startServer } from './server.ts';

const SAVES = 1000;
const TURN = 100;
const AT_ONCE = 8;

export async function benchSave(office: Office): Promise<Table> {
  const copy = await copyOffice(office);
  try {
    const store = await atTheStore(copy);
    const http = await throughHttp(copy);
    const title = `P2 saving, ${whole(office.records)} records, ${office.engine}`;
    return { title, head: ['what', 'measured', 'target', ''], rows: [...store, ...http] };
  } finally {
    await copy.drop();
  }
}

/** Turn about, so that whatever else the machine does meets both alike. */
async function atTheStore(office: Office): Promise<string[][]> {
  const db = openDatabase(office.target);
  const { worker } = await actorsOf(db, office);
  const fields = fieldsFor(office);
  const { save: bareSave, close } = await bareSaves(office, db, worker, fields);
  const [store, sql]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 10; turn += 1) {
    for (let n = 0; n < TURN; n += 1)
      store.push(await timeOf(() => saveRecord(db, worker, newId(), fields)));
    for (let n = 0; n < TURN; n += 1) sql.push(await timeOf(bareSave));
  }
  await close();
  await db.destroy();
  const [ours, plain] = [timesOf(store).p50, timesOf(sql).p50];
  return [
    ['saveRecord a second, one after the other', whole(1000 / ours), '', ''],
    ['the same statements bare, a second', whole(1000 / plain), '', ''],
    ['store against bare', times(plain / ours), '≥ 0.50×', atLeast(plain / ours, 0.5)],
  ];
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** A text of the usual length, a step, a confidential part: all that saving can touch. */
export function fieldsFor({ town }: Office): RecordFields {
  return buildFields({
    areaId: town.towns[9]?.id ?? '',
    goalId: town.goals[0]?.id ?? null,
    done: '第二集会所で住民懇談会、24名。災害のときの声かけについて話し合った。民生委員から補足があり、名簿の見直しを次の会までに役員で進めることになった。若い世代の参加が少ないことが課題に上がった。',
    noticed: '初めて来た方が二人いた。',
    nextStep: '役員に名簿のことを電話で確かめる。',
    nextOn: '2026-12-01',
    confidential: {
      who: '80代の女性、一人で暮らしている。',
      detail: '足が悪く、買い物に行けないとのこと。',
    },
  });
}

/** The statements of one save, again and again with another id, place in time and audit number. */
async function bareSaves(office: Office, db: Db, actor: Actor, fields: RecordFields) {
  const id = newId();
  const queries = await sentBy(() => saveRecord(db, actor, id, fields));
  const { timeline } = await db
    .selectFrom('record')
    .select('timeline')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const plain = await bare(office.engine, office.target);
  const begin = office.engine === 'sqlite' ? 'begin immediate' : 'begin';
  let n = 0;
  const save = async () => {
    n += 1;
    const fresh = newId();
    await plain.run({ sql: begin, parameters: [] });
    for (const { sql, parameters } of queries) {
      const changed = parameters.map((value) =>
        value === id ? fresh : value === timeline ? timeline + 5_000_000 + n : value,
      );
      // The chain has its own numbers: those of an office that is not there keep out of its way.
      if (sql.includes('"audit')) changed.splice(0, 2, ...['nobody', n].slice(0, changed.length));
      if (sql.includes('"tally_change"')) changed.splice(1, 1, newId());
      await plain.run({ sql, parameters: changed });
    }
    await plain.run({ sql: 'commit', parameters: [] });
  };
  return { save, close: plain.close };
}

async function throughHttp(office: Office): Promise<string[][]> {
  const worker = office.town.staff[0]?.id ?? '';
  const cookie = await signIn(office, worker);
  const server = await startServer(office);
  try {
    const typed = toTyped(fieldsFor(office));
    const save = async () => {
      const { status, location } = await server.ask('/records/new', {
        cookie,
        form: { ...typed, id: newId() },
      });
      if (status !== 302 || !location?.includes('saved'))
        throw new Error(`Not saved: ${status} ${location}`);
    };
    for (let n = 0; n < 200; n += 1) await save();
    const before = await server.queries();
    await save();
    const queries = (await server.queries()) - before;
    const one = await measure(save, { rounds: 300, time: 5000, most: 15 });
    const rates: number[] = [];
    const all: number[] = [];
    const used = server.cpu();
    for (let round = 0; round < 3; round += 1) {
      const { rate, each } = await together(save);
      rates.push(rate);
      all.push(...each);
    }
    const cpu = (server.cpu() - used) / all.length;
    const rate = timesOf(rates).p50;
    const eight = timesOf(all);
    const least = office.engine === 'sqlite' ? 700 : 0;
    return [
      [
        'through HTTP, one at a time, p50 / p95',
        `${ms(one.p50)} / ${ms(one.p95)} ms`,
        '≤ 15 ms',
        atMost(one.p95, 15),
      ],
      [
        `through HTTP, ${AT_ONCE} at once, a second`,
        whole(rate),
        least ? `≥ ${least}` : '',
        least ? atLeast(rate, least) : '',
      ],
      [
        `through HTTP, ${AT_ONCE} at once, p50 / p95`,
        `${ms(eight.p50)} / ${ms(eight.p95)} ms`,
        '',
        '',
      ],
      ['processor time of one of them in the server', `${ms(cpu)} ms`, '', ''],
      ['statements of one save through HTTP', String(queries), '', ''],
    ];
  } finally {
    await server.stop();
  }
}

async function together(save: () => Promise<void>): Promise<{ rate: number; each: number[] }> {
  const each: number[] = [];
  const began = performance.now();
  const work = async () => {
    for (let n = 0; n < SAVES / AT_ONCE; n += 1) {
      const start = performance.now();
      await save();
      each.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { rate: (1000 * each.length) / (performance.now() - began), each };
}
