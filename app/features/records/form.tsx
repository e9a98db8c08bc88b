import { type FieldError, many, one, type Typed } from '#app/lib/forms.ts';
import { PrimaryButton } from '#app/ui/button.tsx';
import { ChoiceChips, ManyChips } from '#app/ui/choices.tsx';
import type { Option } from '#app/ui/field.tsx';
import {
  DateField,
  HiddenField,
  NumberField,
  SelectField,
  TextArea,
  TextField,
  TimeField,
} from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { RoomMark } from '#app/ui/room.tsx';
import { type Verb, VerbChips } from '#app/ui/verb.tsx';
import type { ListName } from '../lists/defaults.ts';
import { choicesOn } from '../lists/lists.ts';
import type { Choices } from './choices.server.ts';
import { fieldLabel } from './words.ts';

type FormProps = {
  id: string;
  /** The version this form began with; none for a new record. */
  version?: number;
  typed: Typed;
  errors?: FieldError[];
  choices: Choices;
  day: string;
  draftState?: string;
};

/** Four needed fields first, then the text, and the rest under もっと書く (UI.md). */
export function RecordForm({
  id,
  version,
  typed,
  errors = [],
  choices,
  day,
  draftState,
}: FormProps) {
  const given = fieldsOf({ typed, errors, choices, day });
  return (
    <form
      method="post"
      className="form record-form"
      data-draft={id}
      data-start={version === undefined ? startOf(typed) : undefined}
      noValidate
    >
      <ErrorSummary errors={errors} />
      <HiddenField name="id" value={id} />
      {version !== undefined && <HiddenField name="version" value={version} />}
      <Needed {...given} />
      <Text {...given} />
      <Next {...given} />
      <More {...given} isOpen={errors.length > 0 || hasMore(typed)} />
      <div className="form-foot">
        <PrimaryButton>保存する</PrimaryButton>
        <p className="draft-state" role="status" data-draft-state="">
          {draftState}
        </p>
      </div>
    </form>
  );
}

/** Where a person with a keyboard begins: at the kind, or at the text when all is chosen already. */
function startOf(typed: Typed): string {
  return one(typed, 'kind') === '' ? 'kind' : 'done';
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
    label: fieldLabel(name),
    error: errors.find((e) => e.field === name)?.message,
  });
  return {
    choices,
    text: (name: string) => ({ ...field(name), value: one(typed, name) }),
    several: (name: string) => ({ ...field(name), values: many(typed, name) }),
    codes: (list: ListName): Option[] =>
      choicesOn(choices.lists, list, day).map((c) => ({ value: c.code, label: c.label })),
  };
}

function Needed({ text, several, codes, choices }: Given) {
  return (
    <>
      <div className="grid-fields">
        <DateField {...text('occurredOn')} required k="d" />
        <SelectField
          {...text('areaId')}
          required
          k="a"
          empty="選んでください"
          options={choices.areas.map(areaOption)}
        />
      </div>
      <ChoiceChips {...text('kind')} required k="k" options={codes('kind')} />
      <VerbChips
        {...several('verbs')}
        values={several('verbs').values as Verb[]}
        required
        k="v"
        hint="いくつでも選べます。内部・その他の仕事では、選ばなくてかまいません。"
      />
      <ChoiceChips {...text('supportMain')} required k="s" options={codes('support')} />
    </>
  );
}

function areaOption({ id, name, parents }: Choices['areas'][number]): Option {
  return { value: id, label: parents.length > 0 ? `${name}（${parents.join('・')}）` : name };
}

function Text({ text }: Given) {
  return (
    <>
      <Room text={text} />
      <TextArea
        {...text('done')}
        k="t"
        rows={6}
        hint="事業所のみんなが読みます。だれのことか分かること（名前、住所など）は、内密の欄に書きます。"
      />
      <TextArea {...text('noticed')} rows={3} />
    </>
  );
}

/**
 * The confidential part stands before the text and opens with a tick, or by itself for the
 * kinds that begin in it (H8): both by style alone (work.css), so it works without script.
 */
function Room({ text }: Pick<Given, 'text'>) {
  const isWritten = text('who').value !== '' || text('detail').value !== '';
  return (
    <section className="room-part" aria-label="内密の欄">
      <label className="room-door check">
        <input type="checkbox" defaultChecked={isWritten} data-key="i" />
        <span>内密の欄も書く（名前など、だれのことか分かること）</span>
      </label>
      <div className="room-fields form">
        <RoomMark />
        <TextField
          {...text('who')}
          k="i"
          autoComplete="off"
          hint="名前、年齢、住まいなど。書いた人、その地域の担当者、管理職だけが読みます。"
        />
        <TextArea {...text('detail')} rows={4} />
      </div>
    </section>
  );
}

function Next({ text }: Given) {
  return (
    <div className="next-fields">
      <TextField {...text('nextStep')} autoComplete="off" />
      <DateField {...text('nextOn')} hint="例：12/3、あさって" />
    </div>
  );
}

function More({ text, several, codes, choices, isOpen }: Given & { isOpen: boolean }) {
  return (
    <details className="more" open={isOpen}>
      <summary data-key="m">もっと書く</summary>
      <div className="grid-fields">
        <TimeField {...text('startedAt')} hint="例：14時半" />
        <TextField {...text('minutes')} size="short" autoComplete="off" hint="例：60、1時間半" />
        <TextField {...text('place')} options={choices.recent.places} autoComplete="off" />
        <TextField {...text('withNames')} options={choices.recent.names} autoComplete="off" />
        <NumberField {...text('headcount')} unit="人" />
        <SelectField {...text('means')} empty="選ばない" options={codes('means')} />
        <TextField {...text('aim')} autoComplete="off" />
        <TextField {...text('position')} autoComplete="off" hint="例：進行役、見守り役、聞き役" />
        <SelectField
          {...text('goalId')}
          empty="選ばない"
          options={choices.goals.map((g) => ({ value: g.id, label: g.text }))}
        />
        <SelectField {...text('supportSecond')} empty="なし" options={codes('support')} />
        <SelectField {...text('result')} empty="選ばない" options={codes('result')} />
        <SelectField {...text('through')} empty="選ばない" options={codes('through')} />
      </div>
      <ManyChips {...several('about')} options={codes('about')} />
      <ManyChips {...several('connected')} options={codes('connected')} />
    </details>
  );
}

const moreFields = [
  'minutes',
  'place',
  'withNames',
  'headcount',
  'aim',
  'position',
  'goalId',
  'result',
  'through',
  'about',
  'connected',
];

function hasMore(typed: Typed): boolean {
  return moreFields.some((name) => many(typed, name).some((value) => value !== ''));
}
