import { showDate } from '#app/lib/dates.ts';
import { Section } from '#app/ui/page.tsx';
import type { findAppointments } from './list.server.ts';

type Found = Awaited<ReturnType<typeof findAppointments>>;

/** 予定 among what a search found. */
export function FoundAppointments({ found }: { found: Found }) {
  if (found.length === 0) return null;
  return (
    <Section title={`予定（${found.length}）`}>
      <ul className="tasks">
        {found.map((one) => (
          <li key={one.id}>
            <span className="tasks-when">{showDate(one.plannedOn)}</span>
            <a href={`/appointments/${one.id}`}>{one.title}</a>
            <span className="tasks-where">{one.staff}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
