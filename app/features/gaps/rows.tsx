import { LinkButton } from '#app/ui/button.tsx';
import type { Told } from './words.ts';

/** One sentence, where it can be seen, and the button that begins to mend it. */
export function GapRows({ gaps }: { gaps: readonly Told[] }) {
  return (
    <ul className="gaps">
      {gaps.map(({ key, sentence, see, mend }) => (
        <li key={key}>
          <p>
            {sentence}{' '}
            <a className="no-print" href={see.href}>
              {see.label}
              <span className="sr-only">：{sentence}</span>
            </a>
          </p>
          <LinkButton href={mend.href}>
            {mend.label}
            <span className="sr-only">：{sentence}</span>
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
