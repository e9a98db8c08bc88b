import { errorOf, type FieldError, many, one, type Typed } from '#app/lib/forms.ts';
import { PrimaryButton } from '#app/ui/button.tsx';
import { ManyChips } from '#app/ui/choices.tsx';
import { namedOptions, type Option } from '#app/ui/field.tsx';
import {
  DateField,
  HiddenField,
  SelectField,
  TextArea,
  TextField,
  TimeField,
} from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { type Verb, VerbChips } from '#app/ui/verb.tsx';
import type { ListName } from '../lists/defaults.ts';
import { optionsOn } from '../lists/lists.ts';
import type { Choices } from './choices.server.ts';
import { fieldLabels } from './words.ts';

type FormProps = {
  id: string;
  /** The version this form began with; none for a new one. */
  version?: number;
  followsId?: string;
  typed: Typed;
  errors?: FieldError[] | undefined;
  choices: Choices;
  day: string;
};

/** What, when and where first; what it is for and one's own position before the meeting (H5). */
export function AppointmentForm({
  id,
  version,
  followsId = '',
  typed,
  errors = [],
  choices,
  day,
}: FormProps) {
  const given = fieldsOf({ typed, errors, choices, day });
  return (
    <form method="post" className="form" noValidate>
      <ErrorSummary errors={errors} />
      <HiddenField name="id" value={id} />
      {version !== undefined && <HiddenField name="version" value={version} />}
      {followsId && <HiddenField name="followsId" value={followsId} />}
      <What {...given} />
      <Why {...given} />
      <Who {...given} />
      <More {...given} isOpen={errors.length > 0} />
      <div className="form-foot">
        <PrimaryButton>保存する</PrimaryButton>
      </div>
    </form>
  );
}

type Given = ReturnType<typeof fieldsOf>;

function fieldsOf({
  typed,
  errors,
  choices,
  day,
}: Pick<FormProps, 'typed' | 'choices' | 'day'> & { errors: FieldError[] }) {
  const field = (name: string) => ({
    name,
    label: fieldLabels[name] ?? name,
    error: errorOf(errors, name),
  });
  return {
    choices,
    text: (name: string) => ({ ...field(name), value: one(typed, name) }),
    several: (name: string) => ({ ...field(name), values: many(typed, name) }),
    codes: (list: ListName): Option[] => optionsOn(choices.lists, list, day),
  };
}

function What({ text, choices }: Given) {
  return (
    <>
      <TextField
        {...text('title')}
        required
        k="t"
        autoComplete="off"
        hint="事業所のみんなが見ます。名前や住所など、だれのことか分かることは書かないでください。"
      />
      <div className="grid-fields">
        <DateField {...text('plannedOn')} required k="d" hint="例：12/3、あさって" />
        <TimeField {...text('startedAt')} hint="例：14時半" />
        <TextField {...text('minutes')} size="short" autoComplete="off" hint="例：60、1時間半" />
        <SelectField
          {...text('areaId')}
          required
          k="a"
          empty="選んでください"
          options={choices.areas.map(({ id, name, parents }) => ({
            value: id,
            label: parents.length > 0 ? `${name}（${parents.join('・')}）` : name,
          }))}
        />
        <TextField {...text('place')} autoComplete="off" hint="例：自治会館、第七小学校" />
      </div>
    </>
  );
}

function Why({ text }: Given) {
  return (
    <>
      <TextArea
        {...text('aim')}
        rows={2}
        hint="会合などでは、行く前に書いておくと、あとでくらべられます。"
      />
      <TextField
        {...text('position')}
        autoComplete="off"
        hint="例：進行役、聞き役、社協の考えを伝える"
      />
    </>
  );
}

function Who({ text, several, choices }: Given) {
  const staff = namedOptions(choices.staff);
  return (
    <>
      <SelectField {...text('staffId')} required options={staff} />
      {staff.length > 1 && <ManyChips {...several('staffIds')} options={staff} />}
      <TextField
        {...text('withNames')}
        autoComplete="off"
        hint="団体や役割で書きます。例：滝山自治会の役員、民生委員"
      />
    </>
  );
}

function More({ text, several, codes, choices, isOpen }: Given & { isOpen: boolean }) {
  return (
    <details className="more" open={isOpen}>
      <summary data-key="m">もっと書く</summary>
      <div className="grid-fields">
        <SelectField {...text('kind')} empty="選ばない" options={codes('kind')} />
        <SelectField
          {...text('supportMain')}
          empty="選ばない"
          options={codes('support')}
          hint="個別支援の予定は、ほかの職員には「予定あり」とだけ見えます。"
        />
        <SelectField
          {...text('goalId')}
          empty="選ばない"
          options={choices.goals.map((g) => ({ value: g.id, label: g.text }))}
        />
      </div>
      <VerbChips {...several('verbs')} values={several('verbs').values as Verb[]} />
    </details>
  );
}
