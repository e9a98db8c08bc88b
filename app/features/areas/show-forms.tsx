import type { ReactNode } from 'react';
import { errorOf, type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { Button } from '#app/ui/button.tsx';
import { CheckField } from '#app/ui/choices.tsx';
import { DateField, HiddenField, SelectField, TextArea, TextField } from '#app/ui/fields.tsx';
import { Section } from '#app/ui/page.tsx';
import { showKind } from './area.ts';
import type { Shown } from './show-parts.tsx';

type Came = { errors: FieldError[]; values: Typed } | undefined;
type FormsProps = Shown & { came: Came };
type Own = {
  value: (name: string, otherwise?: string | null) => string;
  field: Field;
  isBack: boolean;
};
type Field = (
  name: string,
  label: string,
) => { name: string; id: string; label: string; error: string | undefined };

/** What may be changed in an area: each a form of its own, folded until it is wanted. */
export function AreaForms(props: FormsProps) {
  const { area, possible, isOver, came } = props;
  const own = (intent: string): Own => {
    const mine = one(came?.values, 'intent') === intent ? came : undefined;
    return {
      isBack: mine !== undefined,
      value: (name, otherwise) => one(mine?.values, name, otherwise ?? ''),
      field: (name, label) => {
        const id = `${intent}-${name}`;
        return { name, id, label, error: errorOf(mine?.errors, id) };
      },
    };
  };
  return (
    <Section title="直す">
      <div className="no-print grid">
        {possible.length > 0 && <Move {...props} own={own('move')} />}
        <Rename {...props} own={own('rename')} />
        <Names {...props} own={own('names')} />
        {isOver || area.until_on ? (
          <Reopen own={own('reopen')} />
        ) : (
          <Close {...props} own={own('close')} />
        )}
      </div>
    </Section>
  );
}

function Form({
  title,
  intent,
  isOpen,
  button,
  children,
}: {
  title: string;
  intent: string;
  isOpen: boolean;
  button: string;
  children?: ReactNode;
}) {
  return (
    <details className="more" open={isOpen} name="area-forms">
      <summary>{title}</summary>
      <form method="post" className="fields" noValidate>
        {children}
        <div className="buttons">
          <Button name="intent" value={intent}>
            {button}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Move({ parents, possible, own: { field, value, isBack } }: FormsProps & { own: Own }) {
  const now = parents.find(({ isNow }) => isNow)?.parent.id;
  return (
    <Form title="ほかの地域に移す" intent="move" button="ここに入れる" isOpen={isBack}>
      <SelectField
        {...field('parentId', '上の地域')}
        required
        empty="選んでください"
        value={value('parentId', now)}
        options={possible.map(({ id, name, kind }) => ({
          value: id,
          label: `${name}（${showKind(kind)}）`,
        }))}
      />
      <DateField
        {...field('fromOn', 'いつから')}
        value={value('fromOn')}
        hint="例：9.4.1。この日より前は、もとのままです。まちがいを直すときは空けておきます。前からずっと、選んだところに入っていたことになります。"
      />
      <CheckField
        {...field('beside', 'いま入っているところにも残す')}
        checked={value('beside') === '1'}
        hint="ひとつの町がふたつの避難所区域に分かれているときなど"
      />
    </Form>
  );
}

function Rename({ area, own: { field, value, isBack } }: FormsProps & { own: Own }) {
  return (
    <Form title="名前を直す" intent="rename" button="名前を保存する" isOpen={isBack}>
      <HiddenField name="version" value={value('version', String(area.version))} />
      {isBack && <p>いまの名前：{area.name}</p>}
      <TextField
        {...field('name', '名前')}
        required
        autoComplete="off"
        value={value('name', area.name)}
      />
      <TextField
        {...field('kana', 'ふりがな')}
        autoComplete="off"
        value={value('kana', area.kana)}
      />
      <CheckField
        {...field('keepOld', '前の名前でもさがせるようにする')}
        checked={isBack ? value('keepOld') === '1' : true}
      />
    </Form>
  );
}

function Names({ names, own: { field, value, isBack } }: FormsProps & { own: Own }) {
  return (
    <Form title="ほかの名前を書く" intent="names" button="ほかの名前を保存する" isOpen={isBack}>
      <TextArea
        {...field('names', 'ほかの名前')}
        rows={3}
        hint="前の名前や呼び名です。1行にひとつ書きます。この名前でもさがせます。"
        value={value('names', names.join('\n'))}
      />
    </Form>
  );
}

function Close({ day, own: { field, value, isBack } }: FormsProps & { own: Own }) {
  return (
    <Form title="使い終わりにする" intent="close" button="終わる日を決める" isOpen={isBack}>
      <p>
        次の日から、この地域は選べなくなります。この中の地域は、ほかのところに移してください。これまでの記録は残ります。
      </p>
      <DateField {...field('untilOn', 'この日まで使う')} required value={value('untilOn', day)} />
    </Form>
  );
}

function Reopen({ own: { field, isBack } }: { own: Own }) {
  const { error } = field('untilOn', '');
  return (
    <Form title="また使う" intent="reopen" button="また使う" isOpen={isBack}>
      <p id="reopen-untilOn">終わりの日を消します。</p>
      {error && <p className="field-error">{error}</p>}
    </Form>
  );
}
