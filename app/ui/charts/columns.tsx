import type { ReactNode } from 'react';

export type Course = { key: string; label: ReactNode; values: readonly number[]; total: string };
type CoursesProps = { courses: readonly Course[]; times: readonly string[]; label: string };

const [WIDTH, HEIGHT, BASE] = [300, 84, 62];

/** Small columns over time, one picture for each word, all to the same height so that they compare. */
export function Courses({ courses, times, label }: CoursesProps) {
  const largest = Math.max(1, ...courses.flatMap(({ values }) => values));
  return (
    <ul className="courses" aria-label={label}>
      {courses.map((course) => (
        <li key={course.key}>
          <p className="course-head">
            <span>{course.label}</span>
            <span className="course-total">{course.total}</span>
          </p>
          <Columns values={course.values} times={times} largest={largest} />
        </li>
      ))}
    </ul>
  );
}

function Columns({
  values,
  times,
  largest,
}: {
  values: readonly number[];
  times: readonly string[];
  largest: number;
}) {
  const step = WIDTH / Math.max(1, values.length);
  const tall = (n: number) => Math.round(((BASE - 10) * n) / largest);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line x1={0} x2={WIDTH} y1={BASE} y2={BASE} className="chart-axis" />
      {values.map((value, n) => (
        <rect
          key={times[n]}
          x={n * step + step * 0.15}
          y={BASE - tall(value)}
          width={step * 0.7}
          height={tall(value)}
          className="chart-bar"
        />
      ))}
      <text x={0} y={HEIGHT - 6} className="chart-word">
        {times[0]}
      </text>
      {times.length > 1 && (
        <text x={WIDTH} y={HEIGHT - 6} className="chart-word" textAnchor="end">
          {times.at(-1)}
        </text>
      )}
    </svg>
  );
}
