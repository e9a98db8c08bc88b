import { Fragment, type ReactNode } from 'react';
import {
  describedBy,
  FieldNotes,
  type FieldProps,
  GroupFrame,
  Need,
  type Option,
} from './field.tsx';
import { Icon } from './icons.tsx';

type ChipsProps = FieldProps & { options: readonly Option[]; k?: string };

/** One of a few: radio buttons as chips. Digits choose when one of them has the focus. */
export function ChoiceChips({
  value,
  ...props
}: ChipsProps & { value?: string | null | undefined }) {
  return <ChipGroup {...props} type="radio" chosen={value ? [value] : []} />;
}

/** Some of a few: checkboxes as chips. */
export function ManyChips({ values = [], ...props }: ChipsProps & { values?: readonly string[] }) {
  return <ChipGroup {...props} type="checkbox" chosen={values} />;
}

type GroupProps = Omit<ChipsProps, 'options'> & {
  type: 'radio' | 'checkbox';
  chosen: readonly string[];
  options: readonly (Omit<Option, 'label'> & { label: ReactNode })[];
};

export function ChipGroup({ options, type, chosen, k, id, ...frame }: GroupProps) {
  const own = id ?? frame.name;
  return (
    <GroupFrame {...frame} id={own}>
      <div className="chips" data-chips="" data-key={k}>
        {options.map((option, at) => (
          <Fragment key={option.value}>
            {option.group && option.group !== options[at - 1]?.group && (
              <span className="chips-group">{option.group}</span>
            )}
            <label className="chip">
              <input
                type={type}
                className="chip-box"
                // The first one carries the name as its id, so that the error summary leads there.
                id={at === 0 ? own : `${own}-${at + 1}`}
                name={frame.name}
                value={option.value}
                defaultChecked={chosen.includes(option.value)}
                disabled={option.disabled}
              />
              <span className="chip-tick">
                <Icon name="check" />
              </span>
              <span>
                {option.label}
                {option.hint && <small className="chip-hint">{option.hint}</small>}
              </span>
            </label>
          </Fragment>
        ))}
      </div>
    </GroupFrame>
  );
}

type CheckProps = FieldProps & { checked?: boolean; value?: string; k?: string };

/** Yes or no. Sends '1' when ticked. */
export function CheckField({
  name,
  label,
  id = name,
  checked,
  value = '1',
  k,
  required,
  ...notes
}: CheckProps) {
  return (
    <div className="field" data-wrong={notes.error ? true : undefined}>
      <label className="check">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={checked}
          data-key={k}
          aria-invalid={notes.error ? true : undefined}
          aria-describedby={describedBy(id, notes)}
        />
        <span>
          {label}
          {required && <Need />}
        </span>
      </label>
      <FieldNotes id={id} {...notes} />
    </div>
  );
}
