import { data, redirect } from 'react-router';
import { change, type Note } from '#app/db/audit.server.ts';
import type { Tx } from '#app/db/dialect.server.ts';
import { type FieldError, one, typedFields } from '#app/lib/forms.ts';
import { notFound } from '#app/lib/problems.ts';
import { Buttons, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { RecoveryCodes } from './codes.tsx';
import { halfSignedIn } from './half.server.ts';
import {
  addressContext,
  type Context,
  codesContext,
  dbOf,
  offerContext,
  passkeyHintOf,
} from './here.server.ts';
import { beginGuess, clearGuess, limitOf, mustWait } from './limits.server.ts';
import { PasskeyButton, PasskeyScript } from './passkey-button.tsx';
import { addPasskey, readNewPasskey, siteOf } from './passkeys.server.ts';
import { personOf } from './people.server.ts';
import {
  confirmTotp,
  isEnrolled,
  offerTotp,
  renewRecoveryCodes,
  secondOf,
} from './second.server.ts';
import { deviceLabel, safePath } from './session.ts';
import { endSessions, openSession, type Person } from './sessions.server.ts';
import { withTo } from './sign-in.server.ts';
import { TotpFields } from './totp-fields.tsx';

/** Setting up the second step: only once, and only while there is none. */
async function beginner(context: Context, to: string) {
  const { officeId, staffId } = halfSignedIn(context, to);
  const person = { officeId, staffId };
  if (isEnrolled(await secondOf(dbOf(context), person)))
    throw redirect(withTo('/sign-in/second', to));
  return personOf(dbOf(context), person);
}

export async function loader({ context, request }: Args) {
  const to = safePath(new URL(request.url).searchParams.get('to'));
  const codes = context.get(codesContext);
  const passkeyHint = passkeyHintOf(context);
  if (codes) return { to, codes, offer: null, passkeyHint };
  const person = await beginner(context, to);
  const offer = await offerTotp(person, context.get(offerContext));
  return { to, codes, offer, passkeyHint };
}

export async function action({ context, request, url }: Args) {
  const values = typedFields(await request.formData());
  const to = safePath(one(values, 'to', '/'));
  const person = await beginner(context, to);
  const db = dbOf(context);
  const limits = [
    limitOf('second', person.staffId),
    limitOf('address', context.get(addressContext)),
  ];
  context.set(offerContext, one(values, 'offer'));
  const guess = await beginGuess(db, limits);
  if (guess.waitMs > 0) return mustWait(guess.waitMs, { to });
  const asked = one(values, 'intent') === 'passkey';
  const answer = { challengeId: one(values, 'challenge'), json: one(values, 'passkey') };
  const key = asked ? await readNewPasskey(db, siteOf(url), answer) : null;
  const label = deviceLabel(request.headers.get('user-agent'));
  const done = await enrolOnce(context, person, async (tx, note) => {
    if (!asked) return confirmTotp(tx, note, person, one(values, 'offer'), one(values, 'code'));
    if (key) await addPasskey(tx, note, person, key, label);
    return key !== null;
  });
  if (!done) return refuse(asked, { to });
  await clearGuess(db, guess);
  context.set(codesContext, done.codes);
  const headers = { 'set-cookie': done.cookie };
  return data({ errors: [] as FieldError[], values: { to } }, { headers });
}

type Keep = (tx: Tx, note: Note) => Promise<boolean>;

/** The second step, its recovery codes and a full session in one: half of it never happens. */
function enrolOnce(context: Context, person: Person, keep: Keep) {
  return change(dbOf(context), person, async (tx, note) => {
    if (isEnrolled(await secondOf(tx, person))) throw notFound();
    if (!(await keep(tx, note))) {
      note({
        verb: 'session.refused',
        thing: 'staff',
        id: person.staffId,
        plain: { step: 'enrol' },
      });
      return null;
    }
    const codes = await renewRecoveryCodes(tx, note, person);
    await endSessions(tx, person);
    const { officeId, staffId } = person;
    return { codes, cookie: await openSession(tx, note, { officeId, staffId, stage: 'full' }) };
  });
}

function refuse(passkey: boolean, values: { to: string }) {
  const message = passkey
    ? 'パスキーを登録できませんでした。もう一度ためすか、認証アプリを使ってください。'
    : '数字が違います。アプリに出ている新しい数字を書いてください。';
  const errors = [{ field: passkey ? '' : 'code', message }];
  return data({ errors, values }, { status: 422 });
}

export default function Enrol({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const to = one(actionData?.values, 'to', loaderData.to);
  if (!loaderData.offer) {
    return (
      <Page title="二段階の確認ができました">
        <RecoveryCodes codes={loaderData.codes ?? []} next={to} label="しまったので、始める" />
      </Page>
    );
  }
  const error = actionData?.errors[0]?.message;
  return (
    <Page
      title="二段階の確認を用意する"
      lead="住民のことを守るため、パスワードのほかにもうひとつ、あなたの手もとにあるもので確かめます。用意は一度だけです。"
    >
      {error && <Notice tone="error" title={error} />}
      <form method="post" action="/sign-in/enrol">
        <HiddenField name="to" value={to} />
        <Section title="認証アプリを使う">
          <TotpFields offer={loaderData.offer} />
          <Buttons>
            <PrimaryButton name="intent" value="totp">
              この数字で用意する
            </PrimaryButton>
          </Buttons>
        </Section>
        <PasskeyButton
          kind="create"
          intent="passkey"
          label="この端末のパスキーを使う"
          hint={loaderData.passkeyHint}
        >
          <p>この端末の指紋や顔、暗証番号でも確かめられます（パスキー）。</p>
        </PasskeyButton>
      </form>
      <PasskeyScript />
    </Page>
  );
}
