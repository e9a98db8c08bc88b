import { showDate } from '#app/lib/dates.ts';
import { DiaryDay, DiaryRow } from '#app/ui/diary.tsx';
import { verbsOf } from '../lists/verbs.ts';
import type { Listed } from './list.server.ts';
import { titleOf } from './record.ts';
import { Title } from './title.tsx';

/** Records as a diary: the day as a heading, then what was done on it. */
export function DiaryOf({ rows, words }: { rows: Listed[]; words: string[] }) {
  const days = Map.groupBy(rows, (row) => row.occurred_on);
  return [...days].map(([day, records]) => (
    <DiaryDay key={day} heading={showDate(day)}>
      {records.map((record) => (
        <DiaryRow
          key={record.id}
          href={`/records/${record.id}`}
          time={record.started_at || undefined}
          area={record.area}
          verbs={verbsOf(record.verbs)}
          title={<Title record={record} words={words} />}
          people={
            record.with_names || (record.headcount === null ? undefined : `${record.headcount}人`)
          }
          minutes={record.minutes ?? undefined}
          worker={record.staff}
          next={record.next ? titleOf({ done: record.next, aim: '', nextStep: '' }, 30) : undefined}
        />
      ))}
    </DiaryDay>
  ));
}
