import { showDate, today } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/problems.ts';
import { Buttons, LinkButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page, Prose, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { VerbMark } from '#app/ui/verb.tsx';
import { maySetUp } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import { verbs } from '../lists/verbs.ts';
import { Goals } from './goals.tsx';
import { type Plan, planOn, planTitle, planYear, showPeriod, standardKeys } from './plan.ts';
import { readPurposes } from './purposes.server.ts';
import { doneWords } from './words.ts';

/** `/purposes` shows the plan in force, `/purposes/:id` any edition. */
export async function loader({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const purposes = await readPurposes(db, actor.officeId);
  const { plans } = purposes;
  const day = today();
  const inForce = planOn(plans, day);
  const plan = params.id ? plans.find((p) => p.id === params.id) : inForce;
  if (params.id && !plan) throw notFound();
  return {
    ...purposes,
    day,
    plan: plan ?? null,
    isInForce: plan?.id === inForce?.id,
    goals: purposes.goals.filter((goal) => goal.planId === plan?.id),
    office: actor.officeName,
    mayWrite: maySetUp(actor),
    done: doneWords[new URL(request.url).searchParams.get('done') ?? ''] ?? null,
  };
}

type Shown = PageProps<typeof loader>['loaderData'];

export default function ShowPurposes({ loaderData }: PageProps<typeof loader>) {
  const { plan, plans, day, office, mayWrite, done } = loaderData;
  return (
    <Page
      title="目的と方針"
      above={<PrintHead office={office} date={showDate(day)} />}
      actions={mayWrite && <Edits plan={plan} />}
    >
      {done && <Notice tone="ok" title={done} />}
      {plan ? <PlanInForce {...loaderData} plan={plan} /> : <NoPlan {...loaderData} />}
      <Standards {...loaderData} />
      <Policy {...loaderData} />
      <Editions plans={plans} shown={plan} day={day} />
      <Takeout list="purposes" />
    </Page>
  );
}

function Edits({ plan }: { plan: Plan | null }) {
  if (!plan) return null;
  return (
    <Buttons>
      <LinkButton href={`/purposes/${plan.id}/edit`} k="e">
        計画と目標を直す
      </LinkButton>
      <LinkButton href={`/purposes/new?from=${plan.id}`}>新しい版をつくる</LinkButton>
    </Buttons>
  );
}

function PlanInForce({ plan, goals, day, isInForce }: Shown & { plan: Plan }) {
  const years = planYear(plan, day);
  return (
    <>
      {!isInForce && (
        <Notice
          tone="info"
          title={`いま使っている計画ではありません。${showPeriod(plan)}の計画です。`}
        >
          <a href="/purposes">いまの目的と方針を見る</a>
        </Notice>
      )}
      <section aria-label="目的" className="grid gap-4">
        <p className="max-w-3xl whitespace-pre-wrap text-2xl font-bold leading-relaxed">
          {plan.purpose}
        </p>
        <Facts
          items={[
            { term: '計画', detail: planTitle(plan) },
            { term: '期間', detail: showPeriod(plan) },
            ...(years ? [{ term: 'いま', detail: `${years.of}年のうち${years.year}年目` }] : []),
          ]}
        />
      </section>
      <Section title="目標">
        <Goals goals={goals} day={day} />
      </Section>
      {plan.review && (
        <Section title="中間見直しで分かったこと">
          <Prose>{plan.review}</Prose>
        </Section>
      )}
    </>
  );
}

function NoPlan({ mayWrite, plans }: Shown) {
  return (
    <Empty
      title={
        plans.length > 0 ? 'いまの日付にあたる計画がありません。' : '目的は、まだ書かれていません。'
      }
      action={
        mayWrite && (
          <LinkButton href="/purposes/new" tone="primary">
            計画を書く
          </LinkButton>
        )
      }
    >
      <p>
        ここには、地域福祉活動計画の目的と目標が入ります。書いておくと、記録をつけるときに「どの目標のためか」を選べ、どの仕事も目的までたどれます。
      </p>
      {!mayWrite && <p>計画は、管理職かシステム係が書きます。</p>}
    </Empty>
  );
}

function Standards({ standards: { texts }, mayWrite }: Shown) {
  const written = standardKeys.flatMap((key) => texts[key] || []);
  return (
    <Section
      title="行動基準"
      actions={mayWrite && <Edit href="/purposes/principles/standard" what="行動基準" />}
    >
      {written.length === 0 && <p className="text-quiet">行動基準は、まだ書かれていません。</p>}
      <ol className="grid list-decimal gap-2 ps-6">
        {written.map((text) => (
          <li key={text}>
            <Prose>{text}</Prose>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Policy({ policy: { texts }, mayWrite }: Shown) {
  return (
    <Section
      title="支援方針"
      actions={mayWrite && <Edit href="/purposes/principles/policy" what="支援方針" />}
    >
      <dl className="grid gap-3">
        {verbs.map(({ verb }) => (
          <div key={verb} className="flex flex-wrap gap-x-4">
            <dt className="w-32 font-bold">
              <VerbMark verb={verb} />
            </dt>
            <dd>{texts[verb] || 'まだ書かれていません。'}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Edit({ href, what }: { href: string; what: string }) {
  return (
    <span className="no-print">
      <LinkButton href={href} tone="quiet" aria-label={`${what}を直す`}>
        直す
      </LinkButton>
    </span>
  );
}

function Editions({ plans, shown, day }: { plans: Plan[]; shown: Plan | null; day: string }) {
  const others = plans.filter((plan) => plan.id !== shown?.id);
  if (others.length === 0) return null;
  return (
    <div className="no-print">
      <Section title="ほかの計画と版">
        <ul className="grid gap-2">
          {others.map((plan) => (
            <li key={plan.id}>
              <a href={`/purposes/${plan.id}`}>{planTitle(plan)}</a>　{showPeriod(plan)}
              {plan.fromOn > day && '（これから始まります）'}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
