import { type Day, showDate } from '#app/lib/dates.ts';
import { Section } from '#app/ui/page.tsx';
import type { Due } from './dues.server.ts';

/** What is promised to people by a day: an answer, a consent asked again, a report. */
export function Dues({ dues, day }: { dues: Due[]; day: Day }) {
  if (dues.length === 0) return null;
  return (
    <Section title="期限のあること">
      <ul className="tasks">
        {dues.map(({ href, text, on }) => (
          <li key={href}>
            <span className="tasks-when">{showDate(on)}</span>
            <a href={href}>{text}</a>
            <span className="tasks-where">{on < day ? '期限が過ぎています' : ''}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
