import { type Day, showDate } from '#app/lib/dates.ts';
import { errorOf, one } from '#app/lib/forms.ts';
import { Button, QuietButton } from '#app/ui/button.tsx';
import { DateField, HiddenField, TextField } from '#app/ui/fields.tsx';
import type { FormState } from './answer.ts';
import { BaseFields } from './clashes.tsx';
import { type Goal, isOver } from './plan.ts';

type RowsProps = {
  goals: readonly Goal[];
  day: Day;
  /** The id of the goal that may be added, made before it is sent: twice is once. */
  nextGoal: string;
  came: FormState | null;
};

/** One form a goal, the order and the end beside it; a new one last. */
export function GoalRows({ goals, day, nextGoal, came }: RowsProps) {
  const open = goals.filter((goal) => !isOver(goal, day));
  const over = goals.filter((goal) => isOver(goal, day));
  const cameFrom = (intent: string, goal?: string) =>
    one(came?.values, 'intent') === intent && (!goal || one(came?.values, 'goal') === goal)
      ? came
      : null;
  const adding = cameFrom('add');
  return (
    <>
      <ol className="grid gap-6">
        {open.map((goal, at) => (
          <li key={goal.id} id={`row-${goal.id}`} className="grid gap-2 border-b border-line pb-4">
            <GoalText
              goal={goal}
              label={`目標${at + 1}`}
              intent="save"
              came={cameFrom('save', goal.id)}
            />
            <div className="flex flex-wrap items-baseline gap-x-6">
              <GoalMoves goal={goal} label={`目標${at + 1}`} />
              <GoalEnd goal={goal} day={day} came={cameFrom('end', goal.id)} />
            </div>
          </li>
        ))}
      </ol>
      <GoalText
        goal={{ id: adding ? one(adding.values, 'goal') : nextGoal, text: '', version: 0 }}
        label={open.length === 0 ? 'はじめの目標' : '次の目標'}
        intent="add"
        came={adding}
      />
      {over.length > 0 && <GoalsOver goals={over} />}
    </>
  );
}

type TextProps = {
  goal: Pick<Goal, 'id' | 'text' | 'version'>;
  label: string;
  intent: 'save' | 'add';
  came: FormState | null;
};

function GoalText({ goal: { id, text, version }, label, intent, came }: TextProps) {
  const field = `text-${id}`;
  return (
    <form method="post" className="grid gap-2" noValidate>
      <HiddenField name="goal" value={id} />
      <BaseFields base={came?.base ?? { version, was: { text } }} />
      <TextField
        name="text"
        id={field}
        label={label}
        autoComplete="off"
        value={one(came?.values, 'text', text)}
        error={errorOf(came?.errors, field)}
      />
      <div className="buttons">
        <Button
          name="intent"
          value={intent}
          aria-label={`${label}：${intent === 'add' ? '目標を加える' : '目標を保存する'}`}
        >
          {intent === 'add' ? '目標を加える' : '目標を保存する'}
        </Button>
      </div>
    </form>
  );
}

function GoalMoves({ goal, label }: { goal: Goal; label: string }) {
  return (
    <form method="post" className="buttons">
      <HiddenField name="goal" value={goal.id} />
      <QuietButton name="intent" value="up" aria-label={`${label}を上へ`}>
        上へ
      </QuietButton>
      <QuietButton name="intent" value="down" aria-label={`${label}を下へ`}>
        下へ
      </QuietButton>
      {goal.untilOn && (
        <>
          <span>{showDate(goal.untilOn)}まで</span>
          <QuietButton name="intent" value="reopen" aria-label={`${label}の終わりを取りやめる`}>
            終わりを取りやめる
          </QuietButton>
        </>
      )}
    </form>
  );
}

function GoalEnd({ goal, day, came }: { goal: Goal; day: Day; came: FormState | null }) {
  const field = `untilOn-${goal.id}`;
  const error = errorOf(came?.errors, field);
  return (
    <details open={error !== undefined}>
      <summary>この目標を終える</summary>
      <form method="post" className="field-set pt-2" noValidate>
        <HiddenField name="goal" value={goal.id} />
        <DateField
          name="untilOn"
          id={field}
          label="この日まで"
          value={one(came?.values, 'untilOn', goal.untilOn ?? day)}
          error={error}
        />
        <Button name="intent" value="end">
          決める
        </Button>
      </form>
    </details>
  );
}

function GoalsOver({ goals }: { goals: readonly Goal[] }) {
  return (
    <details>
      <summary>終わった目標（{goals.length}）</summary>
      <ul className="grid gap-2 pt-2">
        {goals.map((goal) => (
          <li key={goal.id} id={`row-${goal.id}`}>
            <form method="post" className="buttons">
              <HiddenField name="goal" value={goal.id} />
              <span>
                {goal.text}（{showDate(goal.untilOn ?? '')}まで）
              </span>
              <QuietButton name="intent" value="reopen" aria-label={`「${goal.text}」をまた使う`}>
                また使う
              </QuietButton>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
