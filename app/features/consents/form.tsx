import { errorOf, type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { ChoiceChips, ManyChips } from '#app/ui/choices.tsx';
import type { Option } from '#app/ui/field.tsx';
import { DateField, HiddenField, SelectField, TextArea, TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import type { AreaChoice } from '../areas/choices.server.ts';
import { scopes, ways } from './consent.ts';

type Props = {
  id: string;
  recordId: string;
  typed: Typed;
  errors: FieldError[];
  areas: AreaChoice[];
  files: Option[];
  chosen: string[];
};

export function ConsentForm({ id, recordId, typed, errors, areas, files, chosen }: Props) {
  const field = (name: string) => ({ name, value: one(typed, name), error: errorOf(errors, name) });
  return (
    <form method="post" className="form" noValidate>
      <ErrorSummary errors={errors} />
      <HiddenField name="id" value={id} />
      <HiddenField name="recordId" value={recordId} />
      <TextField
        {...field('name')}
        label="だれの同意か"
        required
        autoComplete="off"
        hint="例：山田 花子さん。写真に写っている人が多いときは、みんなの名前を書きます。"
      />
      <ChoiceChips {...field('scope')} label="何の同意か" required options={scopes} />
      <TextField
        {...field('what')}
        label="何をしてよいか"
        required
        autoComplete="off"
        hint="例：サロンの写真を、社協だより1月号にのせる"
      />
      {files.length > 0 && (
        <ManyChips
          name="files"
          label="見せてよい写真・ファイル"
          hint="写っている人みんなが「よい」と言ったものだけを選びます。「外に見せてよいか」が「よい」に変わります。"
          options={files}
          values={chosen}
        />
      )}
      <SelectField
        {...field('areaId')}
        label="地域"
        required
        empty="選んでください"
        hint="この地域を担当する職員と管理職が読めます。"
        options={areas.map(({ id: value, name, parents }) => ({
          value,
          label: parents.length > 0 ? `${name}（${parents.join('・')}）` : name,
        }))}
      />
      <DateField {...field('givenOn')} label="もらった日" required />
      <DateField
        {...field('untilOn')}
        label="いつまで"
        hint="決めていなければ空けておきます。近づくと「きょう」に出ます。例：9.3.31"
      />
      <ChoiceChips {...field('means')} label="どうやってもらったか" required options={ways} />
      <TextArea {...field('note')} label="そのほか" rows={3} hint="例：書面は事務所の棚3にある" />
      <Buttons>
        <PrimaryButton>保存する</PrimaryButton>
        <LinkButton href="/consents" tone="quiet">
          やめる
        </LinkButton>
      </Buttons>
    </form>
  );
}
