import { addDays, showDate, showDateShort, showMoment, today } from '#app/lib/dates.ts';
import { one } from '#app/lib/forms.ts';
import { Button, LinkButton, QuietButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { readPurposes } from '../purposes/purposes.server.ts';
import { PurposeStrip } from '../purposes/strip.tsx';
import { readDrafts } from '../records/drafts.server.ts';
import { recentRecords } from '../records/recent.server.ts';
import { Recent } from '../records/recent.tsx';
import { mayWriteRecords } from '../records/record.ts';
import { openSteps } from '../records/steps.server.ts';

/** What needs me: steps that are due, what I began to write, what I did last. */
export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const day = today();
  const [steps, drafts, recent, purposes] = await Promise.all([
    openSteps(db, actor, addDays(day, 14)),
    readDrafts(db, who(actor)),
    recentRecords(db, actor, 6),
    readPurposes(db, actor.officeId),
  ]);
  return {
    day,
    steps,
    recent,
    purposes,
    drafts: drafts.map((d) => ({
      key: d.key,
      at: showMoment(d.updatedAt),
      text: one(d.typed, 'done').slice(0, 40),
      isEdit: one(d.typed, 'version') !== '',
    })),
    done: new URL(request.url).searchParams.get('done'),
    mayWrite: mayWriteRecords(actor),
  };
}

type Data = PageProps<typeof loader>['loaderData'];

export default function Today({ loaderData }: PageProps<typeof loader>) {
  const { day, steps, drafts, recent, purposes, done, mayWrite } = loaderData;
  const isQuiet = steps.length === 0 && drafts.length === 0;
  return (
    <Page
      title="きょう"
      lead={showDate(day)}
      above={<PurposeStrip purposes={purposes} />}
      aside={<Recent rows={recent} />}
    >
      {done && <Done id={done} />}
      {steps.length > 0 && <Steps steps={steps} day={day} />}
      {drafts.length > 0 && <Drafts drafts={drafts} />}
      {isQuiet && (
        <Empty
          title="いま、することはありません。"
          action={
            mayWrite && (
              <LinkButton href="/records/new" tone="primary">
                記録する
              </LinkButton>
            )
          }
        >
          <p>記録に「次にすること」を書いておくと、その日が近づいたときにここに出ます。</p>
        </Empty>
      )}
    </Page>
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

function Steps({ steps, day }: { steps: Data['steps']; day: string }) {
  return (
    <Section title="次にすること">
      <ul className="tasks">
        {steps.map((step, at) => (
          <li key={step.id}>
            <span
              className={step.dueOn && step.dueOn < day ? 'tasks-when tasks-late' : 'tasks-when'}
            >
              {step.dueOn && showNear(step.dueOn, day)}
              {step.dueOn && step.dueOn < day && <small>　過ぎています</small>}
            </span>
            <a href={`/records/${step.id}`}>{step.text}</a>
            <span className="tasks-where">{step.area}</span>
            <form method="post" action={`/records/${step.id}/step`}>
              <HiddenField name="back" value="/" />
              <Button k={at === 0 ? 'x' : undefined}>済み</Button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** With its era only when it lies in another year. */
function showNear(on: string, day: string): string {
  return on.slice(0, 4) === day.slice(0, 4) ? showDateShort(on) : showDate(on);
}

function Drafts({ drafts }: { drafts: Data['drafts'] }) {
  return (
    <Section title="書きかけ">
      <ul className="tasks">
        {drafts.map((draft) => (
          <li key={draft.key}>
            <span className="tasks-when">{draft.at}</span>
            <a
              href={
                draft.isEdit
                  ? `/records/${draft.key}/edit?draft=1`
                  : `/records/new?draft=${draft.key}`
              }
            >
              {draft.text || '（まだ文はありません）'}
            </a>
            <form method="post" action="/drafts">
              <HiddenField name="draft_key" value={draft.key} />
              <QuietButton name="drop" value="1">
                捨てる
              </QuietButton>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
