import { data, redirect } from 'react-router';
import { showDate, today } from '#app/lib/dates.ts';
import { errorOf, invalid, one, parseForm } from '#app/lib/forms.ts';
import { PrimaryButton } from '#app/ui/button.tsx';
import { CheckField } from '#app/ui/choices.tsx';
import { DateField, HiddenField, TextArea, TextField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { readSettings, saveSettings } from './settings.server.ts';
import { type Chosen, differing, type Part, settingsForm, toTyped } from './settings.ts';
import { partWords } from './words.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const { stamp, ...chosen } = await readSettings(db, actor.officeId);
  return { stamp, typed: toTyped(chosen), saved: new URL(request.url).searchParams.has('saved') };
}

export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const form = parseForm(settingsForm(today()), await request.formData());
  if (!form.ok) return invalid(form);
  const saved = await saveSettings(db, who(actor), one(form.values, 'stamp'), form.value);
  if (saved.done) return redirect('/settings/office?saved=1');
  const theirs = differing(saved.now, form.value).map((part) => ({
    label: partWords[part],
    text: inWords(saved.now, part),
  }));
  const values = { ...form.values, stamp: saved.now.stamp };
  return data({ errors: [], values, theirs }, { status: 409 });
}

function inWords({ name, review, approval }: Chosen, part: Part): string {
  if (part === 'name') return name;
  if (part === 'approval') return approval.join('、') || '（なし）';
  return review.on ? `${showDate(review.from)}からの記録で使う` : '使わない';
}

export default function OfficeSettings({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const errors = actionData?.errors ?? [];
  const values = actionData?.values ?? loaderData.typed;
  const field = (name: string) => ({
    name,
    value: one(values, name),
    error: errorOf(errors, name),
  });
  return (
    <Page title="事業所の設定">
      <ErrorSummary errors={errors} />
      {loaderData.saved && !actionData && <Notice tone="ok" title="事業所の設定を保存しました。" />}
      {actionData && 'theirs' in actionData && <Clash theirs={actionData.theirs} />}
      <form method="post" className="form" noValidate>
        <HiddenField name="stamp" value={one(actionData?.values, 'stamp', loaderData.stamp)} />
        <TextField
          {...field('name')}
          label="事業所の名前"
          required
          autoComplete="organization"
          hint="印刷した紙の上にも入ります。"
        />
        <CheckField
          name="review"
          label="供覧・確認を使う"
          checked={one(values, 'review') === '1'}
          hint="管理職が記録を読み、「確認した」を付けます。ひとことも添えられます。使わないことにしても、これまでの確認とひとことは消えません。"
        />
        <DateField
          {...field('from')}
          label="この日からの記録を確認する"
          hint="これより前の記録は、確認を待つ記録に入りません。例：8.4.1"
        />
        <TextArea
          {...field('approval')}
          label="決裁欄"
          rows={4}
          hint="印刷した紙の右上に、印を押す枠が並びます。役職を1行にひとつ、左から並べる順に書きます。6つまで。空けておくと、枠は出ません。例：事務局長、課長、係長、担当"
        />
        <div className="buttons">
          <PrimaryButton>保存する</PrimaryButton>
        </div>
      </form>
    </Page>
  );
}

/** R9: both stay on the screen; saving again is a decision. */
function Clash({ theirs }: { theirs: { label: string; text: string }[] }) {
  return (
    <Notice tone="warn" title="ほかの人が、この設定を先に変えました。まだ保存していません。">
      <p>あなたの内容は、下に残っています。よければ、もう一度保存してください。</p>
      <dl className="facts">
        {theirs.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}（いま）</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
