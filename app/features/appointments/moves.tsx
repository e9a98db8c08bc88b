import { showDate } from '#app/lib/dates.ts';
import { Section } from '#app/ui/page.tsx';
import type { Move } from './fate.server.ts';

/** How often it was put off, and why. */
export function Moves({ moves }: { moves: Move[] }) {
  if (moves.length === 0) return null;
  return (
    <Section title={`日を変えたこと（${moves.length}回）`}>
      <ul>
        {moves.map((move) => (
          <li key={move.at}>
            {showDate(move.from)}から{showDate(move.to)}へ。
            {move.reason ? `わけ：${move.reason}` : '予定を直しました。'}
            {move.by && `（${move.by}）`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
