import { one, type Typed } from '#app/lib/forms.ts';
import { Button } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { type Carried, carriedIn, LINE, UNDERSTOOD } from './fill.ts';

/**
 * One line on top of a form. Its button stands first in the form, so that Enter in the line
 * presses it without script too; the server sees whether there is a line to read.
 */
export function LineField({ typed }: { typed: Typed }) {
  const carried = carriedIn(typed);
  return (
    <div className="line">
      <label htmlFor={LINE} className="field-label">
        一行で書く
      </label>
      <p id="line-hint" className="field-hint">
        例：きのう14時 自治会長と防災の打合せ 60分 #つなぐ 次は12/3に電話
      </p>
      <div className="line-row">
        <input
          id={LINE}
          name={LINE}
          type="text"
          className="input"
          defaultValue={one(typed, LINE)}
          aria-describedby="line-hint"
          autoComplete="off"
          enterKeyHint="go"
          data-key="l"
        />
        <Button name="fill" value="1">
          欄に入れる
        </Button>
      </div>
      <HiddenField name={UNDERSTOOD} value={one(typed, UNDERSTOOD)} />
      {carried && <Confirm {...carried} />}
      <script type="module" src="/line.js" />
    </div>
  );
}

function Confirm({ fields, doubts }: Carried) {
  if (Object.keys(fields).length === 0) return null;
  return (
    <Notice tone="info" title="欄に入れました。確かめてから保存してください。">
      {doubts.length > 0 && (
        <ul className="notice-list">
          {doubts.map(({ text, says }) => (
            <li key={`${text} ${says}`}>
              「{text}」：{says}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
