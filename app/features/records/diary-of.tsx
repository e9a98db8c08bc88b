import { type Day, showDate } from '#app/lib/dates.ts';
import { DiaryDay, DiaryRow } from '#app/ui/diary.tsx';
import { verbsOf } from '../lists/verbs.ts';
import { WaitsMark } from '../reviews/mark.tsx';
import type { Settings } from '../settings/settings.ts';
import type { Listed } from './list.server.ts';
import { isPlanned } from './planned.ts';
import { PlannedMark } from './planned.tsx';
import { titleOf } from './record.ts';
import { Title } from './title.tsx';

type Props = { rows: Listed[]; words: string[]; looking: Settings['review'] };

/** Records as a diary: the day as a heading, then what was done on it. */
export function DiaryOf({ rows, words, looking }: Props) {
  const days = Map.groupBy(rows, (row) => row.occurred_on);
  const dayList = [...days];
  return (
    <div className="diary">
      {dayList.map(([day, records], at) => (
        <DiaryDay key={day} heading={<Heading day={day} before={dayList[at - 1]?.[0]} />}>
          {records.map((record) => (
            <DiaryRow
              key={record.id}
              href={`/records/${record.id}`}
              time={record.started_at || undefined}
              area={record.area}
              verbs={verbsOf(record.verbs)}
              title={
                <>
                  {isPlanned(plannedOf(record)) && <PlannedMark />}
                  {record.unlooked && looking.on && day >= looking.from && <WaitsMark />}
                  <Title record={record} words={words} />
                </>
              }
              people={
                record.with_names ||
                (record.headcount === null ? undefined : `${record.headcount}人`)
              }
              minutes={record.minutes ?? undefined}
              files={record.files}
              worker={record.staff}
              next={
                record.next ? titleOf({ done: record.next, aim: '', nextStep: '' }, 30) : undefined
              }
            />
          ))}
        </DiaryDay>
      ))}
    </div>
  );
}

function plannedOf({ appointment_id, follows_id }: Listed) {
  return { appointmentId: appointment_id, followsId: follows_id };
}

/** In the margin of a wide screen the year is seen only where it begins (diary.css). */
function Heading({ day, before }: { day: Day; before: Day | undefined }) {
  const [year, rest] = halves(day);
  return (
    <>
      <span
        className={before && halves(before)[0] === year ? 'day-year day-year-same' : 'day-year'}
      >
        {year}
      </span>
      {rest}
    </>
  );
}

function halves(day: Day): [string, string] {
  const shown = showDate(day);
  const end = shown.indexOf('年') + 1;
  return [shown.slice(0, end), shown.slice(end)];
}
