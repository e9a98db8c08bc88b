import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Warning } from './space.ts';

type Outside = { warning: Warning | null; faults: number };

/** On きょう: the room left on the disks, and what went wrong since somebody looked. */
export function OutsideLines({ warning, faults }: Outside) {
  return (
    <>
      {warning && (
        <Notice tone="warn" title={warning.title}>
          <p>{warning.next}</p>
        </Notice>
      )}
      {faults > 0 && (
        <Notice
          tone="warn"
          title={`うまくいかなかったことが、新しく${faults}つあります。`}
          action={
            <LinkButton href="/settings/faults" tone="quiet">
              何があったか見る
            </LinkButton>
          }
        />
      )}
    </>
  );
}
