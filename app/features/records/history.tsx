import { showMoment } from '#app/lib/dates.ts';
import type { Shown } from './show.server.ts';
import { differenceOf } from './shown.ts';

/** What changed, who and when; the newest first. Folded: the text comes first. */
export function History({ changes }: { changes: Shown['history'] }) {
  const times = changes.length - 1;
  return (
    <details className="history">
      <summary>{times > 0 ? `これまでの直し（${times}回）` : 'いつ、だれが書いたか'}</summary>
      <ol>
        {changes.map((change, at) => (
          <li key={change.version}>
            <p>
              {showMoment(change.at)} {change.by}が
              {at === times ? 'はじめに書きました。' : '直しました。'}
            </p>
            {change.fields.length > 0 && (
              <dl className="facts">
                {change.fields.map(({ label, before, after }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>
                      <Changed before={before} after={after} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Changed({ before, after }: { before: string; after: string }) {
  const part = differenceOf(before, after);
  return (
    <>
      {part.start}
      {part.before && <del>{part.before}</del>}
      {part.before && part.after && ' → '}
      {part.after && <ins>{part.after}</ins>}
      {part.end}
    </>
  );
}
