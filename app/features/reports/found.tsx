import { Section } from '#app/ui/page.tsx';
import { showPeriod } from './period.ts';
import type { Report } from './report.ts';

/** Reports among what a search found. */
export function FoundReports({ found }: { found: Report[] }) {
  if (found.length === 0) return null;
  return (
    <Section title={`報告書（${found.length}）`}>
      <ul className="tasks">
        {found.map((report) => (
          <li key={report.id}>
            <span className="tasks-when">{showPeriod(report)}</span>
            <a href={`/reports/${report.id}`}>{report.title}</a>
            <span className="tasks-where">{report.fixedAt ? '確定' : '下書き'}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
