import { redirect } from 'react-router';
import { invalid, parseForm } from '#app/lib/forms.ts';
import { reasonForm } from '#app/lib/reason.ts';
import { ReasonPage } from '#app/ui/reason.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { reachDisposal, refuseDisposal } from './disposals.server.ts';
import { keepingOf } from './kinds.server.ts';
import { disposing } from './reach.server.ts';
import { stageOf } from './retention.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = disposing(context);
  const row = await reachDisposal(db, actor, params.id);
  if (stageOf(row) !== 'open') throw redirect(`/retention/disposals/${row.id}`);
  const lead = `${keepingOf(row.kind).label}　${row.proposed.toLocaleString('ja')}件`;
  return { id: row.id, lead, isOwn: row.proposed_by === actor.staffId };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = disposing(context);
  const row = await reachDisposal(db, actor, params.id);
  const form = parseForm(reasonForm, await request.formData());
  if (!form.ok) return invalid(form);
  await refuseDisposal(db, actor, row, form.value.reason);
  return redirect(`/retention/disposals/${row.id}`);
}

export default function Refusal({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { id, lead, isOwn } = loaderData;
  return (
    <ReasonPage
      title={isOwn ? '提案を取り下げる' : '廃棄を承認しない'}
      lead={lead}
      then="何も消えません。わけは残ります。あらためて提案することもできます。"
      came={actionData}
      label="わけ"
      button={isOwn ? '取り下げる' : '承認しない'}
      back={{ href: `/retention/disposals/${id}`, label: 'もどる' }}
    />
  );
}
