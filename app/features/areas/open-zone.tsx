import type { FieldError } from '#app/lib/forms.ts';
import { Button, QuietButton } from '#app/ui/button.tsx';
import { HiddenField, SelectField } from '#app/ui/fields.tsx';
import { Section } from '#app/ui/page.tsx';
import type { OpenTown, OpenZone, Reach } from './open-proposals.ts';
import { showSure } from './propose.ts';

type ZoneProps = { zone: OpenZone; maySetUp: boolean; errors: readonly FieldError[] };

/** One form a zone: each town is confirmed with one press, or sent elsewhere with two. */
export function ZoneForm({ zone, maySetUp, errors }: ZoneProps) {
  const sure = zone.towns.filter(({ isSure }) => isSure);
  const towns = (
    <ul>
      {zone.towns.map((town) => (
        <li
          key={town.id}
          className="grid items-center gap-x-6 gap-y-1 border-b border-line py-2 lg:grid-cols-[minmax(0,1fr)_auto_auto]"
        >
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
    <p className="flex flex-wrap items-baseline gap-x-4">
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
  return (
    <div className="flex items-end gap-2 lg:w-88">
      <div className="min-w-0 grow">
        <SelectField
          name={field}
          label={`${name}の避難所区域`}
          labelHidden
          empty="ほかの避難所にする"
          options={others.map((other) => ({ value: other.id, label: showReach(other) }))}
          error={errors.find((e) => e.field === field)?.message}
        />
      </div>
      <Button name="choose" value={id} aria-label={`${name}を、選んだ避難所区域にする`}>
        決める
      </Button>
    </div>
  );
}

function showReach({ name, metres }: Reach): string {
  return metres === null ? name : `${name}（${showMetres(metres)}）`;
}

function showMetres(metres: number | null): string {
  return metres === null ? '距離は分かりません' : `${metres.toLocaleString('ja')}m`;
}
