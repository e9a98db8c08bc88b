import { Section } from '#app/ui/page.tsx';
import { type Job, progressOf, stateWords } from './job.ts';

/** On きょう: what goes on, and what ended while one was away. */
export function WaitingJobs({ jobs }: { jobs: Job[] }) {
  if (jobs.length === 0) return null;
  return (
    <Section title="時間のかかる仕事">
      <ul className="tasks">
        {jobs.map((job) => (
          <li key={job.id}>
            <span className="tasks-when">{stateWords[job.state]}</span>
            <a href={`/jobs/${job.id}`}>{job.title}</a>
            {job.state === 'running' && <span className="tasks-where">{progressOf(job)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
