import { showMoment } from '#app/lib/dates.ts';
import type { Change } from './history.server.ts';
import { fieldLabel } from './words.ts';

/** What changed, who and when; the newest first. Folded: the text comes first. */
export function History({ changes }: { changes: Change[] }) {
  return (
    <details className="history">
      <summary>これまでの直し（{changes.length - 1}回）</summary>
      <ol>
        {changes.map((change, at) => (
          <li key={change.version}>
            <p>
              {showMoment(change.at)}　{change.by}　
              {at === changes.length - 1 ? 'はじめに書きました' : '直しました'}
            </p>
            <dl className="facts">
              {change.fields.map(({ field, before, after }) => (
                <div key={field}>
                  <dt>{fieldLabel(field)}</dt>
                  <dd>
                    <del>{shown(before)}</del> → <ins>{shown(after)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </details>
  );
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? value.join('、') : '（なし）';
  return value === null || value === '' ? '（なし）' : String(value);
}
