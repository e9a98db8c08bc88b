import { addDays, showDate, showDateShort, showMoment, today } from '#app/lib/dates.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { worksInAreas } from '../accounts/actor.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { reminders } from '../appointments/reminders.server.ts';
import { hasReminders, RemindersOf } from '../appointments/reminders.tsx';
import { knownAreas } from '../areas/choices.server.ts';
import { StateLine } from '../backup/line.tsx';
import { stateFor } from '../backup/state.server.ts';
import { type Draft, draftHref, draftText } from '../drafts/draft.ts';
import { readDrafts } from '../drafts/drafts.server.ts';
import { newFaults } from '../faults/faults.server.ts';
import { OutsideLines } from '../faults/line.tsx';
import { spaceWarning } from '../faults/space.server.ts';
import { gapOfToday } from '../gaps/gaps.server.ts';
import { GapRows } from '../gaps/rows.tsx';
import { told } from '../gaps/words.ts';
import { waitingJobs } from '../jobs/jobs.server.ts';
import { WaitingJobs } from '../jobs/waiting.tsx';
import { readPlans } from '../purposes/purposes.server.ts';
import { PurposeStrip } from '../purposes/strip.tsx';
import { recentRecords } from '../records/recent.server.ts';
import { Recent } from '../records/recent.tsx';
import { mayWriteRecords } from '../records/record.ts';
import { openSteps } from '../records/steps.server.ts';
import { readTidings } from '../records/waiting.server.ts';
import { RetentionWaiting } from '../retention/waiting.tsx';
import { ReviewTidings } from '../reviews/tidings.tsx';
import { reachWarning } from '../settings/reach.server.ts';
import { ReachLine } from '../settings/reach-line.tsx';
import { Drafts, More } from './drafts.tsx';
import { readDues } from './dues.server.ts';
import { Dues } from './dues.tsx';
import { type FirstStep, firstSteps } from './first-steps.server.ts';
import { Quiet } from './quiet.tsx';

/** What needs me: steps that are due, what I began to write, what I did last. */
export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const day = today();
  const { searchParams } = new URL(request.url);
  const all = searchParams.has('all');
  const known = await knownAreas(context);
  const [steps, drafts, recent, plans, jobs, planned, tidings, gap, copies, dated] =
    await Promise.all([
      openSteps(db, actor, addDays(day, 14), all ? 500 : 100),
      readDrafts(db, who(actor)),
      recentRecords(db, actor, 6),
      readPlans(db, actor.officeId),
      waitingJobs(db, actor),
      reminders(db, actor, day),
      readTidings(db, actor),
      worksInAreas(actor) ? gapOfToday(db, actor, known, day) : null,
      stateFor(actor),
      readDues(db, actor, day),
    ]);
  const counts = { areas: known.areas.length, plans: plans.length };
  return {
    day,
    late: shortened(
      steps.filter((s) => s.dueOn !== null && s.dueOn < day),
      all,
    ),
    soon: shortened(
      steps.filter((s) => s.dueOn === null || s.dueOn >= day),
      all,
    ),
    recent,
    plans,
    first: await firstSteps(db, actor, counts),
    jobs,
    copies,
    warning: await spaceWarning(actor),
    faults: newFaults(actor),
    reach: reachWarning(context),
    ...dated,
    all,
    planned,
    tidings,
    gap: gap && told(gap, false),
    drafts: shortened(drafts.map(draftLine), all),
    done: searchParams.get('done'),
    mayWrite: mayWriteRecords(actor),
  };
}

function draftLine(draft: Draft) {
  const { key, typed, updatedAt } = draft;
  return { key, at: showMoment(updatedAt), text: draftText(typed), href: draftHref(draft) };
}

const SHOWN = 5;

/** What a morning can hold; the rest is one press away. */
function shortened<T>(things: T[], all: boolean): { shown: T[]; more: number } {
  const shown = all ? things : things.slice(0, SHOWN);
  return { shown, more: things.length - shown.length };
}

type Data = PageProps<typeof loader>['loaderData'];

