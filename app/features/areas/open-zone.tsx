import { errorOf, type FieldError } from '#app/lib/forms.ts';
import { Button, QuietButton } from '#app/ui/button.tsx';
import { HiddenField, SelectField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/page.tsx';
import type { OpenTown, OpenZone, Reach } from './open-proposals.ts';
import { showSure } from './propose.ts';

/** What was just done, shown where one goes on: above the town `at`. */
export type Answer = { done: string; undo: string | null; at: string | null };
type ZoneProps = {
  zone: OpenZone;
  maySetUp: boolean;
  answer: Answer | null;
  errors: readonly FieldError[];
};

/** Stands in a form, of a zone or its own. */
export function Answered({ answer: { done, undo } }: { answer: Answer }) {
  return (
    <Notice
      tone="ok"
      title={done}
      action={
        undo && (
          <Button name="undo" value={undo}>
            元に戻す
          </Button>
        )
      }
    />
  );
}

/** One form a zone: each town is confirmed with one press; another zone is behind a second one. */
export function ZoneForm({ zone, maySetUp, answer, errors }: ZoneProps) {
  const sure = zone.towns.filter(({ isSure }) => isSure);
  const towns = (
    <ul>
      {zone.towns.map((town) => (
        <li
          key={town.id}
          id={`town-${town.id}`}
          className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line py-2"
        >
          {maySetUp && answer?.at === town.id && <Answered answer={answer} />}
          <Town town={town} />
          {maySetUp && <Confirm town={town} />}
          {maySetUp && <Choose town={town} errors={errors} />}
        </li>
      ))}
    </ul>
  );
  return (
    <div id={`zone-${zone.id}`}>
      <Section title={zone.name}>
        {maySetUp ? (
          <form method="post" noValidate>
            <HiddenField name="zone" value={zone.id} />
            {sure.map(({ id }) => (
              <HiddenField key={id} name="sure" value={`${id} ${zone.id}`} />
            ))}
            {towns}
            {sure.length > 1 && (
              <QuietButton
                name="intent"
                value="sure"
                aria-label={`${zone.name}の、はっきりした${sure.length}を確かめる`}
              >
                はっきりした{sure.length}を確かめる
              </QuietButton>
            )}
          </form>
        ) : (
          towns
        )}
      </Section>
    </div>
  );
}

function Town({ town: { id, name, metres, isSure, second } }: { town: OpenTown }) {
  return (
    <p className="flex flex-1 basis-80 flex-wrap items-baseline gap-x-4">
      <a href={`/areas/${id}`} className="inline-block min-h-11 min-w-32 content-center font-bold">
        {name}
      </a>
      <span className="min-w-24">
        {showMetres(metres)}
        <span className={isSure ? 'ps-2 text-sm text-quiet' : 'ps-2 font-bold text-care'}>
          {showSure(isSure)}
        </span>
      </span>
      {second && <span className="text-sm text-quiet">次は{showReach(second)}</span>}
    </p>
  );
}

function Confirm({ town: { id, name } }: { town: OpenTown }) {
  return (
    <div>
      <Button name="confirm" value={id} aria-label={`${name}は、このままでよい`}>
        このままでよい
      </Button>
    </div>
  );
}

function Choose({
  town: { id, name, others },
  errors,
}: {
  town: OpenTown;
  errors: readonly FieldError[];
}) {
  const field = `to-${id}`;
  const error = errorOf(errors, field);
  return (
    <details className="more" open={error !== undefined}>
      <summary>
        <span className="sr-only">{name}を</span>ほかの避難所にする
      </summary>
      <div className="flex items-end gap-2 pb-2">
        <SelectField
          name={field}
          label={`${name}の避難所区域`}
          labelHidden
          empty="選んでください"
          options={others.map((other) => ({ value: other.id, label: showReach(other) }))}
          error={error}
        />
        <Button name="choose" value={id} aria-label={`${name}を、選んだ避難所区域にする`}>
          決める
        </Button>
      </div>
    </details>
  );
}

function showReach({ name, metres }: Reach): string {
  return metres === null ? name : `${name}（${showMetres(metres)}）`;
}

function showMetres(metres: number | null): string {
  return metres === null ? '距離は分かりません' : `${metres.toLocaleString('ja')}m`;
}
