import type { Day } from '#app/lib/dates.ts';
import { errorOf, one } from '#app/lib/forms.ts';
import { Button, PrimaryButton, QuietButton } from '#app/ui/button.tsx';
import { ChoiceChips } from '#app/ui/choices.tsx';
import { wordOptions } from '#app/ui/field.tsx';
import { DateField, HiddenField, SelectField } from '#app/ui/fields.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { roleNames } from '../accounts/actor.ts';
import { showKind } from './area.ts';
import type { DistrictsProps } from './district-form.tsx';
import { dutyWords, periodWords } from './words.ts';

type Row = DistrictsProps['assignments'][number];

export function Assignments(props: DistrictsProps) {
  const { assignments, ended, maySetUp } = props;
  return (
    <div id="assignments" className="grid gap-6">
      <Section title="担当">
        {assignments.length === 0 ? (
          <p className="text-quiet">担当は、まだ決まっていません。</p>
        ) : (
          <Rows {...props} rows={assignments} />
        )}
      </Section>
      {maySetUp && (
        <Section title="担当を加える">
          <AssignForm {...props} />
        </Section>
      )}
      {ended.length > 0 && (
        <details className="more no-print">
          <summary>終わった担当（{ended.length}）</summary>
          <Rows {...props} maySetUp={false} rows={ended} />
        </details>
      )}
    </div>
  );
}

function Rows({ rows, maySetUp, ...rest }: DistrictsProps & { rows: Row[] }) {
  const head = ['地域', '名前', '支援の種類', '役目', '期間'];
  return (
    <Table
      caption="だれがどこを受けもつか"
      captionHidden
      head={maySetUp ? [...head, '終える'] : head}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <a key="area" href={`/areas/${row.areaId}`}>
            {row.areaName}
          </a>,
          row.staffName,
          row.supportName,
          dutyWords[row.duty],
          periodWords(row.fromOn, row.untilOn),
          ...(maySetUp ? [<Ending key="end" row={row} {...rest} />] : []),
        ],
      }))}
    />
  );
}

function Ending({ row, day, came }: { row: Row; day: Day; came: DistrictsProps['came'] }) {
  const id = `untilOn-${row.id}`;
  const error = errorOf(came?.errors, id);
  const mine = one(came?.values, 'id') === row.id ? came?.values : undefined;
  return (
    <details className="no-print" open={error !== undefined}>
      <summary className="min-h-11 content-center text-accent">
        終える
        <span className="sr-only">
          （{row.staffName}・{row.areaName}）
        </span>
      </summary>
      <form method="post" className="grid justify-items-start gap-2 pb-2" noValidate>
        <HiddenField name="id" value={row.id} />
        <DateField
          name="untilOn"
          id={id}
          label="この日まで"
          hint="すぐに外すときは、きのうの日付を書きます。"
          value={one(mine, 'untilOn', row.untilOn ?? day)}
          error={error}
        />
        <div className="buttons">
          <Button name="intent" value="end">
            決める
          </Button>
          <QuietButton name="intent" value="cancel">
            まちがいなので消す
          </QuietButton>
        </div>
      </form>
    </details>
  );
}

function AssignForm({ staff, areas, support, nextId, day, came }: DistrictsProps) {
  const mine = one(came?.values, 'intent') === 'assign' ? came : undefined;
  const field = (name: string, label: string) => ({
    name,
    id: `assign-${name}`,
    label,
    value: one(mine?.values, name),
    error: errorOf(mine?.errors, `assign-${name}`),
  });
  return (
    <form method="post" className="form no-print" noValidate>
      <HiddenField name="id" value={one(mine?.values, 'id', nextId)} />
      <div className="grid-fields">
        <SelectField
          {...field('staffId', '職員')}
          required
          empty="選んでください"
          options={staff.map(({ id, name, role }) => ({
            value: id,
            label: `${name}（${roleNames[role]}）`,
          }))}
        />
        <SelectField
          {...field('areaId', '地域')}
          required
          empty="選んでください"
          options={areas.map(({ id, name, kind }) => ({
            value: id,
            label: `${name}（${showKind(kind)}）`,
          }))}
        />
      </div>
      <ChoiceChips {...field('support', '支援の種類')} required options={support} />
      <ChoiceChips {...field('duty', '役目')} required options={wordOptions(dutyWords)} />
      <div className="grid-fields">
        <DateField {...field('fromOn', 'いつから')} value={one(mine?.values, 'fromOn', day)} />
        <DateField {...field('untilOn', 'いつまで')} hint="決まっていなければ空けておきます。" />
      </div>
      <div className="buttons">
        <PrimaryButton name="intent" value="assign">
          担当を加える
        </PrimaryButton>
      </div>
    </form>
  );
}
