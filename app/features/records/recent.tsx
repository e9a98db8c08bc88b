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
              {showDateShort(r.occurred_on)} {r.area}
            </span>
            <LinkButton href={`/records/new?from=${r.id}`} tone="quiet">
              くり返す
              <span className="sr-only">：{nameOf(r)}</span>
            </LinkButton>
            <a href={`/records/${r.id}`}>{nameOf(r)}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function nameOf(row: Rows[number]): string {
  return titleOf({ ...row, nextStep: '' }, 30) || '（したことは書いていません）';
}
