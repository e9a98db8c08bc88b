import { showMoment } from '#app/lib/dates.ts';
import { TextField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Sent } from './mail.server.ts';

export type ShownLink = { link: string; email: string; sent: Sent; until: string };

/** The one-time link, on the screen whether or not a letter went out. */
export function LinkShown({ link, email, sent, until }: ShownLink) {
  return (
    <>
      {sent === 'sent' && <Notice tone="ok" title={`${email} にリンクを送りました。`} />}
      {sent === 'failed' && (
        <Notice tone="warn" title="メールを送れませんでした。">
          <p>下のリンクを写して、本人に渡してください。</p>
        </Notice>
      )}
      {sent === 'none' && (
        <Notice tone="info" title="このリンクを本人に渡してください。">
          <p>本人だけが見るところに送るか、紙に書いて手わたします。</p>
        </Notice>
      )}
      {/localhost|127\.0\.0\.1/.test(link) && (
        <Notice tone="warn" title="このリンクは、このパソコンでしか開けません。">
          <p>
            ほかのパソコンや電話で使うには、先に、みんなが開くアドレスを決めます。決め方は「
            <a href="/settings/reach">つながり方</a>」にあります。
          </p>
        </Notice>
      )}
      <TextField
        name="link"
        label="一度だけ使えるリンク"
        hint={`${showMoment(until)}まで使えます。この画面を閉じると、もう見られません。`}
        value={link}
        readOnly
      />
    </>
  );
}
