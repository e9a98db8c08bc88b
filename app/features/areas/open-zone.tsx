import type { FieldError } from '#app/lib/forms.ts';
import { Button, QuietButton } from '#app/ui/button.tsx';
import { HiddenField, SelectField } from '#app/ui/fields.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import type { OpenTown, OpenZone, Reach } from './open-proposals.ts';
import { showSure } from './propose.ts';

type ZoneProps = { zone: OpenZone; maySetUp: boolean; errors: readonly FieldError[] };

/** One form a zone: each row is confirmed with one press, or sent elsewhere with two. */
export function ZoneForm({ zone, maySetUp, errors }: ZoneProps) {
  const sure = zone.towns.filter(({ isSure }) => isSure);
  const head = ['町丁目', '距離', '近さ', '次に近い避難所'];
  const table = (
    <Table
      caption={`${zone.name}に仮に置いた町丁目`}
      captionHidden
      head={maySetUp ? [...head, '確かめる', 'ほかの避難所区域にする'] : head}
      rows={zone.towns.map((town) => ({
        key: town.id,
        cells: [
          <a key="town" href={`/areas/${town.id}`}>
            {town.name}
          </a>,
          metres(town.metres),
          <span key="sure" className={town.isSure ? undefined : 'font-bold text-care'}>
            {showSure(town.isSure)}
          </span>,
          town.second ? showReach(town.second) : '',
          ...(maySetUp
            ? [
                <Confirm key="confirm" town={town} />,
                <Choose key="choose" town={town} errors={errors} />,
              ]
            : []),
        ],
      }))}
    />
  );
  return (
    <div id={`zone-${zone.id}`}>
      <Section title={zone.name}>
        {maySetUp ? (
          <form method="post" className="grid gap-2" noValidate>
            <HiddenField name="zone" value={zone.id} />
            {sure.map(({ id }) => (
              <HiddenField key={id} name="sure" value={`${id} ${zone.id}`} />
            ))}
            {table}
            {sure.length > 1 && (
              <div className="buttons">
                <QuietButton name="intent" value="sure">
                  {zone.name}の、はっきりしている{sure.length}の町丁目を確かめる
                </QuietButton>
              </div>
            )}
          </form>
        ) : (
          table
        )}
      </Section>
    </div>
  );
}

function Confirm({ town: { id, name } }: { town: OpenTown }) {
  return (
    <Button name="confirm" value={id} aria-label={`${name}はこのままでよい`}>
      このままでよい
    </Button>
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
    <div className="flex flex-wrap items-end gap-2">
      <SelectField
        name={field}
        label={`${name}の避難所区域`}
        labelHidden
        empty="近い順に選ぶ"
        options={others.map((other) => ({ value: other.id, label: showReach(other) }))}
        error={errors.find((e) => e.field === field)?.message}
      />
      <Button name="choose" value={id} aria-label={`${name}を、選んだ避難所区域にする`}>
        これにする
      </Button>
    </div>
  );
}

function showReach({ name, metres: far }: Reach): string {
  return far === null ? name : `${name}（${metres(far)}）`;
}

function metres(far: number | null): string {
  return far === null ? '分からない' : `${far.toLocaleString('ja')}m`;
}
