/** Who lives in the sample's towns, brought in as a city's own table, of this year and two years ago. */
import type { Db } from '#app/db/dialect.server.ts';
import { type Day, fiscalYear } from '#app/lib/dates.ts';
import type { SampleOffice } from '../../../sample/office.ts';
import { sampleSurvey } from '../../../sample/people.ts';
import { takeRead } from '../statistics/import.server.ts';
import { readPopulation } from '../statistics/read-population.ts';
import type { Ids } from './office.server.ts';

export async function makeFigures(
  db: Db,
  officeId: string,
  { areas }: SampleOffice,
  ids: Ids,
  today: Day,
): Promise<void> {
  const who = { officeId, staffId: ids('admin') };
  const cityName = areas.find(({ kind }) => kind === 'city')?.name ?? '';
  for (const years of [2, 0]) {
    const day = `${fiscalYear(today) - years}-04-01`;
    const cells = sampleSurvey({ areas, cityName, day }, years);
    const read = readPopulation(
      cells.map((row, n) => ({ row: n + 1, cells: row })),
      { today },
    );
    if ('reason' in read) throw new Error(read.reason);
    await takeRead(db, who, read, { file: `人口_${years === 0 ? '今年' : '2年前'}.csv` });
  }
}
