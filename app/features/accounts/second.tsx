import { data, redirect } from 'react-router';
import { one, typedFields } from '#app/lib/forms.ts';
import { PrimaryButton } from '#app/ui/button.tsx';
import { CheckField } from '#app/ui/choices.tsx';
import { HiddenField, TextField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { halfSignedIn } from './half.server.ts';
import { addressContext, dbOf, passkeyHintOf } from './here.server.ts';
import { mustWait } from './limits.server.ts';
import { PasskeyButton, PasskeyScript } from './passkey-button.tsx';
import { isEnrolled, secondOf } from './second.server.ts';
import { deviceLabel, safePath } from './session.ts';
import { checkSecond, redirectWith, withTo } from './sign-in.server.ts';

export async function loader({ context, request }: Args) {
  const to = safePath(new URL(request.url).searchParams.get('to'));
  const second = await secondOf(dbOf(context), halfSignedIn(context, to));
  if (!isEnrolled(second)) throw redirect(withTo('/sign-in/enrol', to));
  return { to, second, passkeyHint: passkeyHintOf(context) };
}

export async function action({ context, request }: Args) {
  const values = typedFields(await request.formData());
  const to = one(values, 'to', '/');
  const person = halfSignedIn(context, to);
  const trust = one(values, 'trust') ? deviceLabel(request.headers.get('user-agent')) : null;
  const given = { code: one(values, 'code'), trust, address: context.get(addressContext) };
  const outcome = await checkSecond(dbOf(context), person, given);
  if (outcome.ok) return redirectWith(safePath(to), outcome.cookies);
  if (outcome.waitMs > 0) return mustWait(outcome.waitMs, { to });
  const message = '数字が違うか、もう使われています。新しい数字が出るのを待って、書いてください。';
  return data({ errors: [{ field: 'code', message }], values: { to } }, { status: 422 });
}

export default function SecondStep({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { to, second, passkeyHint } = loaderData;
  const error = actionData?.errors[0]?.message;
  return (
    <Page title="二段階の確認" lead="パスワードのほかに、あなたの手もとにあるもので確かめます。">
      {error && <Notice tone="error" title={error} />}
      {second.passkeys > 0 && (
        <form method="post" action="/sign-in/passkey">
          <HiddenField name="to" value={to} />
          <PasskeyButton kind="get" label="パスキーで確かめる" hint={passkeyHint} />
        </form>
      )}
      <form method="post" action="/sign-in/second">
        <HiddenField name="to" value={to} />
        <TextField
          name="code"
          label={second.totp ? '認証アプリの6桁の数字' : '控えの番号'}
          hint={
            second.totp
              ? '電話が手もとにないときは、控えの番号をひとつ書いてください。'
              : '控えの番号は、それぞれ一度だけ使えます。'
          }
          autoComplete="one-time-code"
          size="medium"
          required
        />
        <CheckField
          name="trust"
          label="この端末を30日信頼する"
          hint="あなただけが使う端末のときに、選んでください。30日のあいだ、パスワードだけで入れます。"
        />
        <PrimaryButton>確かめる</PrimaryButton>
      </form>
      <p>どちらもないときは、システム係に新しいリンクを作ってもらってください。</p>
      <PasskeyScript />
    </Page>
  );
}
