import { showDate, showDateShort } from '#app/lib/dates.ts';
import { Icon } from '#app/ui/icons.tsx';
import type { CalendarDay, View } from './calendar.ts';
import type { Entry } from './entries.server.ts';

type GridProps = {
  view: View;
  days: CalendarDay[];
  entries: Entry[];
  today: string;
  dayHref: (day: string) => string;
  /** Null for who plans nothing. */
  newHref: ((day: string) => string) | null;
};

/** Seven columns where there is room, one day below the other on a phone. */
export function DayGrid({ view, days, entries, today, ...hrefs }: GridProps) {
  const byDay = Map.groupBy(entries, (entry) => entry.on);
  return (
    <div className={`calendar calendar-${view}`}>
      {view !== 'day' && (
        <div className="calendar-weekdays" aria-hidden="true">
          {[...'日月火水木金土'].map((weekday) => (
            <span key={weekday}>{weekday}</span>
          ))}
        </div>
      )}
      <ol className="calendar-days">
        {days.map((day) => (
          <Day
            key={day.day}
            day={day}
            isToday={day.day === today}
            entries={byDay.get(day.day) ?? []}
            view={view}
            {...hrefs}
          />
        ))}
      </ol>
    </div>
  );
}

type DayProps = Pick<GridProps, 'view' | 'dayHref' | 'newHref'> & {
  day: CalendarDay;
  isToday: boolean;
  entries: Entry[];
};

function Day({
  day: { day, off, rest, name },
  isToday,
  entries,
  view,
  dayHref,
  newHref,
}: DayProps) {
  return (
    <li
      id={isToday ? 'today' : undefined}
      className="calendar-day"
      data-off={off || undefined}
      data-rest={rest ?? undefined}
      data-today={isToday || undefined}
      data-empty={entries.length === 0 || undefined}
    >
      <div className="calendar-head">
        <a className="calendar-date" href={dayHref(day)}>
          <DateWords day={day} />
          {isToday && <span className="calendar-now">きょう</span>}
        </a>
        {name && <span className="calendar-name">{name}</span>}
        {newHref && (
          <a className="calendar-add" href={newHref(day)}>
            <Icon name="plus" />
            <span className={view === 'day' ? undefined : 'sr-only'}>
              {view === 'day' ? '予定を入れる' : `${showDateShort(day)}に予定を入れる`}
            </span>
          </a>
        )}
      </div>
      {entries.length > 0 ? (
        <ul>
          {entries.map((entry) => (
            <Line key={entry.key} entry={entry} isWide={view === 'day'} />
          ))}
        </ul>
      ) : (
        view === 'day' && <p className="quiet">この日の予定はありません。</p>
      )}
    </li>
  );
}

/** In a column the figure alone is seen; on a phone and by ear the whole day. */
function DateWords({ day }: { day: string }) {
  return (
    <>
      <span className="calendar-figure" aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      <span className="calendar-long">{showDate(day).replace(/^.*年/, '')}</span>
    </>
  );
}

function Line({ entry, isWide }: { entry: Entry; isWide: boolean }) {
  const { time, title, href, who, where, isStep, isDone } = entry;
  return (
    <li className="calendar-entry" data-step={isStep || undefined} data-done={isDone || undefined}>
      {time && <span className="calendar-time">{time}</span>}
      {isStep && <span className="calendar-mark">次</span>}
      {isDone && <span className="calendar-mark">済</span>}
      {href ? <a href={href}>{title}</a> : <span>{title}</span>}
      <span className="calendar-who">{who}</span>
      {isWide && where && <span className="calendar-where">{where}</span>}
    </li>
  );
}
