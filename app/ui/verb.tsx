import type { JSX } from 'react';
import { ChipGroup } from './choices.tsx';
import type { FieldProps } from './field.tsx';

export type Verb = 'know' | 'connect' | 'involve' | 'create' | 'spread';

/** In their order, everywhere. The shape carries the meaning where there is no colour. */
export const verbs: readonly { verb: Verb; word: string; shape: JSX.Element }[] = [
  { verb: 'know', word: 'しる', shape: <circle cx="8" cy="8" r="6" /> },
  { verb: 'connect', word: 'つなぐ', shape: <path d="M8 1.5 15 14H1Z" /> },
  { verb: 'involve', word: 'まきこむ', shape: <path d="M2.5 2.5h11v11h-11Z" /> },
  { verb: 'create', word: 'つくりだす', shape: <path d="M8 .5 15.5 8 8 15.5.5 8Z" /> },
  {
    verb: 'spread',
    word: 'ひろげる',
    shape: <path d="m8 .8 2.1 4.9 5.3.4-4 3.5 1.2 5.2L8 12l-4.6 2.8 1.2-5.2-4-3.5 5.3-.4Z" />,
  },
];

/** `wordless` only where the column itself says that these are verbs: the word is then read aloud, not seen. */
export function VerbMark({ verb, wordless }: { verb: Verb; wordless?: boolean }) {
  const mark = verbs.find((one) => one.verb === verb);
  if (!mark) return null;
  return (
    <span className="verb" title={wordless ? mark.word : undefined}>
      <svg className={`verb-shape verb-${verb}`} viewBox="0 0 16 16" aria-hidden="true">
        {mark.shape}
      </svg>
      <span className={wordless ? 'sr-only' : undefined}>{mark.word}</span>
    </span>
  );
}

type VerbChipsProps = Partial<FieldProps> & { values?: readonly Verb[]; k?: string };

export function VerbChips({
  name = 'verbs',
  label = '支援の動き',
  values = [],
  ...rest
}: VerbChipsProps) {
  const options = verbs.map(({ verb }) => ({ value: verb, label: <VerbMark verb={verb} /> }));
  return (
    <ChipGroup
      type="checkbox"
      name={name}
      label={label}
      chosen={values}
      options={options}
      {...rest}
    />
  );
}
