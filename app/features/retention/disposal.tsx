import { redirect } from 'react-router';
import { showDate, showMoment, today } from '#app/lib/dates.ts';
import { one, typedFields } from '#app/lib/forms.ts';
import { forbidden } from '#app/lib/problems.ts';
import { Button, Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { type Fact, Facts } from '#app/ui/facts.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { readSettings } from '../settings/settings.server.ts';
import { approveDisposal, type Disposal, itemsOf, reachDisposal } from './disposals.server.ts';
import { keepingOf } from './kinds.server.ts';
import { disposing } from './reach.server.ts';
import { mayApprove, showYears, stageOf } from './retention.ts';
import { beginErasing, cleanGaps } from './run.server.ts';
import { InCopies, WhatErasingDoes } from './what.tsx';
import { GAPS_LEFT, stageWords } from './words.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = disposing(context);
  const row = await reachDisposal(db, actor, params.id);
  const { all, erased } = await itemsOf(db, actor.officeId, row.id);
  const stage = stageOf(row);
  return {
    ...{
      id: row.id,
      stage,
      left: all - erased,
      all,
      erasedOn: row.erased_at ? today(new Date(row.erased_at)) : null,
    },
    label: keepingOf(row.kind).label,
    facts: factsOf(row),
    isOwn: row.proposed_by === actor.staffId,
    mayApprove: mayApprove(actor, row),
    hasGaps: stage === 'erased' && row.cleaned_at === null,
    office: actor.officeName,
    posts: stage === 'erased' ? (await readSettings(db, actor.officeId)).approval : [],
    printed: showDate(today()),
  };
}

function factsOf(row: Disposal): Fact[] {
  const { holds } = keepingOf(row.kind);
  const count = (n: number) => `${n.toLocaleString('ja')}件`;
  const by = (at: string, name: string | null) => `${showMoment(at)}　${name ?? ''}`;
  const facts: [string, string | null][] = [
    ['何を', `${keepingOf(row.kind).label}（${holds}）`],
    ['保存期間', showYears(row.years)],
    ['いつのもの', `${showDate(row.from_on)}から${showDate(row.until_on)}まで`],
    ['提案した数', count(row.proposed)],
    ['提案', by(row.proposed_at, row.proposer)],
    ['承認', row.approved_at && by(row.approved_at, row.approver)],
    ['承認しなかった人', row.refused_at && by(row.refused_at, row.refuser)],
    ['わけ', row.refused_reason],
    ['消した数', row.erased === null ? null : count(row.erased)],
    [
      '保留などで残した数',
      row.erased === null || row.erased === row.proposed ? null : count(row.proposed - row.erased),
    ],
    ['消し終わった時', row.erased_at && showMoment(row.erased_at)],
    ['番号の一覧の照合値', row.ids_hash],
    ['この証明の番号', row.id],
  ];
  return facts.flatMap(([term, detail]) => (detail ? [{ term, detail }] : []));
}

/** Approves and begins at once, goes on after a stop, or empties the gaps. */
export async function action({ context, params, request }: Args) {
  const { db, actor } = disposing(context);
  const row = await reachDisposal(db, actor, params.id);
  const intent = one(typedFields(await request.formData()), 'intent');
  const here = `/retention/disposals/${row.id}`;
  if (intent === 'clean') {
    if (row.erased_at && !row.cleaned_at) await cleanGaps(db, actor, row.id);
    return redirect(here);
  }
  if (intent === 'approve') {
    if (!mayApprove(actor, row)) throw forbidden();
    if (!(await approveDisposal(db, actor, row))) return redirect(here);
  } else if (stageOf(row) !== 'approved') return redirect(here);
  return redirect(`/jobs/${await beginErasing(db, actor, await reachDisposal(db, actor, row.id))}`);
}

type Data = PageProps<typeof loader>['loaderData'];

export default function ShowDisposal({ loaderData }: PageProps<typeof loader>) {
  const { stage, label, facts, erasedOn, hasGaps, office, posts, printed } = loaderData;
  const isErased = stage === 'erased';
  return (
    <Page
      title={isErased ? `廃棄の証明：${label}` : `廃棄の提案：${label}`}
      print={<PrintHead office={office} date={printed} posts={posts} />}
      actions={<LinkButton href="/retention/disposals">一覧を見る</LinkButton>}
    >
      {isErased ? (
        <p>次のとおり、保存期間が過ぎたものを消しました。</p>
      ) : (
        <Notice tone="info" title={`${stageWords[stage]}。`} />
      )}
      <Facts items={facts} />
      {stage === 'open' && <Answer {...loaderData} />}
      {stage === 'approved' && <GoOn {...loaderData} />}
      {hasGaps && <Gaps />}
      {erasedOn && (
        <div className="no-print">
          <InCopies from={erasedOn} />
          <p>紙に残すときは、この画面を印刷してください（Ctrl と P）。</p>
        </div>
      )}
    </Page>
  );
}

function Answer({ id, isOwn, mayApprove }: Data) {
  return (
    <>
      <WhatErasingDoes />
      {isOwn && (
        <p>提案した人は、承認できません。ほかの管理職かシステム係の「きょう」に出ています。</p>
      )}
      <form method="post">
        <HiddenField name="intent" value="approve" />
        <Buttons>
          {mayApprove && <PrimaryButton>承認して、消しはじめる</PrimaryButton>}
          <LinkButton href={`/retention/disposals/${id}/refusal`} tone="quiet">
            {isOwn ? '提案を取り下げる' : '承認しない'}
          </LinkButton>
        </Buttons>
      </form>
      {mayApprove && (
        <p>終わりに少しのあいだ、ほかの人の保存が待たされます。人の少ない時間がよいでしょう。</p>
      )}
    </>
  );
}

function GoOn({ left, all }: Data) {
  const count = (n: number) => n.toLocaleString('ja');
  return (
    <form method="post">
      <p>{`${count(all)}件のうち、${count(left)}件がまだ残っています。`}</p>
      <HiddenField name="intent" value="go" />
      <PrimaryButton>続きから消す</PrimaryButton>
    </form>
  );
}

function Gaps() {
  return (
    <Notice
      tone="warn"
      title="データのすき間が、まだ空になっていません。"
      action={
        <form method="post">
          <HiddenField name="intent" value="clean" />
          <Button>すき間も空にする</Button>
        </form>
      }
    >
      <p>{GAPS_LEFT}</p>
    </Notice>
  );
}
