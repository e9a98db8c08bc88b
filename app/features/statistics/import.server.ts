/**
 * A file of people per area comes in: looked at first, then taken, and the same file a second time
 * adds nothing. What another file said of the same day by the same source is put aside, and can
 * be brought back.
 */
import { change, type Who } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { type Day, parseDate } from '#app/lib/dates.ts';
import { UnreadableFile } from '#app/lib/files.ts';
import { newId } from '#app/lib/ids.ts';
import { readAll } from '../areas/stored.server.ts';
import { readFileRows } from '../imports/read.server.ts';
import { matcherOf } from './match.ts';
import { type Placed, type Plan, reportOf } from './plan.ts';
import { type PopulationRead, readPopulation, type SurveyRow } from './read-population.ts';
import { insertSeries, readRows, seriesOf } from './series.server.ts';

export type Given = { today: Day; file?: string; day?: Day | null; source?: string };
/** Everything could be read but of which day it is: a person may say that. */
export class LacksDay extends UnreadableFile {}

/** Throws `UnreadableFile` with a sentence for the person. */
export async function planPopulation(
  db: Db,
  officeId: string,
  bytes: Uint8Array,
  given: Given,
): Promise<Plan> {
  const { rows } = await readFileRows(bytes);
  const lines = [];
  for await (const row of rows) lines.push(row);
  const read = readPopulation(lines, given);
  if ('reason' in read)
    throw read.lacksDay ? new LacksDay(read.reason) : new UnreadableFile(read.reason);
  return placed(db, officeId, { ...read, source: given.source?.trim() || read.source });
}

async function placed(db: Db, officeId: string, read: PopulationRead): Promise<Plan> {
  const areaOf = matcherOf(await readAll(db, officeId), read.day);
  const kept = read.kept.map((row) => ({ ...row, areaId: areaOf(row) }));
  const before = await seriesOf(db, officeId, read);
  const there = before ? await readRows(db, officeId, before) : [];
  const known = new Map(there.map((row) => [nameOf(row), said(row)]));
  const isNews = (row: Placed) => known.get(nameOf(row)) !== said(row);
  return { ...read, kept, before, news: kept.filter(isNews).length };
}

const nameOf = ({ city, name, code }: Pick<SurveyRow, 'city' | 'name' | 'code'>) =>
  JSON.stringify([city, name, code]);
const said = ({ figures, ages }: Pick<SurveyRow, 'figures' | 'ages'>) =>
  JSON.stringify([figures, ages]);

export type Taken = { plan: Plan; id: string | null };

/** No id when there was nothing new. */
export async function takePopulation(
  db: Db,
  who: Who,
  bytes: Uint8Array,
  given: Given,
): Promise<Taken> {
  const plan = await planPopulation(db, who.officeId, bytes, given);
  return takeIn(db, who, plan, { file: given.file ?? '', id: newId() });
}

/** The same for what was read already. */
export async function takeRead(
  db: Db,
  who: Who,
  read: PopulationRead,
  { file, id = newId() }: { file: string; id?: string },
): Promise<Taken> {
  return takeIn(db, who, await placed(db, who.officeId, read), { file, id });
}

type Named = { file: string; id: string };

async function takeIn(db: Db, who: Who, plan: Plan, { file, id }: Named): Promise<Taken> {
  if (plan.news === 0) return { plan, id: null };
  await change(db, who, async (tx, note) => {
    await lockId(tx, who.officeId);
    if (plan.before) await putAside(tx, who, plan.before);
    await insertSeries(tx, who, id, plan, file);
    const { day, rows, skipped, news } = plan;
    note({
      verb: 'statistics.import',
      thing: 'series',
      id,
      plain: { day, rows, skipped, news, before: plan.before },
      personal: { file },
    });
  });
  return { plan, id };
}

async function putAside(tx: Tx, who: Who, id: string): Promise<void> {
  await tx
    .updateTable('series')
    .set({ removed_at: new Date().toISOString(), removed_by: who.staffId })
    .where('office_id', '=', who.officeId)
    .where('id', '=', id)
    .execute();
}

/** `engawa import population FILE [--default day=令和8年2月1日] [--default source=縁川市]`. */
export async function importPopulationFile(
  db: Db,
  who: Who,
  bytes: Uint8Array,
  { today, file, defaults = {} }: Given & { defaults?: Record<string, string> },
) {
  const day = defaults.day === undefined ? null : mustReadDay(defaults.day, today);
  const given = {
    today,
    day,
    ...(file && { file }),
    ...(defaults.source && { source: defaults.source }),
  };
  return reportOf((await takePopulation(db, who, bytes, given)).plan);
}

function mustReadDay(typed: string, today: Day): Day {
  const day = parseDate(typed, today);
  if (!day) throw new UnreadableFile(`「day=${typed}」は日付として読めません。`);
  return day;
}
