import { one, type Typed } from '#app/lib/forms.ts';
import { Facts } from '#app/ui/facts.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Prose, Section } from '#app/ui/page.tsx';
import { Moves } from '../appointments/moves.tsx';
import type { PlannedPart } from './planned.server.ts';

/** What was planned, to stand beside what happened (H5). */
export function PlannedBeside({ planned }: { planned: PlannedPart | null }) {
  if (!planned) return null;
  const { id, title, aim, position, facts, moves } = planned;
  return (
    <div className="planned">
      <Section title="予定していたこと">
        <p>
          <a href={`/appointments/${id}`}>{title}</a>
        </p>
        {aim && <Said term="何のために">{aim}</Said>}
        {position && <Said term="自分の立場">{position}</Said>}
        <Facts items={facts} />
      </Section>
      <Moves moves={moves} />
    </div>
  );
}

function Said({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <p className="quiet">{term}</p>
      <Prose>{children}</Prose>
    </div>
  );
}

/** Go along with the form, and so with its draft. */
export function PlannedFields({ typed }: { typed: Typed }) {
  return ['appointmentId', 'followsId']
    .filter((name) => one(typed, name) !== '')
    .map((name) => <HiddenField key={name} name={name} value={one(typed, name)} />);
}

export function PlannedMark() {
  return <span className="planned-mark">予定</span>;
}

/** Somebody was quicker: the record stands, the tie does not. */
export function Untied() {
  return (
    <Notice tone="info" title="予定とは結びつけずに保存しました">
      <p>
        書いている間に、その予定は別の人が記録したか、やめています。記録はそのまま残っています。
      </p>
    </Notice>
  );
}
