import { redirect } from 'react-router';
import {
  errorOf,
  type FieldError,
  invalid,
  one,
  parseForm,
  type Typed,
  typedFields,
} from '#app/lib/forms.ts';
import { notFound } from '#app/lib/problems.ts';
import { Button, PrimaryButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { hasOffice } from '../accounts/first.server.ts';
import { type Context, dbOf } from '../accounts/here.server.ts';
import { hashPassword } from '../accounts/password.server.ts';
import { newPassword } from '../accounts/password.ts';
import { PasswordFields } from '../accounts/password-fields.tsx';
import { openSampleOffice } from '../sample/open.server.ts';
import { foundingForm } from './form.ts';
import { foundOffice } from './office.server.ts';

async function firstVisit(context: Context) {
  const db = dbOf(context);
  if (await hasOffice(db)) throw notFound();
  return db;
}

export async function loader({ context }: Args) {
  await firstVisit(context);
  return null;
}

export async function action({ context, request }: Args) {
  const db = await firstVisit(context);
  const values = typedFields(await request.formData());
  if (one(values, 'intent') === 'sample') {
    await openSampleOffice(db, { onlyFirst: true, files: true });
    return redirect('/sign-in');
  }
  const form = parseForm(foundingForm, values);
  const own = [one(values, 'email'), one(values, 'name'), one(values, 'office')];
  const secret = parseForm(newPassword(own), values);
  if (!form.ok || !secret.ok) return invalid(bothErrors(values, form, secret));
  const passwordHash = await hashPassword(secret.value.password);
  const cookie = await foundOffice(db, { ...form.value, passwordHash });
  return redirect('/sign-in/enrol', { headers: { 'set-cookie': cookie } });
}

type MaybeWrong = { ok: boolean; errors?: FieldError[] };

/** What was typed comes back, but for the password. */
function bothErrors(values: Typed, ...parts: MaybeWrong[]) {
  const { password: _p, again: _a, ...shown } = values;
  return { ok: false as const, errors: parts.flatMap((p) => p.errors ?? []), values: shown };
}

export default function Setup({ actionData }: PageProps<typeof loader, typeof action>) {
  const errors = actionData?.errors ?? [];
  const typed = actionData?.values;
  return (
    <Page
      title="えんがわへようこそ"
      lead="はじめに、あなたの事業所をつくるか、見本の事業所をひらきます。"
    >
      <ErrorSummary errors={errors} />
      <Section title="事業所をつくる">
        <form method="post">
          <Founder typed={typed} errors={errors} />
          <PrimaryButton name="intent" value="found">
            事業所をつくる
          </PrimaryButton>
        </form>
      </Section>
      <Section title="まず見てみる">
        <p>
          作りものの人と記録が入った事業所です。ためすだけなら、こちらを使ってください。住民の本当の名前は書かないでください。ひらくまで、10秒ほどかかります。
        </p>
        <form method="post">
          <Button name="intent" value="sample">
            見本の事業所をひらく
          </Button>
        </form>
      </Section>
    </Page>
  );
}

function Founder({ typed, errors }: { typed: Typed | undefined; errors: FieldError[] }) {
  const field = (name: string) => ({
    name,
    value: one(typed, name),
    error: errorOf(errors, name),
  });
  return (
    <>
      <TextField
        {...field('office')}
        label="事業所の名前"
        hint="例：縁川市社会福祉協議会"
        required
      />
      <TextField
        {...field('name')}
        label="あなたの名前"
        hint="あなたが最初のシステム係になります。"
        required
      />
      <TextField {...field('kana')} label="ふりがな" />
      <TextField
        {...field('email')}
        label="あなたのメールアドレス"
        hint="ログインのときに使います。"
        autoComplete="username"
        inputMode="email"
        required
      />
      <PasswordFields errors={errors} />
    </>
  );
}
