import { data } from 'react-router';
import { showMoment } from '#app/lib/dates.ts';
import { errorOf, type FieldError, one, type Typed, typedFields } from '#app/lib/forms.ts';
import { Button, Buttons, PrimaryButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { RecoveryCodes } from './codes.tsx';
import { addressContext, offerContext, passkeyHintOf, sessionContext, who } from './here.server.ts';
import { mustWait } from './limits.server.ts';
import { isOwnPassword, ownKeys, wrongOwnPassword } from './own.server.ts';
import { PasskeyButton, PasskeyScript } from './passkey-button.tsx';
import { passkeysOf, readNewPasskey, siteOf } from './passkeys.server.ts';
import { personOf } from './people.server.ts';
import { offerTotp, secondOf } from './second.server.ts';
import { changeSecond, type SecondChange } from './second-change.server.ts';
import { deviceLabel } from './session.ts';
import { TotpFields } from './totp-fields.tsx';

const refusals: Record<string, FieldError> = {
  digits: {
    field: 'code',
    message: '数字が違います。アプリに出ている新しい数字を書いてください。',
  },
  passkey: {
    field: 'current',
    message: 'パスキーを登録できませんでした。もう一度ためしてください。',
  },
  last: { field: 'current', message: 'ひとつは残してください。先に、ほかの方法を用意します。' },
};

const doneWords: Record<SecondChange['intent'], string> = {
  totp: '認証アプリを登録しました。',
  'drop-totp': '認証アプリを外しました。',
  passkey: 'パスキーを登録しました。',
  'drop-passkey': 'パスキーを外しました。',
  codes: '控えの番号を作りなおしました。前の番号は、もう使えません。',
};

export async function loader({ context }: Args) {
  const { db, actor } = ownKeys(context);
  const keys = await passkeysOf(db, actor);
  return {
    passkeyHint: passkeyHintOf(context),
    second: await secondOf(db, actor),
    offer: await offerTotp(await personOf(db, actor), context.get(offerContext)),
    passkeys: keys.map((k) => ({
      id: k.id,
      name: k.name,
      since: showMoment(k.created_at),
      used: k.used_at ? showMoment(k.used_at) : 'まだです',
    })),
  };
}

/** One form: the password, and which of its buttons was pressed. */
export async function action({ context, request, url }: Args) {
  const { db, actor } = ownKeys(context);
  const values = typedFields(await request.formData());
  context.set(offerContext, one(values, 'offer'));
  const given = { typed: one(values, 'current'), address: context.get(addressContext) };
  const { waitMs, isRight } = await isOwnPassword(db, actor, given);
  if (waitMs > 0) return mustWait(waitMs);
  if (!isRight) return refuse(wrongOwnPassword);
  const answer = { challengeId: one(values, 'challenge'), json: one(values, 'passkey') };
  const key = answer.json ? await readNewPasskey(db, siteOf(url), answer) : null;
  const wish = wishOf(values, key, deviceLabel(request.headers.get('user-agent')));
  const session = context.get(sessionContext)?.tokenHash ?? null;
  const came = await changeSecond(db, who(actor), session, wish);
  if ('refused' in came) return refuse(refusals[came.refused] ?? wrongOwnPassword);
  return data({ errors: [] as FieldError[], codes: came.codes, done: doneWords[wish.intent] });
}

type Key = Extract<SecondChange, { intent: 'passkey' }>['key'];

function wishOf(values: Typed, key: Key, name: string): SecondChange {
  const [intent, id = ''] = one(values, 'intent').split(':');
  if (intent === 'passkey') return { intent, key, name };
  if (intent === 'drop-passkey') return { intent, id };
  if (intent === 'drop-totp' || intent === 'codes') return { intent };
  return { intent: 'totp', offer: one(values, 'offer'), digits: one(values, 'code') };
}

function refuse(error: FieldError) {
  return data({ errors: [error], codes: null, done: null }, { status: 422 });
}

export default function OwnSecond({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { second, offer, passkeys, passkeyHint } = loaderData;
  const came = actionData && 'codes' in actionData ? actionData : null;
  const errors = actionData?.errors ?? [];
  const wrong = (field: string) => errorOf(errors, field);
  if (came?.codes) {
    return (
      <Page title="新しい控えの番号">
        <RecoveryCodes codes={came.codes} next="/me" label="しまいました" />
      </Page>
    );
  }
  return (
    <Page
      title="二段階の確認を変える"
      lead="変えると、ほかの端末ではログインしなおすことになります。"
    >
      {came?.done && <Notice tone="ok" title={came.done} />}
      <ErrorSummary errors={errors} />
      <form method="post">
        <TextField
          name="current"
          label="いまのパスワード"
          hint="この画面で何かを変えるときは、まず書いてください。"
          type="password"
          autoComplete="current-password"
          error={wrong('current')}
          required
        />
        <Section title="パスキー">
          {passkeys.length > 0 ? <Passkeys passkeys={passkeys} /> : <p>まだありません。</p>}
          <PasskeyButton
            kind="create"
            intent="passkey"
            label="この端末のパスキーを登録する"
            hint={passkeyHint}
          />
        </Section>
        <App second={second} offer={offer} error={wrong('code')} />
        <Section title="控えの番号">
          <p>あと{second.codesLeft}個あります。作りなおすと、前の番号は使えなくなります。</p>
          <Buttons>
            <Button name="intent" value="codes">
              控えの番号を作りなおす
            </Button>
          </Buttons>
        </Section>
      </form>
      <PasskeyScript />
    </Page>
  );
}

type Loaded = PageProps<typeof loader>['loaderData'];
type AppProps = Pick<Loaded, 'second' | 'offer'> & { error: string | undefined };

function App({ second, offer, error }: AppProps) {
  return (
    <Section title={second.totp ? '別の認証アプリにかえる' : '認証アプリを使う'}>
      <TotpFields offer={offer} error={error} />
      <Buttons>
        <PrimaryButton name="intent" value="totp">
          この数字で登録する
        </PrimaryButton>
        {second.totp && (
          <Button name="intent" value="drop-totp">
            認証アプリを外す
          </Button>
        )}
      </Buttons>
    </Section>
  );
}

type Passkey = Loaded['passkeys'][number];

function Passkeys({ passkeys }: { passkeys: Passkey[] }) {
  return (
    <Table
      caption="登録したパスキー"
      captionHidden
      head={['端末', '登録した日', '最後に使った日', '外す']}
      rows={passkeys.map((k) => ({
        key: k.id,
        cells: [
          k.name,
          k.since,
          k.used,
          <Button key="drop" name="intent" value={`drop-passkey:${k.id}`}>
            外す
          </Button>,
        ],
      }))}
    />
  );
}
