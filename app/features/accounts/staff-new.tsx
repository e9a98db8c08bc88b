import { data } from 'react-router';
import { invalid, parseForm, refused } from '#app/lib/forms.ts';
import { LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { staffForm } from './form.ts';
import { managingStaff } from './here.server.ts';
import { handOver } from './link.server.ts';
import { LinkShown } from './link-shown.tsx';
import { inviteStaff } from './people.server.ts';
import { StaffFields, saveErrors } from './staff-fields.tsx';

export function loader({ context }: Args) {
  managingStaff(context);
  return null;
}

export async function action({ context, request, url }: Args) {
  const { db, actor } = managingStaff(context);
  const form = parseForm(staffForm, await request.formData());
  if (!form.ok) return invalid(form);
  const invited = await inviteStaff(db, actor, form.value);
  if (invited === 'taken') return invalid(refused(form.values, [saveErrors.taken]));
  const person = { officeId: actor.officeId, staffId: invited.id };
  const shown = await handOver(db, person, invited.token, url);
  return data({ errors: [], values: {}, shown: { ...shown, name: form.value.name } });
}

export default function InviteStaff({ actionData }: PageProps<typeof loader, typeof action>) {
  if (actionData && 'shown' in actionData) {
    const { shown } = actionData;
    return (
      <Page title={`${shown.name}さんを招きました`}>
        <LinkShown {...shown} />
        <LinkButton href="/staff">職員の一覧へ</LinkButton>
      </Page>
    );
  }
  const errors = actionData?.errors ?? [];
  return (
    <Page
      title="職員を招く"
      lead="一度だけ使えるリンクを作ります。本人がリンクを開いて、パスワードを決めます。"
    >
      <ErrorSummary errors={errors} />
      <form method="post">
        <StaffFields typed={actionData?.values} errors={errors} />
        <PrimaryButton>リンクを作る</PrimaryButton>
      </form>
    </Page>
  );
}
