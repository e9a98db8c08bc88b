import { redirect } from 'react-router';
import { showMoment } from '#app/lib/dates.ts';
import { one, typedFields } from '#app/lib/forms.ts';
import { Button, Buttons, PrimaryButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { siteOf } from '../accounts/passkeys.server.ts';
import { closeFeed, feedSince, openFeed } from './feed.server.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const since = await feedSince(db, actor);
  return {
    since: since && showMoment(since),
    closed: new URL(request.url).searchParams.has('closed'),
  };
}

/** The address is shown on the answer itself: it stands in no address bar and is never kept. */
export async function action({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (one(typedFields(await request.formData()), 'intent') === 'close') {
    await closeFeed(db, actor);
    return redirect('/me/calendar?closed=1');
  }
  const token = await openFeed(db, actor);
  return { link: `${siteOf(new URL(request.url)).origin}/feed/${token}.ics` };
}

export default function OwnCalendar({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { since, closed } = loaderData;
  return (
    <Page
      title="自分の予定を、電話や別の予定表でも見る"
      lead="秘密のアドレスを作り、電話などの予定表に登録します。見るだけで、書きこむことはできません。"
    >
      {closed && !actionData && (
        <Notice tone="ok" title="やめました">
          <p>前のアドレスでは、もう何も見られません。</p>
        </Notice>
      )}
      {actionData && <Made link={actionData.link} />}
      <Section title="そこに出るもの">
        <ul>
          <li>自分の予定と、いっしょに行く予定（30日前から1年先まで）</li>
          <li>日付、時刻、何をするか、場所、地域</li>
        </ul>
        <p>
          来る人、何のために、自分の立場は出ません。個別支援の予定は「予定あり」とだけ出ます。記録や内密の欄は出ません。
        </p>
      </Section>
      <Section title="アドレス">
        {since ? (
          <p>{since}に作ったアドレスがあります。アドレスは、作ったときに一度だけ表示します。</p>
        ) : (
          <p>まだ作っていません。</p>
        )}
        <p>
          アドレスを知っている人は、だれでも見られます。ほかの人に知られたときは、作りなおすか、やめてください。
        </p>
        <form method="post">
          <Buttons>
            <PrimaryButton name="intent" value="open">
              {since ? 'アドレスを作りなおす' : 'アドレスを作る'}
            </PrimaryButton>
            {since && (
              <Button name="intent" value="close">
                見られないようにする
              </Button>
            )}
          </Buttons>
        </form>
      </Section>
    </Page>
  );
}

function Made({ link }: { link: string }) {
  return (
    <>
      <Notice tone="ok" title="アドレスを作りました。いま、写してください。">
        <p>この画面を閉じると、もう見られません。前のアドレスは使えなくなりました。</p>
      </Notice>
      {/localhost|127\.0\.0\.1/.test(link) && (
        <Notice tone="warn" title="このアドレスは、このパソコンでしか開けません。">
          <p>
            電話などで使うには、先に、みんなが開くアドレスを決めます。システム係に頼んでください。決め方は、システム係のメニューの「つながり方」にあります。
          </p>
        </Notice>
      )}
      <TextField
        name="link"
        label="予定表に登録するアドレス"
        hint="電話の予定表の「照会カレンダーを追加」などに入れます。"
        value={link}
        readOnly
      />
    </>
  );
}
