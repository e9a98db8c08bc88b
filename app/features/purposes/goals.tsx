import { type Day, showDate } from '#app/lib/dates.ts';
import { type Goal, isOver } from './plan.ts';

/** Each goal can be led to (`#goal-…`) and leads to what was done for it. */
export function Goals({ goals, day }: { goals: readonly Goal[]; day: Day }) {
  const open = goals.filter((goal) => !isOver(goal, day));
  const over = goals.filter((goal) => isOver(goal, day));
  return (
    <>
      {open.length === 0 && <p className="text-quiet">目標は、まだ書かれていません。</p>}
      <ol className="grid list-decimal gap-3 ps-6">
        {open.map((goal) => (
          <GoalLine key={goal.id} goal={goal} />
        ))}
      </ol>
      {over.length > 0 && (
        <details className="no-print">
          <summary>終わった目標（{over.length}）</summary>
          <ul className="grid list-disc gap-3 ps-6 pt-2">
            {over.map((goal) => (
              <GoalLine key={goal.id} goal={goal} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function GoalLine({ goal: { id, text, untilOn } }: { goal: Goal }) {
  return (
    <li id={`goal-${id}`}>
      <p className="prose">{text}</p>
      <p className="text-sm text-quiet">
        {untilOn && <span>{showDate(untilOn)}まで　</span>}
        <a className="no-print" href={`/records?goal=${id}`}>
          この目標のための記録
        </a>
      </p>
    </li>
  );
}
