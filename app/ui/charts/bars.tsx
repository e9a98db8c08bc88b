import type { ReactNode } from 'react';

export type Bar = {
  key: string;
  label: ReactNode;
  value: number;
  /** The value in words, with its unit. */
  said: string;
  before?: number | null;
};

const [WIDTH, HEIGHT] = [400, 22];

/** Lying bars, one for each word; what was before is a frame around it. */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const largest = Math.max(1, ...bars.flatMap(({ value, before }) => [value, before ?? 0]));
  const long = (n: number) => Math.round(((WIDTH - 4) * n) / largest);
  const hasBefore = bars.some(({ before }) => before != null);
  return (
    <figure className="bars-whole">
      <ul className="bars" aria-label={label}>
        {bars.map(({ key, label: word, value, said, before }) => (
          <li key={key}>
            <span className="bars-word">{word}</span>
            <svg
              className="bars-bar"
              viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect x={2} y={4} width={long(value)} height={14} className="chart-bar" />
              {before != null && (
                <rect x={2} y={1} width={long(before)} height={20} className="chart-before" />
              )}
            </svg>
            <span className="bars-figure">{said}</span>
          </li>
        ))}
      </ul>
      {hasBefore && (
        <figcaption className="chart-key">点線のわくは、前の年の同じころです。</figcaption>
      )}
    </figure>
  );
}
