import { redirect } from 'react-router';
import { showDate, showFiscalYear } from '#app/lib/dates.ts';
import { one, typedFields } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { notFound } from '#app/lib/problems.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { readAsked } from './asked.ts';
import { othersWhoMay, proposeDisposal } from './disposals.server.ts';
import { countDue } from './due.server.ts';
import { reachDue } from './reach.server.ts';
import { showYears } from './retention.ts';
import { WhatErasingDoes } from './what.tsx';

export async function loader({ context, params, request }: Args) {
  const { db, actor, ...ending } = await reachDue(context, params.kind);
  const { year } = readAsked(new URL(request.url).searchParams);
  const all = await countDue(db, actor.officeId, ending);
  const years = all.filter((one) => year === null || one.year === year);
  const count = years.reduce((sum, one) => sum + one.count, 0);
  const { kind, label, holds } = ending.keeping;
  return {
    ...{ id: newId(), kind, label, holds, count, years, kept: showYears(ending.years) },
    isAlone: (await othersWhoMay(db, actor, ending.today)) === 0,
    day: showDate(ending.today),
  };
}

export async function action({ context, params, request }: Args) {
  const { db, actor, ...ending } = await reachDue(context, params.kind);
  const id = one(typedFields(await request.formData()), 'id');
  if (!isId(id)) throw notFound();
  const { year } = readAsked(new URL(request.url).searchParams);
  const count = await proposeDisposal(db, actor, id, { ...ending, year });
  return redirect(count > 0 ? `/retention/disposals/${id}` : '/retention');
}

export default function Propose({ loaderData }: PageProps<typeof loader>) {
  const { id, kind, label, holds, count, years, kept, isAlone, day } = loaderData;
  return (
    <Page
      title="廃棄を提案する"
      lead={`${label}　${count.toLocaleString('ja')}件（保存期間${kept}、${day}現在）`}
    >
      {isAlone && (
        <Notice tone="warn" title="いまは、承認できる人がほかにいません。">
          <p>提案はできます。もう一人の管理職かシステム係が承認するまで、何も消えません。</p>
        </Notice>
      )}
      <p>{holds}</p>
      <ul>
        {years.map((one) => (
          <li
            key={one.year}
          >{`${showFiscalYear(one.year)}　${one.count.toLocaleString('ja')}件`}</li>
        ))}
      </ul>
      <WhatErasingDoes />
      <form method="post" className="form">
        <HiddenField name="id" value={id} />
        <Buttons>
          {count > 0 && <PrimaryButton>提案する</PrimaryButton>}
          <LinkButton href={`/retention/due/${kind}`} tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
