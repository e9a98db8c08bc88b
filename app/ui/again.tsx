import { Buttons, PrimaryButton } from './button.tsx';
import { HiddenField, TextArea } from './fields.tsx';

type Posted = Record<string, string | string[]>;

/**
 * What was sent and could not be kept, to be sent again from here: nothing that somebody wrote is
 * lost, also where the page it came from cannot be drawn (R3, R13).
 */
export function Again({ to, posted }: { to: string; posted: Posted }) {
  const fields = Object.entries(posted).flatMap(([name, value]) =>
    [value].flat().map((text, n) => ({ id: `again-${name}-${n}`, name, text })),
  );
  const texts = fields.filter(({ text }) => isText(text));
  return (
    <form method="post" action={to} className="form">
      {fields.map(({ id, name, text }) =>
        isText(text) ? null : <HiddenField key={id} name={name} value={text} />,
      )}
      {texts.map(({ id, name, text }, n) => (
        <TextArea
          key={id}
          id={id}
          name={name}
          label={`書いた文${n + 1}`}
          value={text}
          rows={Math.min(12, 1 + Math.ceil(text.length / 40))}
        />
      ))}
      <Buttons>
        <PrimaryButton>もう一度送る</PrimaryButton>
      </Buttons>
    </form>
  );
}

/** Dates, ids and words of the program need no look. */
const isText = (text: string) => /[^\x20-\x7e]|\w \w/.test(text);
