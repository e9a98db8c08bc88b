import { data } from 'react-router';
import { showMoment } from '#app/lib/dates.ts';
import { invalid, one, refused, typedFields } from '#app/lib/forms.ts';
import { pasteIntent } from '#app/lib/paste-form.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Paste } from '#app/ui/paste.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { managingStaff } from './here.server.ts';
import { handOver } from './link.server.ts';
import type { ShownLink } from './link-shown.tsx';
import { knownEmails, pasteStaff } from './paste.server.ts';
import { pastedStaff, staffColumns } from './paste.ts';

export function loader({ context }: Args) {
  managingStaff(context);
  return null;
}

export async function action({ context, request, url }: Args) {
  const { db, actor } = managingStaff(context);
  const typed = typedFields(await request.formData());
  const { text, intent, error } = pasteIntent(typed);
  if (error) return invalid(refused(typed, [{ field: 'text', message: error }]));
  if (intent === 'look') {
    const look = pastedStaff(text, await knownEmails(db, actor, text));
    return data({ errors: [], values: { text }, look });
  }
  const shown: (ShownLink & { name: string })[] = [];
  for (const { staffId, name, token } of await pasteStaff(db, actor, text))
    shown.push({
      ...(await handOver(db, { officeId: actor.officeId, staffId }, token, url)),
      name,
    });
  return data({ errors: [], values: {}, shown });
}

export default function PasteStaff({ actionData }: PageProps<typeof loader, typeof action>) {
  if (actionData && 'shown' in actionData) return <Links shown={actionData.shown} />;
  const errors = actionData?.errors ?? [];
  return (
    <Page
      title="職員をまとめて招く"
      lead="ひとりずつ、一度だけ使えるリンクを作ります。本人がリンクを開いて、パスワードを決めます。"
    >
      <ErrorSummary errors={errors} />
      <Paste
        columns={staffColumns.map(({ label }) => label)}
        hint="役割は、CSW、CN、管理職、システム係、閲覧者のどれかです。"
        text={one(actionData?.values, 'text')}
        error={errors[0]?.message}
        look={actionData && 'look' in actionData ? actionData.look : null}
        back="/staff"
      />
    </Page>
  );
}

/** Each link once, on the screen, whether or not a letter went out. */
function Links({ shown }: { shown: readonly (ShownLink & { name: string })[] }) {
  const unsent = shown.filter(({ sent }) => sent !== 'sent').length;
  return (
    <Page title={`${shown.length}人を招きました`}>
      {unsent > 0 && (
        <Notice tone="info" title={`${unsent}人には、このリンクを渡してください。`}>
          <p>
            本人だけが見るところに送るか、紙に書いて手わたします。この画面を閉じると、もう見られません。
          </p>
        </Notice>
      )}
      {shown.map(({ name, email, link, sent, until }) => (
        <TextField
          key={email}
          name={email}
          label={`${name}さん（${email}）`}
          hint={`${sent === 'sent' ? 'メールで送りました。' : ''}${showMoment(until)}まで使えます。`}
          value={link}
          readOnly
        />
      ))}
      <LinkButton href="/staff">職員の一覧へ</LinkButton>
    </Page>
  );
}
