import { Bars } from '#app/ui/charts/bars.tsx';
import { Courses } from '#app/ui/charts/columns.tsx';
import { isHead } from '../figures/sums.ts';
import { Word } from './matrix.tsx';
import type { Question } from './question.ts';
import type { Table } from './table.ts';
import { said } from './words.ts';

const MOST_BARS = 30;
const MOST_COURSES = 12;

/** Over time small pictures side by side, else one bar for each word. */
export function Picture({
  table,
  question,
  label,
}: {
  table: Table;
  question: Question;
  label: string;
}) {
  const words = (figure: number) => said(table.measure, figure);
  if (question.cols && !isHead(question.cols) && isHead(question.rows)) {
    const drawn = table.lines.filter(({ total }) => total > 0).slice(0, MOST_COURSES);
    return (
      <Courses
        label={label}
        times={table.columns.map((column) => column.label)}
        courses={drawn.map((line) => ({
          key: line.key,
          label: <Word axis={question.rows} value={line} />,
          values: line.cells,
          total: words(line.total),
        }))}
      />
    );
  }
  const drawn = table.lines.slice(0, MOST_BARS);
  return (
    <Bars
      label={label}
      bars={drawn.map((line) => ({
        key: line.key,
        label: <Word axis={question.rows} value={line} />,
        value: line.total,
        said: words(line.total),
        before: line.before,
      }))}
    />
  );
}
