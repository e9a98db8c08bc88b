import { Section } from '#app/ui/page.tsx';
import type { Waiting } from './today.server.ts';

/** On きょう. */
export function RetentionWaiting({ proposals, isDue }: Waiting) {
  if (proposals.length === 0 && !isDue) return null;
  return (
    <Section title="保存期間">
      <ul className="tasks">
        {proposals.map(({ id, text }) => (
          <li key={id}>
            <a href={`/retention/disposals/${id}`}>{`廃棄の提案に答える：${text}`}</a>
          </li>
        ))}
        {isDue && (
          <li>
            <a href="/retention">保存期間が過ぎたものがあります。今年度の分を確かめる</a>
          </li>
        )}
      </ul>
    </Section>
  );
}
