import { redirect } from 'react-router';
import { invalid, parseForm } from '#app/lib/forms.ts';
import { reasonForm } from '#app/lib/reason.ts';
import { ReasonPage } from '#app/ui/reason.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { reachToEdit } from './reach.server.ts';
import { titleOf } from './record.ts';
import { removeRecord } from './records.server.ts';
import { toShared } from './rows.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const row = await reachToEdit(db, actor, params.id);
  return { id: row.id, title: titleOf(toShared(row, null)) };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const row = await reachToEdit(db, actor, params.id);
  const parsed = parseForm(reasonForm, await request.formData());
  if (!parsed.ok) return invalid(parsed);
  await removeRecord(db, actor, row.id, parsed.value.reason);
  return redirect(`/records?gone=${row.id}`);
}

export default function RemoveRecord({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { id, title } = loaderData;
  return (
    <ReasonPage
      title="記録を消す"
      lead={title}
      then="一覧や集計に出なくなります。あとで元に戻せます。"
      came={actionData}
      back={{ href: `/records/${id}` }}
    />
  );
}
