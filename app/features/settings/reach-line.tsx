import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** On きょう of who looks after the installation: what is about to keep the others out. */
export function ReachLine({ warning }: { warning: string | null }) {
  if (!warning) return null;
  const action = (
    <LinkButton href="/settings/reach" tone="quiet">
      つながり方を見る
    </LinkButton>
  );
  return <Notice tone="warn" title={warning} action={action} />;
}
