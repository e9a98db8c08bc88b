import { redirect } from 'react-router';
import { errorOf, invalid, one, parseForm, refused, typedFields } from '#app/lib/forms.ts';
import { PrimaryButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { addressContext, sessionContext, who } from './here.server.ts';
import { mustWait } from './limits.server.ts';
import { isOwnPassword, ownKeys, wrongOwnPassword } from './own.server.ts';
import { hashPassword } from './password.server.ts';
import { newPassword } from './password.ts';
import { PasswordFields } from './password-fields.tsx';
import { personOf } from './people.server.ts';
import { changePassword } from './second.server.ts';

export function loader({ context }: Args) {
  ownKeys(context);
  return null;
}

export async function action({ context, request }: Args) {
  const { db, actor } = ownKeys(context);
  const values = typedFields(await request.formData());
  const { email, name } = await personOf(db, actor);
  const form = parseForm(newPassword([email, name]), values);
  if (!form.ok) return invalid({ ...form, values: {} });
  const given = { typed: one(values, 'current'), address: context.get(addressContext) };
  const { waitMs, isRight } = await isOwnPassword(db, actor, given);
  if (waitMs > 0) return mustWait(waitMs);
  if (!isRight) return invalid(refused({}, [wrongOwnPassword]));
  const hash = await hashPassword(form.value.password);
  await changePassword(db, who(actor), hash, context.get(sessionContext)?.tokenHash ?? null);
  return redirect('/me?done=password');
}

export default function OwnPassword({ actionData }: PageProps<typeof loader, typeof action>) {
  const errors = actionData?.errors ?? [];
  return (
    <Page
      title="パスワードを変える"
      lead="変えると、ほかの端末ではログインしなおすことになります。"
    >
      <ErrorSummary errors={errors} />
      <form method="post">
        <TextField
          name="current"
          label="いまのパスワード"
          type="password"
          autoComplete="current-password"
          error={errorOf(errors, 'current')}
          required
        />
        <PasswordFields errors={errors} />
        <PrimaryButton>パスワードを変える</PrimaryButton>
      </form>
    </Page>
  );
}
