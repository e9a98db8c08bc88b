import { QuietButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Section } from '#app/ui/page.tsx';

type Draft = { key: string; at: string; text: string; href: string };

/** What one began to write and has not saved. */
export function Drafts({ shown, more }: { shown: Draft[]; more: number }) {
  return (
    <Section title="書きかけ">
      <ul className="tasks">
        {shown.map((draft) => (
          <li key={draft.key}>
            <span className="tasks-when">{draft.at}</span>
            <a href={draft.href}>{draft.text || '（まだ文はありません）'}</a>
            <form method="post" action="/drafts">
              <HiddenField name="draft_key" value={draft.key} />
              <QuietButton name="drop" value="1" aria-label={`捨てる：${draft.text || draft.at}`}>
                捨てる
              </QuietButton>
            </form>
          </li>
        ))}
      </ul>
      <More count={more} />
    </Section>
  );
}

/** The rest is one press away. */
export function More({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <a className="tasks-more" href="/?all=1">
      ほかの{count}件も見る
    </a>
  );
}
