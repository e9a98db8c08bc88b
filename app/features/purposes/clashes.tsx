import { isDay, showDate } from '#app/lib/dates.ts';
import type { Base, Clash } from '#app/lib/merge.ts';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Prose } from '#app/ui/page.tsx';
import { fieldWords } from './words.ts';

/** What the form began with, sent back with it; see merge.ts. */
export function BaseFields({ base: { version, was } }: { base: Base }) {
  return (
    <>
      <HiddenField name="version" value={version} />
      {Object.entries(was).map(([field, text]) => (
        <HiddenField key={field} name={`was.${field}`} value={text} />
      ))}
    </>
  );
}

type ClashesProps = { clashes: readonly Clash[]; words?: Record<string, string> };

/** Both texts, and nothing decided for anybody. */
export function Clashes({ clashes, words = fieldWords }: ClashesProps) {
  if (clashes.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title="ほかの人が先に保存したため、まだ保存していません。どちらの文も残っています。"
    >
      <p>下の欄には、あなたの文が入っています。両方を見て直し、もう一度保存してください。</p>
      {clashes.map(({ field, mine, theirs }) => (
        <dl key={field} className="my-3 grid gap-1">
          <dt className="font-bold">{words[field]}：いま保存されている文（ほかの人）</dt>
          <dd>
            <Prose>{shown(theirs)}</Prose>
          </dd>
          <dt className="font-bold">{words[field]}：あなたの文</dt>
          <dd>
            <Prose>{shown(mine)}</Prose>
          </dd>
        </dl>
      ))}
    </Notice>
  );
}

function shown(text: string): string {
  return isDay(text) ? showDate(text) : text || '（空）';
}
