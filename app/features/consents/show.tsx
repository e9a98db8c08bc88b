import { redirect } from 'react-router';
import { showDate, today } from '#app/lib/dates.ts';
import { errorOf, invalid, one, parseForm } from '#app/lib/forms.ts';
import { DangerButton, LinkButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { DateField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { standingOf, withdrawalForm } from './consent.ts';
import { filesTied, leaveLook, withdrawConsent } from './consents.server.ts';
import { keepingConsents, reachConsent } from './reach.server.ts';
import { meansWords, scopeWords, standingWords } from './words.ts';

export async function loader({ context, params, request }: Args) {
  const { db, actor } = keepingConsents(context);
  const consent = await reachConsent(db, actor, params.id);
  await leaveLook(db, actor, { id: consent.id });
  return {
    consent,
    day: today(),
    photos: (await filesTied(db, actor, consent.id)).length,
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = keepingConsents(context);
  const consent = await reachConsent(db, actor, params.id);
  const form = parseForm(withdrawalForm(today()), await request.formData());
  if (!form.ok) return invalid(form);
  await withdrawConsent(db, actor, consent, form.value.on);
  return redirect(`/consents/${consent.id}?saved=1`);
}

export default function ShowConsent({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { consent, day, photos, saved } = loaderData;
  const standing = standingOf(consent, day);
  return (
    <Page
      title={`${consent.name}の同意`}
      room="confidential"
      lead={consent.what}
      actions={<LinkButton href="/consents">一覧へもどる</LinkButton>}
    >
      <ErrorSummary errors={actionData?.errors ?? []} />
      {saved && !actionData && <Notice tone="ok" title="保存しました。" />}
      {standing === 'over' && (
        <Notice tone="warn" title="期限が切れています。">
          <p>もう一度聞いて、新しい同意を書きとめるか、下で取り消してください。</p>
        </Notice>
      )}
      <Facts
        items={[
          { term: '今', detail: standingWords[standing] },
          { term: '何の同意か', detail: scopeWords[consent.scope] },
          { term: '地域', detail: consent.area ?? '' },
          {
            term: 'もらった日',
            detail: `${showDate(consent.givenOn)}　${meansWords[consent.means]}`,
          },
          {
            term: 'いつまで',
            detail: consent.untilOn ? showDate(consent.untilOn) : '決めていない',
          },
          { term: '書きとめた人', detail: consent.taker ?? '' },
          ...(photos > 0 ? [{ term: '写真・ファイル', detail: `${photos}つ` }] : []),
          ...(consent.recordId
            ? [
                {
                  term: '記録',
                  detail: <a href={`/records/${consent.recordId}`}>この記録を開く</a>,
                },
              ]
            : []),
          ...(consent.note ? [{ term: 'そのほか', detail: consent.note }] : []),
          ...(consent.withdrawnOn
            ? [{ term: '取り消し', detail: showDate(consent.withdrawnOn) }]
            : []),
        ]}
      />
      {consent.withdrawnOn === null && (
        <Section title="取り消す">
          <p>
            本人が「やめてほしい」と言ったとき、期限が切れたときに使います。つながっている写真は、外に見せてはいけないものになります。
          </p>
          <form method="post" className="form" noValidate>
            <DateField
              name="on"
              label="取り消された日"
              required
              value={one(actionData?.values, 'on', day)}
              error={errorOf(actionData?.errors, 'on')}
            />
            <DangerButton>同意を取り消す</DangerButton>
          </form>
        </Section>
      )}
    </Page>
  );
}
