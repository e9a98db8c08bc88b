/** The sample's reports, made through the same functions that the pages use. */
import type { Db } from '#app/db/dialect.server.ts';
import { addDays, type Day, fiscalYear, half, month } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { type Period, readPeriod } from '#app/lib/periods.ts';
import type { SampleOffice } from '../../../sample/office.ts';
import type { Actor } from '../accounts/actor.ts';
import { areasOf } from '../accounts/inside.server.ts';
import { foldAll } from '../figures/tally.server.ts';
import { fixReport } from '../reports/fix.server.ts';
import { noWords, type Report, textsOf, titleFor } from '../reports/report.ts';
import { type Begun, chooseTimeline, createReport, saveWords } from '../reports/reports.server.ts';
import { offered } from '../reports/timeline.server.ts';
import type { Ids } from './office.server.ts';

const ENTRIES = 8;

export async function makeReports(
  db: Db,
  officeId: string,
  sample: SampleOffice,
  ids: Ids,
  day: Day,
): Promise<void> {
  // Counting what waits to be folded again and again takes longer than folding it.
  await foldAll(db);
  for (const report of sample.reports) {
    const actor = await actorOf(db, officeId, sample, ids, report.staffKey, day);
    const begun = begunOf(sample, report, ids, day);
    const id = newId();
    await createReport(db, actor, id, begun);
    await saveWords(db, actor, id, { version: 1, was: {} }, textsWith(begun, report.texts));
    const { entries } = await offered(db, officeId, begun, { words: [], before: null });
    const some = entries.filter((_, at) => at % Math.ceil(entries.length / ENTRIES) === 0);
    await chooseTimeline(
      db,
      actor,
      id,
      some.map((entry) => entry.id),
    );
    if (report.isFixed) await fixReport(db, actor, id, 3, day);
  }
}

type SampleReport = SampleOffice['reports'][number];

function begunOf(sample: SampleOffice, report: SampleReport, ids: Ids, day: Day): Begun {
  const { from, until } = periodOf(report.time, day);
  const area = sample.areas.find(({ key }) => key === report.areaKey);
  return {
    ...{ title: titleFor({ from, until }, area ? `${area.name} ` : ''), from, until },
    ...{ scope: area ? 'area' : 'office', areaId: area ? ids(area.key) : null, staffId: null },
  };
}

/** The last one that is over. */
function periodOf(time: SampleReport['time'], day: Day): Period {
  const year = fiscalYear(day);
  const ended = half(day) === 1 ? `h${year - 1}-2` : `h${year}-1`;
  const code = time === 'half' ? ended : `m${month(addDays(`${month(day)}-01`, -1))}`;
  const period = readPeriod(code);
  if (!period) throw new Error(`No such period: ${code}`);
  return period;
}

function textsWith({ title }: Pick<Report, 'title'>, texts: readonly string[]) {
  const fields = textsOf({ title, words: noWords });
  for (const [at, text] of texts.entries()) fields[`text${at + 1}`] = text;
  return fields;
}

async function actorOf(
  db: Db,
  officeId: string,
  { office, staff }: SampleOffice,
  ids: Ids,
  key: string,
  day: Day,
): Promise<Actor> {
  const staffId = ids(key);
  const { name = '', role = 'csw' } = staff.find((person) => person.key === key) ?? {};
  const areas = await areasOf(db, officeId, staffId, day);
  return { officeId, officeName: office.name, officeKind: 'sample', staffId, name, role, areas };
}