export default function Today({ loaderData }: PageProps<typeof loader>) {
  const { day, late, soon, drafts, recent, plans, first, done, mayWrite } = loaderData;
  const { planned, all, dues, ending } = loaderData;
  const isQuiet =
    !hasReminders(planned) &&
    dues.length === 0 &&
    ending.proposals.length === 0 &&
    !ending.isDue &&
    late.shown.length + soon.shown.length + drafts.shown.length + first.length === 0;
  return (
    <Page
      title="きょう"
      lead={showDate(day)}
      above={<PurposeStrip purposes={{ plans }} />}
      actions={
        mayWrite && (
          <LinkButton href="/daily" tone="quiet">
            日報を書く
          </LinkButton>
        )
      }
      aside={recent.length > 0 && <Recent rows={recent} />}
    >
      {done && <Done id={done} />}
      <OutsideLines warning={loaderData.warning} faults={loaderData.faults} />
      <StateLine state={loaderData.copies} />
      <ReachLine warning={loaderData.reach} />
      <WaitingJobs jobs={loaderData.jobs} />
      <ReviewTidings {...loaderData.tidings} />
      <RetentionWaiting {...ending} />
      {first.length > 0 && <FirstSteps steps={first} />}
      <Dues dues={dues} day={day} />
      <RemindersOf reminders={planned} all={all} />
      <Steps title="日が過ぎていること" {...late} day={day} isFirst />
      <Steps
        title="これから2週間のうちにすること"
        {...soon}
        day={day}
        isFirst={late.shown.length === 0}
      />
      {loaderData.gap && <OneGap gap={loaderData.gap} />}
      {drafts.shown.length > 0 && <Drafts {...drafts} />}
      {late.shown.length + soon.shown.length > 0 && <Takeout list="steps" />}
      {isQuiet && <Quiet mayWrite={mayWrite} />}
    </Page>
  );
}

/** One at a time: a morning is not for all that an area lacks. */
function OneGap({ gap }: { gap: NonNullable<Data['gap']> }) {
  return (
    <Section title="地域に足りないところ" actions={<a href="/overview/gaps">ほかも見る</a>}>
      <GapRows gaps={[gap]} />
    </Section>
  );
}

function FirstSteps({ steps }: { steps: FirstStep[] }) {
  return (
    <Section title="はじめにすること">
      <ul className="tasks">
        {steps.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Done({ id }: { id: string }) {
  return (
    <Notice
      tone="ok"
      title="済みにしました"
      action={
        <form method="post" action={`/records/${id}/step`}>
          <HiddenField name="undo" value="1" />
          <HiddenField name="back" value="/" />
          <Button k="u">元に戻す</Button>
        </form>
      }
    />
  );
}

type StepsProps = Data['late'] & { title: string; day: string; isFirst: boolean };

function Steps({ title, shown, more, day, isFirst }: StepsProps) {
  if (shown.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="tasks">
        {shown.map((step, at) => (
          <li key={step.id}>
            <span className="tasks-when">{step.dueOn && showNear(step.dueOn, day)}</span>
            <a href={`/records/${step.id}`}>{step.text}</a>
            <span className="tasks-where">{step.area}</span>
            <StepAnswers step={step} isFirst={isFirst && at === 0} />
          </li>
        ))}
      </ul>
      <More count={more} />
    </Section>
  );
}

type Step = Data['late']['shown'][number];

/** Done and told, planned, or simply done. */
function StepAnswers({ step, isFirst }: { step: Step; isFirst: boolean }) {
  const of = <span className="sr-only">：{step.text}</span>;
  return (
    <div className="buttons tasks-answers">
      <LinkButton href={`/records/new?follows=${step.id}`} tone="quiet">
        記録する{of}
      </LinkButton>
      <LinkButton href={`/appointments/new?follows=${step.id}`} tone="quiet">
        予定にする{of}
      </LinkButton>
      <form method="post" action={`/records/${step.id}/step`}>
        <HiddenField name="back" value="/" />
        <Button k={isFirst ? 'x' : undefined}>済み{of}</Button>
      </form>
    </div>
  );
}

/** With its era only when it lies in another year. */
function showNear(on: string, day: string): string {
  return on.slice(0, 4) === day.slice(0, 4) ? showDateShort(on) : showDate(on);
}
