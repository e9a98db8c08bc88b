import { showDate, showMoment, today } from '#app/lib/dates.ts';
import { Button, Buttons, LinkButton } from '#app/ui/button.tsx';
import { Chain } from '#app/ui/chain.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Prose, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { VerbMark } from '#app/ui/verb.tsx';
import { signedIn } from '../accounts/here.server.ts';
import { readLists } from '../lists/lists.server.ts';
import { chainOfGoal } from '../purposes/purposes.server.ts';
import { isDiscreet, mayChange, mayPlan, stateOf, stateWords } from './appointment.ts';
import { factsOf } from './facts.ts';
import { movesOf } from './fate.server.ts';
import { Moves } from './moves.tsx';
import { reachAppointment } from './reach.server.ts';

const doneWords = {
  saved: '保存しました',
  moved: '延ばしました',
  dropped: '予定をやめました',
  undone: '元に戻しました',
} as const;

export async function loader({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const one = await reachAppointment(db, actor, params.id);
  const came = new URL(request.url).searchParams;
  const [lists, moves, chain] = await Promise.all([
    readLists(db, actor.officeId),
    movesOf(db, actor.officeId, one.id),
    one.goalId ? chainOfGoal(db, actor.officeId, one.goalId) : [],
  ]);
  return {
    ...{ id: one.id, title: one.title, aim: one.aim, position: one.position, verbs: one.verbs },
    ...{ recordId: one.recordId, followsId: one.followsId, moves, chain },
    state: stateOf(one, today()),
    dropped: one.droppedAt && { at: showMoment(one.droppedAt), reason: one.droppedReason },
    facts: factsOf(one, lists),
    isDiscreet: isDiscreet(one),
    mayChange: mayChange(actor, one),
    mayRecord: mayPlan(actor),
    done: (Object.keys(doneWords) as (keyof typeof doneWords)[]).find((word) => came.has(word)),
    day: showDate(one.plannedOn),
    office: actor.officeName,
    printed: showDate(today()),
  };
}

type Shown = PageProps<typeof loader>['loaderData'];

export default function ShowAppointment({ loaderData }: PageProps<typeof loader>) {
  const { title, day, state, chain, facts, moves, aim, position, verbs, followsId } = loaderData;
  const isStanding = state === 'open' || state === 'late';
  return (
    <Page
      title={title}
      lead={`${day}の予定。${stateWords[state]}。`}
      print={<PrintHead office={loaderData.office} date={loaderData.printed} title="予定" />}
      above={<Chain links={chain.length > 0 ? [...chain, { kind: '予定', label: title }] : []} />}
      actions={isStanding && <Actions {...loaderData} />}
      aside={<Facts items={facts} />}
    >
      <Came {...loaderData} />
      {state === 'dropped' && <Dropped {...loaderData} />}
      {loaderData.isDiscreet && (
        <p className="quiet">個別支援の予定です。ほかの職員には「予定あり」とだけ見えます。</p>
      )}
      {verbs.length > 0 && (
        <ul className="verbs" aria-label="支援の動き">
          {verbs.map((verb) => (
            <li key={verb}>
              <VerbMark verb={verb} />
            </li>
          ))}
        </ul>
      )}
      <Section title="何のために">
        {aim ? <Prose>{aim}</Prose> : <p className="quiet">まだ書いていません。</p>}
      </Section>
      <Section title="自分の立場">
        {position ? <Prose>{position}</Prose> : <p className="quiet">まだ書いていません。</p>}
      </Section>
      {loaderData.recordId && (
        <Section title="したこと">
          <LinkButton href={`/records/${loaderData.recordId}`}>この予定の記録を見る</LinkButton>
        </Section>
      )}
      {followsId && (
        <p>
          <a href={`/records/${followsId}`}>もとになった記録の「次にすること」</a>
          から入れた予定です。
        </p>
      )}
      <Moves moves={moves} />
    </Page>
  );
}

function Actions({ id, mayRecord, mayChange }: Shown) {
  return (
    <Buttons>
      {mayRecord && (
        <LinkButton href={`/records/new?appointment=${id}`} tone="primary" k="k">
          したので記録する
        </LinkButton>
      )}
      {mayChange && (
        <>
          <LinkButton href={`/appointments/${id}/edit`} k="e">
            直す
          </LinkButton>
          <LinkButton href={`/appointments/${id}/move`} k="o">
            延ばす
          </LinkButton>
          <LinkButton href={`/appointments/${id}/drop`} tone="quiet" k="y">
            やめる
          </LinkButton>
        </>
      )}
    </Buttons>
  );
}

function Came({ id, done, mayChange }: Shown) {
  if (!done) return null;
  const mayUndo = mayChange && (done === 'moved' || done === 'dropped');
  return (
    <Notice
      tone="ok"
      title={doneWords[done]}
      action={
        mayUndo ? (
          <Undo id={id} />
        ) : (
          done === 'saved' && <LinkButton href="/calendar">予定表を見る</LinkButton>
        )
      }
    />
  );
}

function Dropped({ id, done, dropped, mayChange }: Shown) {
  if (!dropped) return null;
  return (
    <Notice
      tone="info"
      title="この予定はやめました"
      action={mayChange && done !== 'dropped' && <Undo id={id} />}
    >
      <p>
        {dropped.at}にやめました。わけは「{dropped.reason}」です。
      </p>
    </Notice>
  );
}

function Undo({ id }: { id: string }) {
  return (
    <form method="post" action={`/appointments/${id}/undo`}>
      <Button k="u">元に戻す</Button>
    </form>
  );
}
