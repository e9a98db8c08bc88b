import { errorOf, type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { Button } from '#app/ui/button.tsx';
import { namedOptions } from '#app/ui/field.tsx';
import { DateField, HiddenField, SelectField, TextField } from '#app/ui/fields.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import type { readDistricts } from './districts.server.ts';

export type DistrictsProps = Awaited<ReturnType<typeof readDistricts>> & {
  maySetUp: boolean;
  nextId: string;
  came: { errors: FieldError[]; values: Typed } | undefined;
};

export function Districts(props: DistrictsProps) {
  const { districts, zones, maySetUp } = props;
  return (
    <div id="districts">
      <Section title="地区">
        {districts.length === 0 ? (
          <p className="text-quiet">地区は、まだありません。東部・中部・西部などを作ります。</p>
        ) : (
          <ul className="flex flex-wrap gap-x-6">
            {districts.map(({ id, name, zones: count }) => (
              <li key={id}>
                <a href={`/areas/${id}`} className="inline-block min-h-11 content-center font-bold">
                  {name}
                </a>
                <span className="ps-2 text-sm text-quiet">避難所区域{count}</span>
              </li>
            ))}
          </ul>
        )}
        {maySetUp && <NewDistrict {...props} />}
        {districts.length > 0 &&
          zones.length > 0 &&
          (maySetUp ? <ZonesForm {...props} /> : <ZonesTable {...props} />)}
      </Section>
    </div>
  );
}

function NewDistrict({ nextId, came }: DistrictsProps) {
  const mine = one(came?.values, 'intent') === 'district' ? came : undefined;
  return (
    <form method="post" className="no-print flex flex-wrap items-end gap-2" noValidate>
      <HiddenField name="id" value={one(mine?.values, 'id', nextId)} />
      <TextField
        name="name"
        id="district-name"
        label="新しい地区の名前"
        size="medium"
        autoComplete="off"
        value={one(mine?.values, 'name')}
        error={errorOf(mine?.errors, 'district-name')}
      />
      <Button name="intent" value="district">
        地区を作る
      </Button>
    </form>
  );
}

/** A select for each zone, one button for all of them. */
function ZonesForm({ zones, districts, came }: DistrictsProps) {
  const mine = one(came?.values, 'intent') === 'districts' ? came : undefined;
  return (
    <form method="post" className="no-print fields border-t border-line pt-4" noValidate>
      <p>それぞれの避難所区域が入る地区を選んで、下のボタンでまとめて保存します。</p>
      <div className="grid-fields">
        {zones.map(({ id, name, districtId }) => (
          <div key={id}>
            <HiddenField
              name={`was-zone-${id}`}
              value={one(mine?.values, `was-zone-${id}`, districtId)}
            />
            <SelectField
              name={`zone-${id}`}
              label={name}
              empty="まだ決めない"
              options={namedOptions(districts)}
              value={one(mine?.values, `zone-${id}`, districtId)}
            />
          </div>
        ))}
      </div>
      <DateField
        name="fromOn"
        id="districts-fromOn"
        label="いつから"
        hint="空けておくと、前からずっとになります。地区が変わったときは、その日を書きます。例：9.4.1"
        value={one(mine?.values, 'fromOn')}
        error={errorOf(mine?.errors, 'districts-fromOn')}
      />
      <div className="buttons">
        <Button name="intent" value="districts">
          避難所区域の地区を保存する
        </Button>
      </div>
    </form>
  );
}

function ZonesTable({ zones, districts }: DistrictsProps) {
  return (
    <Table
      caption="避難所区域の地区"
      captionHidden
      dense
      head={['避難所区域', '地区']}
      rows={zones.map(({ id, name, districtId }) => ({
        key: id,
        cells: [
          name,
          districts.find((each) => each.id === districtId)?.name ?? 'まだ決まっていません',
        ],
      }))}
    />
  );
}
