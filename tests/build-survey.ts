/** A survey of the cast's towns, as a file of their city would say it. */
import type { Db } from '#app/db/dialect.server.ts';
import { who } from '#app/features/accounts/here.server.ts';
import { takeRead } from '#app/features/statistics/import.server.ts';
import { type PopulationRead, readPopulation } from '#app/features/statistics/read-population.ts';
import { actorNamed } from './cast.ts';

const people = `地方公共団体名,調査年月日,地域名,総人口,65歳以上,75歳以上,世帯数
縁川市,2026-04-01,滝山四丁目,1200,400,250,560
縁川市,2026-04-01,滝山五丁目,800,240,120,400
縁川市,2026-04-01,どこにもない町,50,10,5,20`;

/** Lines of text as a file's reader gives them. */
export function readSurvey(text = people, today = '2026-11-26'): PopulationRead {
  const lines = text.split('\n').map((line, n) => ({ row: n + 1, cells: line.split(',') }));
  const read = readPopulation(lines, { today });
  if ('reason' in read) throw new Error(read.reason);
  return read;
}

export async function buildSurvey(db: Db, id: string, text = people): Promise<void> {
  await takeRead(db, who(actorNamed('mori')), readSurvey(text), { file: '人口.csv', id });
}
