import { redirect } from 'react-router';
import { z } from 'zod';
import type { Db } from '#app/db/dialect.server.ts';
import { invalid, parseForm } from '#app/lib/forms.ts';
import { forbidden } from '#app/lib/problems.ts';
import { reasonField } from '#app/lib/reason.ts';
import { ReasonPage } from '#app/ui/reason.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import { unfixReport } from './fix.server.ts';
import { mayUnfix } from './report.ts';
import { reachReport } from './reports.server.ts';

const form = z.object({ reason: reasonField('取り消すわけを、ひとこと書いてください。') });

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const { id, title } = await reachFixed(db, actor, params.id);
  return { id, title };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const { id } = await reachFixed(db, actor, params.id);
  const parsed = parseForm(form, await request.formData());
  if (!parsed.ok) return invalid(parsed);
  await unfixReport(db, actor, id, parsed.value.reason);
  return redirect(`/reports/${id}?done=unfixed`);
}

async function reachFixed(db: Db, actor: Actor, id: string | undefined) {
  const report = await reachReport(db, actor, id);
  if (!mayUnfix(actor)) throw forbidden();
  if (report.fixedAt === null) throw redirect(`/reports/${report.id}`);
  return report;
}

export default function UnfixReport({
  loaderData: { id, title },
  actionData,
}: PageProps<typeof loader, typeof action>) {
  return (
    <ReasonPage
      title="確定を取り消す"
      lead={title}
      then="取り消すと、数字はまた記録から数えます。渡した紙と数字が変わることがあります。わけは操作の記録に残ります。"
      came={actionData}
      label="取り消すわけ"
      button="確定を取り消す"
      back={{ href: `/reports/${id}`, label: 'もどる' }}
    />
  );
}
