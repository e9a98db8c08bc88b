import { showDateShort } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/page.tsx';
import type { recentRecords } from './recent.server.ts';
import { titleOf } from './record.ts';

type Rows = Awaited<ReturnType<typeof recentRecords>>;

/** Beside the form: what one wrote last, to do it again with one press. */
export function Recent({ rows }: { rows: Rows }) {
  if (rows.length === 0) return null;
  return (
    <Section title="最近の記録">
      <ul className="again">
        {rows.map((r) => (
          <li key={r.id}>
            <span className="again-when">
              {showDateShort(r.occurred_on)}　{r.area}
            </span>
            <a href={`/records/${r.id}`}>
              {titleOf({ ...r, nextStep: '' }, 30) || '（したことは書いていません）'}
            </a>
            <LinkButton href={`/records/new?from=${r.id}`} tone="quiet">
              くり返す
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
