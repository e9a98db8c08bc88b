import { Button, QuietButton } from '#app/ui/button.tsx';
import { CheckField } from '#app/ui/choices.tsx';
import { HiddenField, TextField } from '#app/ui/fields.tsx';
import { type Filter, filterQuery } from './filter.ts';
import type { View } from './views.server.ts';

/** Kept views to open with one press, and the form that keeps the present one. */
export function ViewsOf({ views, filter }: { views: View[]; filter: Filter }) {
  const query = filterQuery(filter);
  const current = views.find((v) => v.query === query);
  return (
    <>
      {views.length > 0 && (
        <ul className="row" aria-label="保存した見方">
          {views.map((view) => (
            <li key={view.id}>
              <a
                href={`/records${view.query}`}
                aria-current={view === current ? 'true' : undefined}
              >
                {view.name}
                {view.isShared && !view.isMine && '（みんなの）'}
              </a>
            </li>
          ))}
        </ul>
      )}
      {current?.isMine && (
        <form method="post" action="/records/views">
          <HiddenField name="drop" value={current.id} />
          <QuietButton>この見方を消す</QuietButton>
        </form>
      )}
      {query && !current && <KeepView query={query} />}
    </>
  );
}

function KeepView({ query }: { query: string }) {
  return (
    <details className="more">
      <summary>この見方を保存する</summary>
      <form method="post" action="/records/views" className="form">
        <HiddenField name="query" value={query} />
        <TextField name="name" id="view-name" label="見方の名前" required autoComplete="off" />
        <CheckField name="shared" label="みんなにも見せる" />
        <Button>保存する</Button>
      </form>
    </details>
  );
}
