import type { ReactNode } from 'react';

export type FieldProps = {
  name: string;
  label: string;
  /** The name when not given; needed when two forms on a page share a name. */
  id?: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  /** Filled in from a line the person wrote: softly marked with how it was read, and put back with one press. */
  understood?: string | undefined;
  labelHidden?: boolean;
};

export type Option = {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
  /** Options of one group stand together under its name. */
  group?: string | undefined;
};

/** Staff, areas and whatever else has a name, to choose from. */
export function namedOptions(of: readonly { id: string; name: string }[]): Option[] {
  return of.map(({ id, name }) => ({ value: id, label: name }));
}

/** A table of words, to choose from. */
export function wordOptions(words: Record<string, string>): Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

type FrameProps = Omit<FieldProps, 'name'> & { id: string; children: ReactNode };

/** Label above, hint, the error, then the control itself. */
export function FieldFrame({ id, label, labelHidden, children, ...rest }: FrameProps) {
  return (
    <div
      className="field"
      data-understood={rest.understood ? true : undefined}
      data-wrong={rest.error ? true : undefined}
    >
      <div className="field-top">
        <label htmlFor={id} className={labelHidden ? 'sr-only' : 'field-label'}>
          {label}
          {rest.required && <Need />}
        </label>
        {rest.understood && <Understood id={id} label={label} says={rest.understood} />}
      </div>
      <FieldNotes id={id} {...rest} />
      {children}
    </div>
  );
}

/** The same around several controls: a group has a legend instead of a label. */
export function GroupFrame({ id, label, labelHidden, children, ...rest }: FrameProps) {
  return (
    <fieldset
      className="field"
      aria-describedby={describedBy(id, rest)}
      data-understood={rest.understood ? true : undefined}
      data-wrong={rest.error ? true : undefined}
    >
      <legend className={labelHidden ? 'sr-only' : 'field-label'}>
        {label}
        {rest.required && <Need />}
      </legend>
      {rest.understood && <Understood id={id} label={label} says={rest.understood} />}
      <FieldNotes id={id} {...rest} />
      {children}
    </fieldset>
  );
}

type Notes = Pick<FieldProps, 'hint' | 'error' | 'understood'>;

export function FieldNotes({ id, hint, error }: Notes & { id: string }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </>
  );
}

type Reading = { id: string; label: string; says: string };

function Understood({ id, label, says }: Reading) {
  return (
    <span className="field-reading-of">
      <span id={`${id}-understood`} className="field-understood">
        {says}
      </span>
      <button
        type="submit"
        name="back"
        value={id}
        className="button button-quiet field-back"
        aria-label={`もどす：${label}`}
      >
        もどす
      </button>
    </span>
  );
}

/** What a screen reader says after the label. */
export function describedBy(id: string, { hint, error, understood }: Notes): string | undefined {
  const ids = [
    hint && `${id}-hint`,
    understood && `${id}-understood`,
    error && `${id}-error`,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** 必須 as a word. The server checks it, so that the message is ours and stands beside the field. */
export function Need() {
  return <span className="field-need">必須</span>;
}
