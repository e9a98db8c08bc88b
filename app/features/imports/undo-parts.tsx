import { showMoment } from '#app/lib/dates.ts';
import { DangerButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/page.tsx';
import type { UndoLook } from '../areas/undo-look.ts';

export type Stayed = { href: string; text: string };

export function UndoRecords() {
  return (
    <UndoSection>
      <p>
        この取り込みで入った記録を、まとめて消します。そのあと人が直した記録は残ります。もう一度取り込めば、元に戻ります。
      </p>
    </UndoSection>
  );
}

/** What would become of each area is said before the button is pressed. */
export function UndoAreas({ look: { drop, back, kept, hasAny } }: { look: UndoLook }) {
  if (!hasAny)
    return (
      <Section title="取り消す">
        <p>取り消せるところは、ありません。</p>
        <Staying kept={kept} />
      </Section>
    );
  return (
    <UndoSection kept={kept}>
      <p>
        この取り込みで増えた地域のうち、まだ使っていないものを消し、変わったところを元に戻します。もう一度取り込めば、また入ります。
      </p>
      <Facts
        items={[
          { term: '消す地域', detail: drop.join('、') || 'ありません' },
          { term: '元に戻す地域', detail: back > 0 ? `${back}` : 'ありません' },
          { term: '残す地域', detail: kept.length > 0 ? `${kept.length}` : 'ありません' },
        ]}
      />
    </UndoSection>
  );
}

function UndoSection({
  kept = [],
  children,
}: {
  kept?: UndoLook['kept'];
  children: React.ReactNode;
}) {
  return (
    <Section title="取り消す">
      {children}
      <Staying kept={kept} />
      <form method="post">
        <HiddenField name="intent" value="undo" />
        <DangerButton>取り込みを取り消す</DangerButton>
      </form>
    </Section>
  );
}

function Staying({ kept }: Pick<UndoLook, 'kept'>) {
  if (kept.length === 0) return null;
  return (
    <details className="more" open={kept.length <= 10}>
      <summary>残す地域と、そのわけ（{kept.length}）</summary>
      <Links all={kept.map(({ id, text }) => ({ href: `/areas/${id}`, text }))} />
    </details>
  );
}

export function Undone({
  at,
  kept,
  which,
}: {
  at: string;
  kept: readonly Stayed[];
  which: string;
}) {
  return (
    <Notice tone="info" title={`この取り込みは、${showMoment(at)}に取り消しました。`}>
      {kept.length > 0 && (
        <>
          <p>
            {which}
            {kept.length}件は、残してあります。
          </p>
          <Links all={kept} />
        </>
      )}
    </Notice>
  );
}

function Links({ all }: { all: readonly Stayed[] }) {
  return (
    <ul>
      {all.map(({ href, text }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  );
}
