import type { ReactNode } from 'react';
import { RoomMark } from './room.tsx';

type PageProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** Above the title: where this comes from (a Chain). */
  above?: ReactNode;
  actions?: ReactNode;
  /** What helps while working: beside it on a wide screen, below it on a phone. */
  aside?: ReactNode;
  room?: 'confidential' | undefined;
  /** On paper above everything: a PrintHead. */
  print?: ReactNode;
  children: ReactNode;
};

export function Page({ title, lead, above, actions, aside, room, print, children }: PageProps) {
  return (
    <article className="page" data-room={room}>
      {typeof title === 'string' && <title>{`${title}｜えんがわ`}</title>}
      {print}
      <header className="page-head">
        {above}
        {room && <RoomMark />}
        <div className="page-title">
          <h1>{title}</h1>
          {actions && <div className="page-actions">{actions}</div>}
        </div>
        {lead && <p className="page-lead">{lead}</p>}
      </header>
      {aside ? (
        <div className="page-columns">
          <div className="page-work">{children}</div>
          <aside className="page-aside" aria-label="手がかり">
            {aside}
          </aside>
        </div>
      ) : (
        <div className="page-work">{children}</div>
      )}
    </article>
  );
}

/** A part of a page with its own heading. */
export function Section({
  title,
  actions,
  children,
}: {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Long text in a measure that the eye can follow; line breaks are kept. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose">{children}</div>;
}
