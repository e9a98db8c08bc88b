import { redirect } from 'react-router';
import { change } from '#app/db/audit.server.ts';
import { showDate, showMoment } from '#app/lib/dates.ts';
import { errorOf, invalid, one, parseForm, typedFields } from '#app/lib/forms.ts';
import { Button, Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { roleNames } from './actor.ts';
import { ownNameForm } from './form.ts';
import { sessionContext, signedIn, who } from './here.server.ts';
import { readStaff, saveOwnName } from './people.server.ts';
import { secondOf } from './second.server.ts';
import { devicesOf, endSessions, forgetDevices } from './sessions.server.ts';

const doneWords: Record<string, string> = {
  name: '名前を保存しました。',
  password: 'パスワードを変えました。ほかの端末では、ログインしなおしてください。',
  sessions: 'ほかの端末でのログインを終わらせました。',
  device: '端末の信頼をやめました。',
};

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const staff = await readStaff(db, actor.officeId, actor.staffId);
  const devices = await devicesOf(db, actor).execute();
  return {
    name: actor.name,
    kana: staff?.kana ?? '',
    email: staff?.email ?? '',
    role: roleNames[actor.role],
    isSample: actor.officeKind === 'sample',
    second: await secondOf(db, actor),
    devices: devices.map((d) => ({
      id: d.token_hash,
      label: d.label,
      since: showMoment(d.created_at),
      until: showDate(d.expires_at.slice(0, 10)),
    })),
    done: doneWords[new URL(request.url).searchParams.get('done') ?? ''] ?? null,
  };
}

export async function action({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const values = typedFields(await request.formData());
  const intent = one(values, 'intent');
  if (intent === 'sessions') {
    await change(db, who(actor), async (tx, note) => {
      await endSessions(tx, actor, context.get(sessionContext)?.tokenHash);
      note({ verb: 'session.end-others', thing: 'staff', id: actor.staffId });
    });
    return redirect('/me?done=sessions');
  }
  if (intent === 'device') {
    await change(db, who(actor), async (tx, note) => {
      await forgetDevices(tx, actor, one(values, 'device'));
      note({ verb: 'device.forget', thing: 'staff', id: actor.staffId });
    });
    return redirect('/me?done=device');
  }
  const form = parseForm(ownNameForm, values);
  if (!form.ok) return invalid(form);
  await saveOwnName(db, actor, form.value);
  return redirect('/me?done=name');
}

export default function Me({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const { done, isSample } = loaderData;
  const errors = actionData?.errors ?? [];
  const typed = actionData?.values;
  return (
    <Page title="自分のこと">
      {done && <Notice tone="ok" title={done} />}
      <ErrorSummary errors={errors} />
      <form method="post">
        <TextField
          name="name"
          label="名前"
          value={one(typed, 'name', loaderData.name)}
          error={errorOf(errors, 'name')}
          required
        />
        <TextField name="kana" label="ふりがな" value={one(typed, 'kana', loaderData.kana)} />
        <Facts
          items={[
            { term: 'メールアドレス', detail: loaderData.email },
            { term: '役割', detail: loaderData.role },
          ]}
        />
        <p>メールアドレスと役割は、システム係が変えられます。</p>
        <PrimaryButton name="intent" value="name">
          名前を保存する
        </PrimaryButton>
      </form>
      <p>
        <a href="/me/calendar">自分の予定を、電話や別の予定表でも見る</a>
      </p>
      {isSample ? (
        <Notice tone="info" title="見本の事業所では、パスワードと二段階の確認は使いません。" />
      ) : (
        <Keys {...loaderData} />
      )}
    </Page>
  );
}

type Loaded = PageProps<typeof loader>['loaderData'];

function Keys({ second, devices }: Pick<Loaded, 'second' | 'devices'>) {
  return (
    <>
      <Section title="ログインのしかた">
        <Facts
          items={[
            { term: '認証アプリ', detail: second.totp ? '使っています' : '使っていません' },
            {
              term: 'パスキー',
              detail: second.passkeys > 0 ? `${second.passkeys}個` : 'ありません',
            },
            { term: '控えの番号', detail: `あと${second.codesLeft}個` },
          ]}
        />
        <Buttons>
          <LinkButton href="/me/password">パスワードを変える</LinkButton>
          <LinkButton href="/me/second">二段階の確認を変える</LinkButton>
        </Buttons>
      </Section>
      <Section title="信頼している端末">
        {devices.length === 0 ? <p>ありません。</p> : <Devices devices={devices} />}
      </Section>
      <Section title="ほかの端末">
        <p>
          電話やパソコンを置きわすれたかもしれないときに使います。この端末では、そのまま続けられます。
        </p>
        <form method="post">
          <Button name="intent" value="sessions">
            ほかの端末でのログインを終わらせる
          </Button>
        </form>
      </Section>
    </>
  );
}

function Devices({ devices }: Pick<Loaded, 'devices'>) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value="device" />
      <Table
        caption="信頼している端末"
        captionHidden
        head={['端末', 'いつから', 'いつまで', 'やめる']}
        rows={devices.map((d) => ({
          key: d.id,
          cells: [
            d.label,
            d.since,
            d.until,
            <Button key="stop" name="device" value={d.id}>
              信頼をやめる
            </Button>,
          ],
        }))}
      />
    </form>
  );
}
