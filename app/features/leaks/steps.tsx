import type { Step } from './first-hour.ts';

export function FirstHourSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="prose">
      {steps.map(({ text, href }) => (
        <li key={text}>{href ? <a href={href}>{text}</a> : text}</li>
      ))}
    </ol>
  );
}
