import type { ReactNode } from 'react';

type MeterProps = {
  label: string;
  value: number;
  max: number /** In words: 7つのうち5つ. */;
  text?: string;
};

/** How complete something is: the words first, then the bar. */
export function Meter({ label, value, max, text = `${max}のうち${value}` }: MeterProps) {
  return (
    <div className="meter">
      <span className="meter-label">{label}</span>
      <span className="meter-text">{text}</span>
      <meter min={0} max={max} value={value} aria-label={label}>
        {text}
      </meter>
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
  return (
    <div className="meter" role="status">
      <span className="meter-label">{label}</span>
      <span className="meter-text">
        {text ?? (value === undefined ? '進めています' : `${max}のうち${value}まで`)}
      </span>
      <progress value={value} max={max} aria-label={label} />
      {stop && <div className="buttons">{stop}</div>}
    </div>
  );
}
