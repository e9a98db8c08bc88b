/**
 * Requests that nobody sends, against the whole application: two offices, every route, every role
 * (issue of safety, S1 to S3, S9). A thousand requests make a batch that begins with the same
 * two offices; its seed and number give the same requests again.
 */
import type { Db } from '#app/db/dialect.server.ts';
import { startSession } from '#app/features/accounts/sessions.server.ts';
import { NEIGHBOUR, OFFICE, type PersonName, people } from '#tests/cast.ts';
import { type Engine, openFresh } from '#tests/engines.ts';
import { pairOf } from '#tests/office.ts';
import { permissions } from '#tests/permissions.ts';
import { lasting } from './canaries.ts';
import { diceOf } from './dice.ts';
import { type Pages, readPage } from './forms.ts';
import { judge, type Leak, leaks } from './judge.ts';
import { type Asked, type Asker, invent, ourPeople } from './requests.ts';
import { type Answer, type House, openHouse, ways } from './send.ts';
import { auditLines, hashesOf, newestVerbs, pointersOut, rightsOf } from './state.ts';
import { buildTwoOffices } from './two-offices.ts';

export type Wanted = { engine: Engine; seed: string; batches: readonly number[]; size?: number };
export type Fault = { batch: number; n: number; asked: string; what: string };
export type Result = {
  requests: number;
  statuses: Record<string, number>;
  excused: number;
  faults: Fault[];
};
type Told = (result: Result) => void;
type Batch = { db: Db; house: House; number: number; pages: Pages; rights: string; log: string[] };

export const SIZE = 1000;

export async function fuzz(
  { engine, seed, batches, size = SIZE }: Wanted,
  tell: Told = () => {},
): Promise<Result> {
  const result: Result = { requests: 0, statuses: {}, excused: 0, faults: [] };
  const [before, log] = [process.env.PUBLIC_URL, [] as string[]];
  const { error, warn } = console;
  process.env.PUBLIC_URL = ways.PUBLIC_URL;
  console.error = console.warn = (...words: unknown[]) => log.push(words.join(' '));
  try {
    const pages = await inOffices(engine, log, 0, readPages);
    for (const number of batches) {
      await inOffices(engine, log, number, (batch) =>
        runBatch({ ...batch, pages }, seed, size, result),
      );
      tell(result);
    }
  } finally {
    Object.assign(console, { error, warn });
    if (before === undefined) delete process.env.PUBLIC_URL;
    else process.env.PUBLIC_URL = before;
  }
  return result;
}

async function inOffices<T>(
  engine: Engine,
  log: string[],
  number: number,
  work: (batch: Batch) => Promise<T>,
) {
  const { db, close } = await openFresh(engine, buildTwoOffices);
  const house = await openHouse(db);
  const pages = { forms: [], queries: new Map() };
  try {
    return await work({ db, house, number, log, pages, rights: await rightsOf(db) });
  } finally {
    house.close();
    await close();
  }
}

/** As one of each sort who may do much. */
async function readPages({ db, house, pages }: Batch): Promise<Pages> {
  for (const by of ['mori', 'nishida', 'sasaki'] as const) {
    const cookie = await cookieOf(db, by);
    for (const path of new Set(permissions.filter((l) => l.method === 'GET').map((l) => l.path))) {
      const { status, body } = await house.send(
        { by, method: 'GET', path, headers: {}, body: null },
        cookie,
      );
      if (status === 200) readPage(pages, path, body.toString());
    }
  }
  return pages;
}

/** In every fourth batch the next town asks; who does not ask must find all as it was. */
async function runBatch(batch: Batch, seed: string, size: number, result: Result): Promise<void> {
  const { db, number } = batch;
  const isOurs = number % 4 !== 3;
  const asking: readonly Asker[] = isOurs ? ourPeople : ['tonari', 'tonari', 'nobody', 'broken'];
  const quiet = isOurs ? NEIGHBOUR : OFFICE;
  const before = await hashesOf(db, quiet);
  const cookies = new Map<Asker, string | null>();
  for (let n = 0; n < size; n += 1) {
    const dice = diceOf(seed, number, n);
    const asked = invent(dice, batch.pages, asking);
    await ask(batch, cookies, asked, n, result);
  }
  const end = (what: string) =>
    result.faults.push({ batch: number, n: size, asked: 'at the end', what });
  const after = await hashesOf(db, quiet);
  for (const table of Object.keys(after))
    if (before[table] !== after[table]) end(`the office that did not ask changed: ${table}`);
  for (const at of await pointersOut(db, isOurs ? OFFICE : NEIGHBOUR, isOurs))
    end(`points to the other office: ${at}`);
}

async function ask(
  batch: Batch,
  cookies: Map<Asker, string | null>,
  asked: Asked,
  n: number,
  result: Result,
) {
  const { db, house, log } = batch;
  if (!cookies.has(asked.by)) cookies.set(asked.by, await cookieOf(db, asked.by));
  const lines = await auditLines(db);
  log.length = 0;
  const whats = await house.send(asked, cookies.get(asked.by) ?? null).then(
    async (answer) => {
      result.statuses[answer.status] = (result.statuses[answer.status] ?? 0) + 1;
      if (isSentAway(answer)) cookies.delete(asked.by);
      return [
        ...judge(asked, answer, log.join('\n')),
        ...(await leaked(batch, leaks(asked, answer), result)),
        ...(await changedThough(db, asked, answer, lines)),
      ];
    },
    (error: Error) => [`no answer: ${error.message}`],
  );
  result.requests += 1;
  for (const what of whats)
    result.faults.push({ batch: batch.number, n, asked: toldOf(asked), what });
}

/** Once somebody was given another area or role, what they see cannot be told from here. */
async function leaked({ db, rights }: Batch, met: Leak[], result: Result): Promise<string[]> {
  if (met.length === 0) return [];
  const isMoved = (await rightsOf(db)) !== rights;
  const bad = met.filter(({ word }) => !isMoved || lasting.includes(word));
  result.excused += met.length - bad.length;
  return bad.map(({ word, around }) => `shows ${word}: ${around}`);
}

const isSentAway = ({ headers }: Answer) => /^\/sign-in($|\?)/.test(headers.location ?? '');

/** Long work may end at any time; everything else that is noted belongs to the request. */
async function changedThough(
  db: Db,
  { path }: Asked,
  answer: Answer,
  lines: number,
): Promise<string[]> {
  const isOut = [403, 404, 405, 411, 413].includes(answer.status) || isSentAway(answer);
  if (!isOut || path.startsWith('/sign-out') || (await auditLines(db)) === lines) return [];
  const verbs = await newestVerbs(db);
  return verbs[0] === 'job.end' ? [] : [`refused, but noted ${verbs.join(', ')}`];
}

async function cookieOf(db: Db, by: Asker): Promise<string | null> {
  if (by === 'nobody') return null;
  if (by === 'broken') return '__Host-engawa=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
  const name: PersonName = by === 'half' ? 'nishida' : by;
  const officeId = name === 'tonari' ? NEIGHBOUR : OFFICE;
  const stage = by === 'half' ? 'password' : 'full';
  return pairOf(await startSession(db, { officeId, staffId: people[name].id, stage }));
}

function toldOf({ by, method, path, headers, body }: Asked): string {
  const sent = body ? ` ${body.toString().slice(0, 600)}` : '';
  return `${by}: ${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 400)}${sent}`;
}
