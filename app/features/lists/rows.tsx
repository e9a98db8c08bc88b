import { type Day, showDate } from '#app/lib/dates.ts';
import { errorOf, type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { Button, PrimaryButton, QuietButton } from '#app/ui/button.tsx';
import { DateField, HiddenField, SelectField, TextField } from '#app/ui/fields.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import type { ListName } from './defaults.ts';
import { type Code, groupsOf } from './lists.ts';

type Came = { values: Typed | undefined; errors: readonly FieldError[] };
type RowsProps = Came & { list: ListName; codes: readonly Code[]; day: Day };

/** One line a code; where the list has groups, under the name of its group. */
export function CodeRows({ list, codes, ...rest }: RowsProps) {
  const groups = Object.entries(groupsOf(list));
  if (groups.length === 0) return <Rows codes={codes} {...rest} />;
  return groups.map(([group, title]) => (
    <Section key={group} title={title}>
      <Rows codes={codes.filter((code) => code.group === group)} {...rest} />
    </Section>
  ));
}

function Rows({ codes, day, values, errors }: Omit<RowsProps, 'list'>) {
  return (
    <ol className="grid">
      {codes.map((code) => {
        const isMine = one(values, 'code') === code.code;
        const came = { errors, values: isMine ? values : undefined };
        return (
          <li
            key={code.code}
            id={`row-${code.code}`}
            className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line py-2"
          >
            <Rename code={code} {...came} />
            <Move code={code} />
            <Ending code={code} day={day} {...came} />
          </li>
        );
      })}
    </ol>
  );
}

function Rename({ code, values, errors }: Came & { code: Code }) {
  const id = `label-${code.code}`;
  return (
    <form method="post" className="input-row" noValidate>
      <HiddenField name="code" value={code.code} />
      <HiddenField name="was" value={code.label} />
      <TextField
        name="label"
        id={id}
        label={`「${code.label}」の名前`}
        labelHidden
        autoComplete="off"
        value={one(values, 'label', code.label)}
        error={errorOf(errors, id)}
      />
      <Button name="intent" value="rename">
        保存
      </Button>
    </form>
  );
}

function Move({ code }: { code: Code }) {
  return (
    <form method="post" className="input-row">
      <HiddenField name="code" value={code.code} />
      <QuietButton name="intent" value="up" aria-label={`「${code.label}」を上へ`}>
        上へ
      </QuietButton>
      <QuietButton name="intent" value="down" aria-label={`「${code.label}」を下へ`}>
        下へ
      </QuietButton>
    </form>
  );
}

function Ending({ code, day, values, errors }: Came & { code: Code; day: Day }) {
  const id = `untilOn-${code.code}`;
  const error = errorOf(errors, id);
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <Period code={code} />
      {code.untilOn && <Reopen code={code} />}
      <details open={error !== undefined}>
        <summary>{code.untilOn ? '終わる日を変える' : '使い終わりにする'}</summary>
        <form method="post" className="field-set" noValidate>
          <HiddenField name="code" value={code.code} />
          <DateField
            name="untilOn"
            id={id}
            label="この日まで使う"
            value={one(values, 'untilOn', code.untilOn ?? day)}
            error={error}
          />
          <Button name="intent" value="end" aria-label={`「${code.label}」を使い終わる日を決める`}>
            決める
          </Button>
        </form>
      </details>
    </div>
  );
}

function Period({ code: { fromOn, untilOn } }: { code: Code }) {
  if (!fromOn && !untilOn) return null;
  return (
    <p>
      {fromOn && `${showDate(fromOn)}から`}
      {untilOn && `${showDate(untilOn)}まで`}
    </p>
  );
}

export function EndedRows({ codes }: { codes: readonly Code[] }) {
  return (
    <Table
      caption="使い終わった言葉。これまでの記録では、この言葉のまま見えます。"
      head={['言葉', '使った期間', '戻す']}
      rows={codes.map((code) => ({
        key: code.code,
        cells: [
          <span key="label" id={`row-${code.code}`}>
            {code.label}
          </span>,
          <Period key="period" code={code} />,
          <Reopen key="reopen" code={code} />,
        ],
      }))}
    />
  );
}

function Reopen({ code }: { code: Code }) {
  return (
    <form method="post">
      <HiddenField name="code" value={code.code} />
      <QuietButton name="intent" value="reopen" aria-label={`「${code.label}」をまた使う`}>
        また使う
      </QuietButton>
    </form>
  );
}

export function AddForm({ list, values, errors }: Came & { list: ListName }) {
  const groups = Object.entries(groupsOf(list));
  const mine = one(values, 'intent') === 'add' ? values : undefined;
  return (
    <form method="post" className="fields" noValidate>
      <div className="field-set">
        <TextField
          name="label"
          label="新しい言葉"
          required
          size="medium"
          autoComplete="off"
          value={one(mine, 'label')}
          error={errorOf(errors, 'label')}
        />
        {groups.length > 0 && (
          <SelectField
            name="group"
            label="まとまり"
            required
            empty="選んでください"
            options={groups.map(([value, label]) => ({ value, label }))}
            value={one(mine, 'group')}
            error={errorOf(errors, 'group')}
          />
        )}
      </div>
      <DateField
        name="fromOn"
        label="使いはじめる日"
        hint="空けておくと、前の日付の記録でも選べます。例：9.4.1"
        value={one(mine, 'fromOn')}
        error={errorOf(errors, 'fromOn')}
      />
      <div className="buttons">
        <PrimaryButton name="intent" value="add">
          加える
        </PrimaryButton>
      </div>
    </form>
  );
}

export function RestoreForm({ differences }: { differences: readonly string[] }) {
  if (differences.length === 0) return <p>はじめから入っている言葉は、変わっていません。</p>;
  return (
    <form method="post" className="fields">
      <p>押すと、次のようになります。この事業所で加えた言葉は、そのまま残ります。</p>
      <ul className="notice-list">
        {differences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className="buttons">
        <Button name="intent" value="restore">
          はじめの一覧に戻す
        </Button>
      </div>
    </form>
  );
}
