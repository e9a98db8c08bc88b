import type { ReactNode } from 'react';

type MeterProps = {
  label: string;
  value: number;
  max: number;
  /** In words: 7つのうち5つ. */
  text?: string;
};

/** How complete something is: the words first, then the bar. */
export function Meter({ label, value, max, text = `${max}のうち${value}` }: MeterProps) {
  return (
    <div className="meter">
      <span className="meter-label">{label}</span>
      <span className="meter-text">{text}</span>
      <Bar role="meter" label={label} text={text} value={value} max={max} />
    </div>
  );
}

type ProgressProps = {
  label: string;
  value?: number;
  max?: number;
  text?: string;
  /** A form or button that stops the work. */
  stop?: ReactNode;
};

/** Long work: how far it is; without a value, that it goes on. */
export function Progress({ label, value, max = 100, text, stop }: ProgressProps) {
  const said = text ?? (value === undefined ? '進めています' : `${max}のうち${value}まで`);
  return (
    <div className="meter" role="status">
      <span className="meter-label">{label}</span>
      <span className="meter-text">{said}</span>
      <Bar role="progressbar" label={label} text={said} value={value} max={max} />
      {stop && <div className="buttons">{stop}</div>}
    </div>
  );
}

type BarProps = {
  role: 'meter' | 'progressbar';
  label: string;
  text: string;
  value: number | undefined;
  max: number;
};

// Drawn, not a <meter>: browsers leave backgrounds away on paper, but never a drawing.
function Bar({ role, label, text, value, max }: BarProps) {
  const spoken = {
    role,
    'aria-label': label,
    'aria-valuetext': text,
    'aria-valuemin': 0,
    'aria-valuemax': max,
    'aria-valuenow': value,
  };
  return (
    <div className={value === undefined ? 'bar bar-unknown' : 'bar'} {...spoken}>
      <svg aria-hidden="true">
        <rect width={`${share(value, max)}%`} height="100%" />
      </svg>
    </div>
  );
}

function share(value = 0, max: number): number {
  return max > 0 ? Math.min(100, Math.max(0, Math.round((value / max) * 100))) : 0;
}
