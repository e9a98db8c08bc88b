import { showMoment } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/page.tsx';
import { ReadButton } from './talk.tsx';

export type Tidings = {
  /** How many records wait for a manager's look; null for all others. */
  waiting: number | null;
  /** Counting stops there. */
  most: number;
  comments: { id: string; recordId: string; name: string; text: string; at: string }[];
};

/** On きょう: words that were not read yet, and for managers how many records wait. */
export function ReviewTidings({ waiting, most, comments }: Tidings) {
  return (
    <>
      {comments.length > 0 && (
        <Section title="ひとこと">
          <ul className="tasks">
            {comments.map(({ id, recordId, name, text, at }) => (
              <li key={id}>
                <span className="tasks-when">{showMoment(at)}</span>
                <a href={`/records/${recordId}#word-${id}`}>{text}</a>
                <span className="tasks-where">{name}さん</span>
                <ReadButton recordId={recordId} back="/" />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {waiting !== null && waiting > 0 && (
        <Notice
          tone="info"
          title={`確認を待つ記録が${countWord(waiting, most)}あります。`}
          action={<LinkButton href="/tray">確認する</LinkButton>}
        />
      )}
    </>
  );
}

export function countWord(count: number, most: number): string {
  const shown = Math.min(count, most).toLocaleString('ja');
  return count > most ? `${shown}件以上` : `${shown}件`;
}
