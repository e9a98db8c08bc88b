import { data, redirect } from 'react-router';
import { one, parseForm } from '#app/lib/forms.ts';
import { Button, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField, TextField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { roleNames } from './actor.ts';
import { signInForm } from './form.ts';
import {
  actorContext,
  addressContext,
  dbOf,
  passkeyHintOf,
  sessionContext,
} from './here.server.ts';
import { mustWait } from './limits.server.ts';
import { PasskeyButton, PasskeyScript } from './passkey-button.tsx';
import { safePath } from './session.ts';
import { afterPassword, checkPassword, deviceOf, samplePeople, withTo } from './sign-in.server.ts';

export async function loader({ context, request }: Args) {
  const query = new URL(request.url).searchParams;
  const to = safePath(query.get('to'));
  if (context.get(actorContext)) throw redirect(to);
  if (context.get(sessionContext)) throw redirect(withTo('/sign-in/second', to));
  const sample = await samplePeople(dbOf(context));
  return {
    to,
    kept: query.has('kept'),
    wrongPasskey: query.get('passkey') === 'wrong',
    mustWait: query.get('passkey') === 'wait',
    out: query.has('out'),
    passkeyHint: passkeyHintOf(context),
    sample: sample.map((p) => ({ ...p, role: roleNames[p.role] })),
  };
}

export async function action({ context, request }: Args) {
  const form = parseForm(signInForm, await request.formData());
  if (!form.ok) return wrong('');
  const { email, password, to } = form.value;
  const db = dbOf(context);
  const given = {
    email,
    password,
    address: context.get(addressContext),
    device: deviceOf(request),
  };
  const outcome = await checkPassword(db, given);
  if (outcome.ok) return afterPassword(db, outcome.account, outcome.trusted, to);
  return outcome.waitMs > 0 ? mustWait(outcome.waitMs, { email, to }) : wrong(email, to);
}

/** The same words whether the e-mail is unknown or the password is not its. */
function wrong(email: string, to = '/') {
  const message = 'メールアドレスかパスワードが違います。もう一度書いてください。';
  return data({ errors: [{ field: 'password', message }], values: { email, to } }, { status: 422 });
}

export default function SignIn({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const to = one(actionData?.values, 'to', loaderData.to);
  const error = actionData?.errors[0]?.message;
  return (
    <Page title="ログイン" lead="えんがわに入るには、あなたを確かめます。">
      <Messages {...loaderData} />
      {error && <Notice tone="error" title={error} />}
      {loaderData.sample.length > 0 && <SamplePeople people={loaderData.sample} to={to} />}
      <form method="post" action="/sign-in">
        <HiddenField name="to" value={to} />
        <TextField
          name="email"
          label="メールアドレス"
          type="email"
          autoComplete="username"
          value={one(actionData?.values, 'email')}
          required
        />
        <TextField
          name="password"
          label="パスワード"
          type="password"
          autoComplete="current-password"
          required
        />
        <PrimaryButton>ログインする</PrimaryButton>
      </form>
      <form method="post" action="/sign-in/passkey">
        <HiddenField name="to" value={to} />
        <PasskeyButton kind="get" label="パスキーで入る" hint={loaderData.passkeyHint} />
      </form>
      <p>
        <LinkButton href="/forgotten" tone="quiet">
          パスワードを忘れたとき
        </LinkButton>
      </p>
      <PasskeyScript />
    </Page>
  );
}

function Messages({
  kept,
  wrongPasskey,
  mustWait,
  out,
}: {
  kept: boolean;
  wrongPasskey: boolean;
  mustWait: boolean;
  out: boolean;
}) {
  return (
    <>
      {kept && (
        <Notice tone="info" title="時間がたったので、もう一度ログインしてください。">
          <p>書いた文は、書きかけとして残っています。ログインすると、続きから書けます。</p>
        </Notice>
      )}
      {wrongPasskey && (
        <Notice tone="error" title="パスキーを確かめられませんでした。">
          <p>もう一度ためすか、メールアドレスとパスワードで入ってください。</p>
        </Notice>
      )}
      {mustWait && (
        <Notice tone="warn" title="続けて間違えたため、しばらく待ってからにしてください。">
          <p>締め出されてはいません。15分ほど待てば、また入れます。</p>
        </Notice>
      )}
      {out && <Notice tone="ok" title="ログアウトしました。" />}
    </>
  );
}

type Sample = { staffId: string; name: string; role: string; officeName: string };

function SamplePeople({ people, to }: { people: Sample[]; to: string }) {
  return (
    <Section title="見本の事業所の人として入る">
      <p>ここにいる人は、みな作りものです。だれかを選ぶと、その人として中を見られます。</p>
      <Table
        caption="見本の事業所の人"
        captionHidden
        head={['名前', '役割', '入る']}
        rows={people.map((p) => ({
          key: p.staffId,
          cells: [p.name, p.role, <Enter key="in" {...p} to={to} />],
        }))}
      />
    </Section>
  );
}

function Enter({ staffId, name, to }: Sample & { to: string }) {
  return (
    <form method="post" action="/sign-in/sample">
      <HiddenField name="to" value={to} />
      <Button name="staff" value={staffId}>
        {name}として入る
      </Button>
    </form>
  );
}
