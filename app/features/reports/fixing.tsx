import { data, redirect } from 'react-router';
import { today } from '#app/lib/dates.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { fixReport } from './fix.server.ts';
import { refusalToFix } from './report.ts';
import { reachOpen } from './reports.server.ts';
import { openStories } from './source.server.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const report = await reachOpen(db, actor, params.id);
  const { id, title, version } = report;
  const open = await openStories(db, actor.officeId, id);
  return { id, title, version, why: refusalToFix(report, today(), open) };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const { id } = await reachOpen(db, actor, params.id);
  const seen = Number((await request.formData()).get('version'));
  const why = await fixReport(db, actor, id, seen);
  return why ? data({ why }, { status: 422 }) : redirect(`/reports/${id}?done=fixed`);
}

export default function FixReport({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { id, title, version } = loaderData;
  const why = actionData?.why ?? loaderData.why;
  return (
    <Page title="報告書を確定する" lead={title}>
      {why && <Notice tone={actionData ? 'error' : 'warn'} title={why} />}
      <p>
        確定すると、数字と文は変わらなくなります。あとで記録が直されたときは、いまの数字が横に出ます。
      </p>
      <form method="post" className="form">
        <HiddenField name="version" value={version} />
        <Buttons>
          {!loaderData.why && <PrimaryButton>確定する</PrimaryButton>}
          <LinkButton href={`/reports/${id}`} tone="quiet">
            もどる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
