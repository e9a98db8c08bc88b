export type Bar = { key: string; label: string; value: number; before?: number | null };
type BarsProps = { bars: readonly Bar[]; unit: string; label: string };

const [WIDTH, LABEL, FIGURE, ROW] = [640, 190, 90, 30];

/** Lying bars, one for each word; what was before is a frame around it. */
export function Bars({ bars, unit, label }: BarsProps) {
  const largest = Math.max(1, ...bars.flatMap(({ value, before }) => [value, before ?? 0]));
  const long = (n: number) => Math.round(((WIDTH - LABEL - FIGURE) * n) / largest);
  const height = bars.length * ROW;
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      {bars.map(({ key, label: word, value, before }, n) => (
        <g key={key} transform={`translate(0 ${n * ROW})`}>
          <text x={LABEL - 8} y={20} className="chart-word" textAnchor="end">
            {shortened(word, 11)}
          </text>
          <rect x={LABEL} y={7} width={long(value)} height={16} className="chart-bar" />
          {before != null && (
            <rect x={LABEL} y={4} width={long(before)} height={22} className="chart-before" />
          )}
          <text x={LABEL + long(Math.max(value, before ?? 0)) + 8} y={20} className="chart-figure">
            {value.toLocaleString('ja')}
            {unit}
          </text>
        </g>
      ))}
    </svg>
  );
}

export function shortened(word: string, letters: number): string {
  const all = [...word];
  return all.length > letters ? `${all.slice(0, letters - 1).join('')}…` : word;
}
