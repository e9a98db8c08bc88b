import { showDateShort } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/page.tsx';
import type { Reminders } from './reminders.server.ts';

type Line = Reminders['past'][number];
const SHOWN = 5;

/** What was planned and is not told of yet; then what is planned for today and the next days. */
export function RemindersOf({ reminders, all }: { reminders: Reminders; all: boolean }) {
  const { past, today, soon } = reminders;
  const some = (lines: Line[]) => (all ? lines : lines.slice(0, SHOWN));
  return (
    <>
      <Group title="どうなりましたか" lines={some(past)} more={past.length} ask />
      <Group title="きょうの予定" lines={some(today)} more={today.length} isToday />
      <Group title="これからの予定" lines={some(soon)} more={soon.length} />
    </>
  );
}

export function hasReminders({ past, today, soon }: Reminders): boolean {
  return past.length + today.length + soon.length > 0;
}

type GroupProps = { title: string; lines: Line[]; more: number; ask?: boolean; isToday?: boolean };

function Group({ title, lines, more, ask, isToday }: GroupProps) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="tasks">
        {lines.map((line, at) => (
          <li key={line.id}>
            <span className="tasks-when">{whenOf(line, isToday)}</span>
            <a href={`/appointments/${line.id}`}>{line.title}</a>
            <span className="tasks-where">{line.area}</span>
            {(ask || isToday) && <Answers line={line} keys={ask === true && at === 0} ask={ask} />}
          </li>
        ))}
      </ul>
      {more > lines.length && (
        <a className="tasks-more" href="/?all=1">
          ほかの{more - lines.length}件も見る
        </a>
      )}
    </Section>
  );
}

function whenOf({ on, time }: Line, isToday = false): string {
  return isToday ? time || '時刻は未定' : [showDateShort(on), time].filter(Boolean).join(' ');
}

/** 記録する・延ばす・やめる, for the first one with a key each. */
function Answers({ line, keys, ask }: { line: Line; keys: boolean; ask?: boolean | undefined }) {
  const of = <span className="sr-only">：{line.title}</span>;
  return (
    <div className="buttons tasks-answers">
      <LinkButton href={`/records/new?appointment=${line.id}`} {...(keys && { k: 'k' })}>
        記録する{of}
      </LinkButton>
      {ask && (
        <>
          <LinkButton href={`/appointments/${line.id}/move`} {...(keys && { k: 'o' })}>
            延ばす{of}
          </LinkButton>
          <LinkButton href={`/appointments/${line.id}/drop`} tone="quiet" {...(keys && { k: 'y' })}>
            やめる{of}
          </LinkButton>
        </>
      )}
    </div>
  );
}
