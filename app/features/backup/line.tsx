import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { State } from './state.ts';

/** On きょう of who looks after the copies. */
export function StateLine({ state }: { state: State | null }) {
  if (!state) return null;
  if (state.isGood)
    return (
      <p>
        <a href="/settings/backup">{state.line}</a>
      </p>
    );
  const action = (
    <LinkButton href="/settings/backup" tone="quiet">
      控えを見る
    </LinkButton>
  );
  return <Notice tone="warn" title={state.line} action={action} />;
}
