import type { ComponentProps, ReactNode } from 'react';
import { isDay, showDate } from '#app/lib/dates.ts';
import { describedBy, FieldFrame, type FieldProps, GroupFrame, type Option } from './field.tsx';

type Value = string | number | null | undefined;
type Own = keyof FieldProps | 'value' | 'style' | 'className';
type InputProps = FieldProps & {
  value?: Value;
  options?: readonly string[];
  k?: string;
  size?: Size;
} & Omit<ComponentProps<'input'>, Own | 'size'>;
/** How much one usually writes there; the box says so. */
type Size = 'short' | 'medium' | 'full';

export function TextField({ id, value, options, k, size = 'full', ...props }: InputProps) {
  const { frame, rest } = apart(props);
  const own = id ?? frame.name;
  return (
    <FieldFrame {...frame} id={own}>
      <input
        type="text"
        className={`input input-${size}`}
        {...control(own, frame)}
        defaultValue={value ?? undefined}
        data-key={k}
        list={options && `${own}-list`}
        {...rest}
      />
      {options && (
        <datalist id={`${own}-list`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}

type AreaProps = FieldProps & { value?: Value; k?: string; counted?: boolean } & Omit<
    ComponentProps<'textarea'>,
    Own
  >;

export function TextArea({ id, value, k, counted, rows = 5, ...props }: AreaProps) {
  const { frame, rest } = apart(props);
  const own = id ?? frame.name;
  return (
    <FieldFrame {...frame} id={own}>
      <textarea
        className="input input-area"
        rows={rows}
        {...control(own, frame)}
        defaultValue={value ?? undefined}
        data-key={k}
        {...rest}
      />
      {counted && <output className="field-count" htmlFor={own} data-count={own} />}
    </FieldFrame>
  );
}

type DateProps = InputProps & { reading?: string | undefined };

/** Takes what people write and shows a day of ours in the era, with the weekday as a check. */
export function DateField({
  value,
  reading = readingOf(value),
  hint = '例：8.11.23、11/23',
  ...props
}: DateProps) {
  return (
    <TextField
      size="medium"
      autoComplete="off"
      {...props}
      value={readingOf(value)?.replace(/\(.\)$/, '') ?? value}
      hint={
        (reading || hint) && (
          <>
            {reading && <strong className="field-reading">{reading}</strong>}
            {hint}
          </>
        )
      }
    />
  );
}

function readingOf(value: Value): string | undefined {
  return typeof value === 'string' && isDay(value) ? showDate(value) : undefined;
}

/** Takes 14:30, 1430 and 14時半; the page reads it. */
export function TimeField(props: InputProps) {
  return <TextField size="short" autoComplete="off" {...props} />;
}

type NumberProps = InputProps & { unit?: string };

export function NumberField({
  id,
  value,
  unit,
  k,
  size = 'short',
  options: _,
  ...props
}: NumberProps) {
  const { frame, rest } = apart(props);
  const own = id ?? frame.name;
  return (
    <FieldFrame {...frame} id={own}>
      <span className="input-row">
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          className={`input input-${size} text-end`}
          {...control(own, frame)}
          defaultValue={value ?? undefined}
          data-key={k}
          {...rest}
        />
        {unit && <span>{unit}</span>}
      </span>
    </FieldFrame>
  );
}

type SelectProps = FieldProps & {
  value?: Value;
  options: readonly Option[];
  /** The first, empty choice in words: 選んでください, 指定しない. */
  empty?: string;
  k?: string;
} & Omit<ComponentProps<'select'>, Own>;

export function SelectField({ id, value, options, empty, k, ...props }: SelectProps) {
  const { frame, rest } = apart(props);
  const own = id ?? frame.name;
  return (
    <FieldFrame {...frame} id={own}>
      <select
        className="input input-select"
        {...control(own, frame)}
        defaultValue={value ?? undefined}
        data-key={k}
        {...rest}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        <Options options={options} />
      </select>
    </FieldFrame>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  const groups = [...Map.groupBy(options, (option) => option.group)];
  return groups.map(([group, inside]) => {
    const list = inside.map(({ value, label, disabled }) => (
      <option key={value} value={value} disabled={disabled}>
        {label}
      </option>
    ));
    return group ? (
      <optgroup key={group} label={group}>
        {list}
      </optgroup>
    ) : (
      list
    );
  });
}

export function HiddenField({ name, value }: { name: string; value: Value }) {
  return <input type="hidden" name={name} defaultValue={value ?? ''} />;
}

type SetProps = {
  legend: string;
  hint?: ReactNode;
  required?: boolean;
  error?: string;
  name?: string;
};

/** Fields that belong together under one question. */
export function FieldSet({ legend, name, children, ...rest }: SetProps & { children: ReactNode }) {
  return (
    <GroupFrame label={legend} id={name ?? `set-${legend}`} {...rest}>
      <div className="field-set">{children}</div>
    </GroupFrame>
  );
}

function control(id: string, frame: FieldProps) {
  return {
    id,
    name: frame.name,
    'aria-required': frame.required || undefined,
    'aria-invalid': frame.error ? true : undefined,
    'aria-describedby': describedBy(id, frame),
  };
}

function apart<P extends FieldProps>({
  name,
  label,
  hint,
  error,
  required,
  understood,
  labelHidden,
  ...rest
}: P) {
  return { frame: { name, label, hint, error, required, understood, labelHidden }, rest };
}
