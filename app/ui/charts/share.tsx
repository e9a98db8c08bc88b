import { type Verb, VerbMark } from '../verb.tsx';

/** One part of the whole; `tone` is its colour on the screen and its pattern on paper. */
export type SharePart = { key: string; word: string; tone: Tone; verb?: Verb };
export type Tone = (typeof tones)[number];
export const tones = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export type ShareRow = {
  key: string;
  label: string;
  href?: string | undefined;
  /** Counts in the order of the parts; null: nothing can be said. */
  counts: readonly number[] | null;
  /** At the end of the bar. */
  shown: string;
  isOwn?: boolean;
};
type ShareProps = {
  id: string;
  label: string;
  parts: readonly SharePart[];
  rows: readonly ShareRow[];
};

/** Bars of 100 % with the same parts in the same order, so that they can be laid beside each other. */
export function Share({ id, label, parts, rows }: ShareProps) {
  return (
    <div className="shares">
      <Legend id={id} parts={parts} />
      <ul aria-label={label}>
        {rows.map((row) => (
          <li key={row.key} className={row.isOwn ? 'dots-row dots-own' : 'dots-row'}>
            <span className="dots-name">
              {row.href ? <a href={row.href}>{row.label}</a> : row.label}
            </span>
            {row.counts ? (
              <Bar id={id} parts={parts} counts={row.counts} />
            ) : (
              <span className="text-quiet">—</span>
            )}
            <span className="dots-value">{row.shown}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type BarProps = { id: string; parts: readonly SharePart[]; counts: readonly number[] };

function Bar({ id, parts, counts }: BarProps) {
  const sum = counts.reduce((a, b) => a + b, 0);
  const before = (n: number) => counts.slice(0, n).reduce((a, b) => a + b, 0);
  const percent = (count: number) => `${sum > 0 ? (count / sum) * 100 : 0}%`;
  const said = parts.map(({ word }, n) => `${word} ${Math.round(((counts[n] ?? 0) / sum) * 100)}%`);
  return (
    <svg className="shares-bar" role="img" aria-label={said.join('、')}>
      {parts.map((part, n) => (
        <Piece
          key={part.key}
          id={id}
          part={part}
          x={percent(before(n))}
          width={percent(counts[n] ?? 0)}
        />
      ))}
    </svg>
  );
}

type PieceProps = { id: string; part: SharePart; x?: string; width?: string };

/** Twice: in its colour for the screen, with its pattern for paper. */
function Piece({ id, part, x = '0', width = '100%' }: PieceProps) {
  const place = { x, width, height: '100%' };
  return (
    <>
      <rect
        {...place}
        className={`shares-piece ${part.verb ? `verb-${part.verb}` : `tone-${part.tone}`}`}
      />
      <rect {...place} className="shares-print" fill={`url(#${id}-${part.tone})`} />
    </>
  );
}

function Legend({ id, parts }: Pick<ShareProps, 'id' | 'parts'>) {
  return (
    <ul className="shares-legend" aria-label="色ともようの見分け">
      {parts.map((part) => (
        <li key={part.key}>
          <svg className="shares-key" aria-hidden="true">
            <Pattern id={`${id}-${part.tone}`} tone={part.tone} />
            <Piece id={id} part={part} />
          </svg>
          {part.verb ? <VerbMark verb={part.verb} /> : part.word}
        </li>
      ))}
    </ul>
  );
}

/** Told apart in black and white, each from those beside it. */
const drawn: Record<Tone, string> = {
  a: 'M0 0H8V8H0Z',
  b: 'M0 0 2 0 8 6 8 8ZM6 0 8 0 8 2ZM0 6 2 8 0 8Z',
  c: '',
  d: 'M2 2h3v3h-3Z',
  e: 'M0 0H2V8H0ZM4 0H6V8H4Z',
  f: 'M0 0H8V2H0Z',
};

function Pattern({ id, tone }: { id: string; tone: Tone }) {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" className="shares-paper" />
      <path d={drawn[tone]} />
    </pattern>
  );
}
