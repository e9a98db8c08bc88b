import { data, redirect } from 'react-router';
import { invalid, parseForm } from '#app/lib/forms.ts';
import { problem } from '#app/lib/problems.ts';
import { LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { addressContext, type Context, dbOf } from './here.server.ts';
import { acceptInvitation, findInvitation } from './invitations.server.ts';
import { beginGuess, limitOf } from './limits.server.ts';
import { hashPassword } from './password.server.ts';
import { newPassword } from './password.ts';
import { PasswordFields } from './password-fields.tsx';

export async function loader({ context, params }: Args) {
  const invitation = await findInvitation(dbOf(context), params.token ?? '');
  if (!invitation) {
    await noteGuess(context);
    return data({ person: null }, { status: 404 });
  }
  const { name, email, officeName } = invitation;
  return data({ person: { name, email, officeName } });
}

export async function action({ context, params, request }: Args) {
  const db = dbOf(context);
  const invitation = await findInvitation(db, params.token ?? '');
  if (!invitation) {
    await noteGuess(context);
    throw redirect(`/invitation/${encodeURIComponent(params.token ?? '')}`);
  }
  const form = parseForm(
    newPassword([invitation.email, invitation.name]),
    await request.formData(),
  );
  if (!form.ok) return invalid({ ...form, values: {} });
  const hash = await hashPassword(form.value.password);
  const cookie = await acceptInvitation(db, invitation, hash);
  const next = invitation.kind === 'sample' ? '/' : '/sign-in/enrol';
  return redirect(next, { headers: { 'set-cookie': cookie } });
}

/** A link that is none may be a guess; a right one is never kept waiting. */
async function noteGuess(context: Context): Promise<void> {
  const limits = [limitOf('link', context.get(addressContext))];
  const { waitMs } = await beginGuess(dbOf(context), limits);
  if (waitMs > 0) throw problem('tooMany');
}

export default function Invitation({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { person } = loaderData;
  if (!person) return <Spent />;
  const errors = actionData?.errors ?? [];
  return (
    <Page
      title={`${person.name}さん、ようこそ`}
      lead={`${person.officeName}の「えんがわ」に入るパスワードを決めてください。`}
    >
      <ErrorSummary errors={errors} />
      <form method="post">
        <TextField
          name="email"
          label="メールアドレス"
          hint="ログインのときに使います。"
          autoComplete="username"
          value={person.email}
          readOnly
        />
        <PasswordFields errors={errors} />
        <PrimaryButton>このパスワードに決める</PrimaryButton>
      </form>
    </Page>
  );
}

function Spent() {
  return (
    <Page title="このリンクは使えません">
      <Notice
        tone="warn"
        title="リンクは7日間、一度だけ使えます。"
        action={<LinkButton href="/sign-in">ログインする</LinkButton>}
      >
        <p>
          パスワードをもう決めた人は、ログインしてください。そうでない人は、システム係に新しいリンクを作ってもらってください。
        </p>
      </Notice>
    </Page>
  );
}
