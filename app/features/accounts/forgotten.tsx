import { LinkButton } from '#app/ui/button.tsx';
import { Page, Prose } from '#app/ui/page.tsx';

/** No letter goes out by itself: whoever can read the mail could otherwise come in. */
export default function Forgotten() {
  return (
    <Page title="パスワードを忘れたとき">
      <Prose>
        <p>
          事業所のシステム係に「入れなくなった」と伝えてください。システム係が新しいリンクを作ります。
        </p>
        <p>
          リンクを開くと、パスワードと二段階の確認を決めなおせます。書いた記録や書きかけは、そのまま残っています。
        </p>
        <p>電話をなくしたときや、新しくしたときも同じです。</p>
      </Prose>
      <LinkButton href="/sign-in">ログインにもどる</LinkButton>
    </Page>
  );
}
