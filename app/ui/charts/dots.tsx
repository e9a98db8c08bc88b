/** Values on one line each, before the band of the middle half. The order of the lines is the caller's. */
export type Dot = {
  key: string;
  label: string;
  href?: string | undefined;
  /** null: nothing can be said. */
  value: number | null;
  /** The value in words. */
  shown: string;
  isOwn?: boolean;
};
type DotsProps = {
  /** Says what is drawn, to who does not see it. */
  label: string;
  dots: readonly Dot[];
  band: { low: number; middle: number; high: number } | null;
  /** Where the line ends, and what stands there. */
  most: number;
  ends: readonly [string, string];
};

/** So many lines can still be read; more are drawn on one line, and the table names them. */
export const LINES = 14;

export function Dots({ label, dots, band, most, ends }: DotsProps) {
  const known = dots.filter(({ value }) => value !== null);
  return (
    <div className="dots">
      {dots.length <= LINES ? (
        <ul aria-label={label}>
          {dots.map((dot) => (
            <li key={dot.key} className={dot.isOwn ? 'dots-row dots-own' : 'dots-row'}>
              <span className="dots-name">
                {dot.href ? <a href={dot.href}>{dot.label}</a> : dot.label}
              </span>
              <Line dots={[dot]} band={band} most={most} />
              <span className="dots-value">{dot.shown}</span>
            </li>
          ))}
        </ul>
      ) : (
        <div className="dots-row dots-all" role="img" aria-label={`${label}：${known.length}`}>
          <Line dots={known} band={band} most={most} />
        </div>
      )}
      <Ends ends={ends} isNamed={dots.length <= LINES} hasBand={band !== null} />
    </div>
  );
}

type LineProps = Pick<DotsProps, 'dots' | 'band' | 'most'>;

function Line({ dots, band, most }: LineProps) {
  const x = (value: number) => `${most > 0 ? Math.min(100, (value / most) * 100) : 0}%`;
  return (
    <svg className="dots-line" aria-hidden="true">
      {band && (
        <rect
          className="dots-band"
          x={x(band.low)}
          width={x(Math.max(band.high - band.low, most / 200))}
          height="100%"
        />
      )}
      <line className="dots-axis" x1="0" x2="100%" y1="50%" y2="50%" />
      {band && (
        <line className="dots-middle" x1={x(band.middle)} x2={x(band.middle)} y1="0" y2="100%" />
      )}
      {dots.map(
        ({ key, value, isOwn }) =>
          value !== null && (
            <circle
              key={key}
              className={isOwn ? 'dots-dot dots-dot-own' : 'dots-dot'}
              cx={x(value)}
              cy="50%"
              r="6"
            />
          ),
      )}
    </svg>
  );
}

type EndsProps = Pick<DotsProps, 'ends'> & { isNamed: boolean; hasBand: boolean };

function Ends({ ends: [from, to], isNamed, hasBand }: EndsProps) {
  return (
    <>
      <p className={isNamed ? 'dots-row dots-ends' : 'dots-row dots-all dots-ends'}>
        <span className="dots-scale">
          <span>{from}</span>
          <span>{to}</span>
        </span>
      </p>
      {hasBand && (
        <p className="dots-legend">
          <svg className="dots-key" aria-hidden="true">
            <rect className="dots-band" width="100%" height="100%" />
            <line className="dots-middle" x1="50%" x2="50%" y1="0" y2="100%" />
          </svg>
          灰色の帯はまんなかの半分、太い線はまんなか
        </p>
      )}
    </>
  );
}
