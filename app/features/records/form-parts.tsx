import type { Day } from '#app/lib/dates.ts';
import { errorOf, type FieldError, many, one, type Typed } from '#app/lib/forms.ts';
import { ChoiceChips, ManyChips } from '#app/ui/choices.tsx';
import type { Option } from '#app/ui/field.tsx';
import {
  DateField,
  NumberField,
  SelectField,
  TextArea,
  TextField,
  TimeField,
} from '#app/ui/fields.tsx';
import { RoomMark } from '#app/ui/room.tsx';
import { type Verb, VerbChips } from '#app/ui/verb.tsx';
import { markedFields } from '../lines/fill.ts';
import { courseOptions } from '../lists/courses.ts';
import type { ListName } from '../lists/defaults.ts';
import { optionsOn } from '../lists/lists.ts';
import type { Choices } from './choices.server.ts';
import { usualFirst } from './usual.ts';
import { fieldLabel } from './words.ts';

export type Given = ReturnType<typeof fieldsOf>;

type Filled = { typed: Typed; errors: FieldError[]; choices: Choices; day: Day };

/** What each field shows: its label, what was typed, what is wrong with it. */
export function fieldsOf({ typed, errors, choices, day }: Filled) {
  const marked = markedFields(typed);
  const field = (name: string) => ({
    name,
    label: fieldLabel(name),
    error: errorOf(errors, name),
    understood: marked[name]?.says,
  });
  return {
    hasMarks: (names: readonly string[]) => names.some((name) => name in marked),
    choices,
    text: (name: string) => ({ ...field(name), value: one(typed, name) }),
    several: (name: string) => ({ ...field(name), values: many(typed, name) }),
    codes: (list: ListName): Option[] => optionsOn(choices.lists, list, day),
  };
}

/** A template needs nothing and has no day. */
type As = { isTemplate?: boolean };

export function Needed({ text, several, codes, choices, isTemplate = false }: Given & As) {
  const required = !isTemplate;
  return (
    <>
      <div className="grid-fields">
        {!isTemplate && <DateField {...text('occurredOn')} required k="d" />}
        <SelectField
          {...text('areaId')}
          required={required}
          k="a"
          empty={isTemplate ? '決めない' : '選んでください'}
          options={choices.areas.map(areaOption)}
        />
      </div>
      <ChoiceChips
        {...text('kind')}
        required={required}
        k="k"
        options={usualFirst(codes('kind'), choices.recent.kinds)}
      />
      <VerbChips
        {...several('verbs')}
        values={several('verbs').values as Verb[]}
        required={required}
        k="v"
        hint="いくつでも選べます。内部・その他の仕事では、選ばなくてかまいません。"
      />
      <ChoiceChips {...text('supportMain')} required={required} k="s" options={codes('support')} />
    </>
  );
}

export function areaOption({ id, name, parents, group }: Choices['areas'][number]): Option {
  const label = parents.length > 0 ? `${name}（${parents.join('・')}）` : name;
  return { value: id, label, group };
}

export function Text({ text }: Given) {
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
export function Room({ text }: Pick<Given, 'text'>) {
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

export function Next({ text }: Given) {
  return (
    <div className="next-fields">
      <TextField {...text('nextStep')} autoComplete="off" />
      <DateField {...text('nextOn')} hint="例：12/3、あさって" />
    </div>
  );
}

type MoreProps = Given & As & { isOpen: boolean };

export function More({ text, several, codes, choices, isOpen, isTemplate = false }: MoreProps) {
  return (
    <details className="more" open={isOpen}>
      <summary data-key="m">もっと書く</summary>
      <div className="grid-fields">
        <TimeField {...text('startedAt')} hint="例：14時半" />
        <TextField {...text('minutes')} size="short" autoComplete="off" hint="例：60、1時間半" />
        <TextField {...text('place')} options={choices.recent.places} autoComplete="off" />
        <TextField {...text('withNames')} options={choices.recent.names} autoComplete="off" />
        {!isTemplate && <NumberField {...text('headcount')} unit="人" />}
        <SelectField {...text('means')} empty="選ばない" options={codes('means')} />
        <TextField {...text('aim')} autoComplete="off" />
        <TextField {...text('position')} autoComplete="off" hint="例：進行役、見守り役、聞き役" />
        <SelectField
          {...text('goalId')}
          empty="選ばない"
          options={choices.goals.map((g) => ({ value: g.id, label: g.text }))}
        />
        <SelectField {...text('supportSecond')} empty="なし" options={codes('support')} />
        {!isTemplate && (
          <SelectField {...text('result')} empty="選ばない" options={codes('result')} />
        )}
        <SelectField {...text('through')} empty="選ばない" options={codes('through')} />
        <SelectField {...text('course')} empty="分からない" options={courseOptions} />
      </div>
      <ManyChips {...several('about')} options={codes('about')} />
      <ManyChips {...several('connected')} options={codes('connected')} />
    </details>
  );
}

export const moreFields = [
  'startedAt',
  'means',
  'minutes',
  'place',
  'withNames',
  'headcount',
  'aim',
  'position',
  'goalId',
  'result',
  'through',
  'course',
  'about',
  'connected',
];

export function hasMore(typed: Typed): boolean {
  return moreFields.some((name) => many(typed, name).some((value) => value !== ''));
}
