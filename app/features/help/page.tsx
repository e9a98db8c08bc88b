import { Page, Section } from '#app/ui/page.tsx';
import type { Args } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { signedIn } from '../accounts/here.server.ts';

export function loader({ context }: Args) {
  signedIn(context);
  return null;
}

const keys = [
  ['n', '記録を書きはじめる'],
  ['/', 'さがす'],
  ['g のあと t', '「きょう」へ行く'],
  ['g のあと r', '記録の一覧へ行く'],
  ['g のあと a', '地域へ行く'],
  ['g のあと p', '目的へ行く'],
  [
    'd・a・k・v・s・i・t・m',
    '記録を書く画面で、日付・地域・種類・動き・支援・内密の欄・したこと・「もっと書く」へ移る',
  ],
  ['1 から 9', '選ぶところで、その番号のものを選ぶ'],
  ['Ctrl と Enter', '保存する'],
  ['e・r', '記録を見ているとき、直す・くり返す'],
  ['x', 'いちばん上の「次にすること」を済みにする'],
  ['u', 'いまの操作を元に戻す'],
  ['Esc', '書いている欄から出る'],
] as const;

export default function Help() {
  return (
    <Page title="使い方" lead="したことを、その日のうちに、ひとこと書く。それだけで始められます。">
      <Section title="記録を書く">
        <p>
          「記録」を押すと、書く画面が開きます。日付にはきょう、地域には前に選んだところが入っています。
        </p>
        <p>
          必ず選ぶのは、地域・活動の種類・支援の動き・支援の種類です。ほかは、書けるところだけでかまいません。
        </p>
        <p>
          書いている間は、書きかけを数秒ごとに取っておきます。電話が入って席を立っても、「きょう」から続きを書けます。
        </p>
      </Section>
      <Section title="名前や住所を書くとき">
        <p>
          だれのことか分かることは、「内密の欄」に書きます。「個別相談・訪問」などを選ぶと、内密の欄がひとりでに開きます。読めるのは、書いた人、その地域の担当者、管理職だけです。
        </p>
        <p>内密の欄を見ると、だれがいつ見たかが残ります。</p>
      </Section>
      <Section title="間違えたとき">
        <p>記録は、何度でも直せます。前の文も残っています。消した記録も、元に戻せます。</p>
        <p>
          ほかの人と同時に直しても、文は消えません。同じところを直したときは、相手の文も出るので、見くらべて保存できます。
        </p>
      </Section>
      <Section title="さがす">
        <p>2文字以上のことばでさがします。ことばの間を空けると、どれもふくむものが出ます。</p>
        <p>しぼりこんだ一覧は、名前をつけて保存できます。</p>
      </Section>
      <Section title="キーボードで使う">
        <Table
          caption="キーの一覧"
          captionHidden
          head={['キー', 'できること']}
          rows={keys.map(([key, does]) => ({ key, cells: [<kbd key={key}>{key}</kbd>, does] }))}
        />
      </Section>
    </Page>
  );
}
