import { type FieldError, many, one } from '#app/lib/forms.ts';
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
import { RoomMark } from '#app/ui/room.tsx';
import { type Verb, VerbChips } from '#app/ui/verb.tsx';
import { courseOptions } from '../lists/courses.ts';
import type { ListName } from '../lists/defaults.ts';
import { choicesOn } from '../lists/lists.ts';
import type { Choices } from '../records/choices.server.ts';
import { fieldLabel } from '../records/words.ts';
import { nameIn, type Row } from './rows.ts';

type Props = { row: Row; at: number; errors: FieldError[]; choices: Choices; day: string };
type Fields = ReturnType<typeof fieldsOf>;

/** The needed fields of one record; what else was understood lies below. */
export function RowFields(props: Props) {
  const fields = fieldsOf(props);
  const { text, list, verbs, rest } = fields;
  return (
    <div className="fields">
      {rest.map(({ name, value }) => (
        <HiddenField key={`${name} ${value}`} name={name} value={value} />
      ))}
      <div className="grid-fields">
        <DateField {...text('occurredOn')} required hint="" />
        <TimeField {...text('startedAt')} />
        <TextField {...text('minutes')} size="short" autoComplete="off" />
        <TextField {...text('area')} label="地域" required list="areas" autoComplete="off" />
        <SelectField {...text('kind')} required empty="選んでください" options={list('kind')} />
        <SelectField
          {...text('supportMain')}
          required
          empty="選んでください"
          options={list('support')}
        />
      </div>
      <VerbChips {...text('verbs')} values={verbs} required />
      <Text {...fields} />
      <More {...fields} />
    </div>
  );
}

/** H8: a text that is confidential already is shown in its room; the kind decides about the others. */
function Text({ text, has }: Fields) {
  return (
    <>
      {(has('detail') || has('who')) && (
        <section className="room-part" aria-label="内密の欄">
          <RoomMark />
          <TextField {...text('who')} autoComplete="off" />
          <TextArea {...text('detail')} rows={3} />
        </section>
      )}
      {(has('done') || !has('detail')) && <TextArea {...text('done')} rows={3} />}
    </>
  );
}

const more = ['withNames', 'place', 'headcount', 'means', 'course', 'nextStep', 'nextOn'];

function More({ text, list, has }: Fields) {
  return (
    <details className="more" open={more.some((field) => field !== 'means' && has(field))}>
      <summary>もっと書く</summary>
      <div className="grid-fields">
        <TextField {...text('withNames')} autoComplete="off" />
        <TextField {...text('place')} autoComplete="off" />
        <NumberField {...text('headcount')} unit="人" />
        <SelectField {...text('means')} empty="選ばない" options={list('means')} />
        <SelectField {...text('course')} empty="分からない" options={courseOptions} />
        <TextField {...text('nextStep')} autoComplete="off" hint="事業所のみんなが読みます。" />
        <DateField {...text('nextOn')} hint="" />
      </div>
    </details>
  );
}

const shown = [
  ...['occurredOn', 'startedAt', 'minutes', 'area', 'kind', 'supportMain', 'verbs'],
  ...['done', 'detail', 'who', ...more],
];

function fieldsOf({ row: { id, typed }, at, errors, choices, day }: Props) {
  const others = Object.keys(typed).filter((field) => !shown.includes(field));
  return {
    has: (field: string) => one(typed, field) !== '',
    text: (field: string) => ({
      name: nameIn(at, field),
      label: fieldLabel(field),
      value: one(typed, field),
      error: errors.find((e) => e.field === nameIn(at, field))?.message,
    }),
    verbs: many(typed, 'verbs') as Verb[],
    list: (name: ListName): Option[] =>
      choicesOn(choices.lists, name, day).map(({ code, label }) => ({ value: code, label })),
    /** Understood, not shown, kept. */
    rest: [
      { name: nameIn(at, 'id'), value: id },
      ...others.flatMap((field) =>
        many(typed, field).map((value) => ({ name: nameIn(at, field), value })),
      ),
    ],
  };
}
