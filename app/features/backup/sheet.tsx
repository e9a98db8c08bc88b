import { dataDir } from '#app/db/keys.server.ts';
import { showDate, today } from '#app/lib/dates.ts';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { managingStaff } from '../accounts/here.server.ts';
import { readCounts } from './counts.server.ts';
import { programHere, quoted, seenFrom } from './program.ts';
import { placeOfCopies } from './setup.ts';

/** One sheet of A4 for who has never seen a command: how all comes back on a new PC. */
export async function loader({ context }: Args) {
  const { db, actor } = managingStaff(context);
  const place = placeOfCopies();
  const { folder, command, start, isWindows } = programHere();
  const into = quoted(seenFrom(folder, dataDir()));
  return {
    ...(await readCounts(db, actor.officeId)),
    office: actor.officeName,
    day: today(),
    place,
    folder,
    start,
    restore: `${command} restore ${place ? quoted(place) : '控えの場所'} --into ${into}`,
    terminal: isWindows ? 'コマンド プロンプト' : 'ターミナル',
    into,
  };
}

export default function Sheet({ loaderData: of }: PageProps<typeof loader>) {
  return (
    <Page
      title="もどし方の紙"
      lead="パソコンがこわれたときに、この紙だけで、すべてをもどせます。印刷して、合言葉を手で書き、金庫などにしまってください。"
      print={<PrintHead office={of.office} date={showDate(of.day)} title="えんがわ" />}
    >
      <div className="recovery">
        <Section title="用意するもの">
          <ul>
            <li>新しいパソコン</li>
            <li>えんがわのプログラム（{of.version} 版か、それより新しいもの）</li>
            <li>控えのあるディスク。置き場所：{of.place ?? '（まだ決まっていません）'}</li>
          </ul>
          <p>合言葉（ここに手で書きます）</p>
          <p className="recovery-line" />
        </Section>
        <Section title="もどす">
          <ol>
            <li>
              えんがわのプログラムを、新しいパソコンに入れます。<b>まだ始めません。</b>
            </li>
            <li>
              控えのあるディスクをつなぎます。置き場所の名前（{of.place ?? '？'}
              ）は、新しいパソコンでは変わることがあります。変わったら、下の命令も、それに合わせます。
            </li>
            <li>
              「{of.terminal}
              」を開き、えんがわのフォルダーに入ります。いまのパソコンでは、ここです。
              <code>{of.folder}</code>
            </li>
            <li>
              次の命令を、このとおりに打ち、Enter を押します。
              <kbd>{of.restore}</kbd>
            </li>
            <li>「控えの合言葉を…」と出たら、上の合言葉を打ち、Enter を押します。</li>
            <li>
              しばらく待ちます。「もどした後」の行に、件数と「すべて控えと同じです」と出れば、もどりました。
              {showDate(of.day)}には {of.counts}{' '}
              でした。これより大きく減っていないか、見くらべます。
            </li>
            <li>
              えんがわを始めます。
              <kbd>{of.start}</kbd>
            </li>
            <li>
              ブラウザーで http://localhost:3000
              を開きます。いままでのメールアドレスとパスワードで入れます。
            </li>
            <li>
              控えの場所と合言葉（BACKUP_DIR、BACKUP_PASSPHRASE_FILE）を、新しいパソコンでも決めます。「きょう」に「守られています」と出るまで、たしかめます。
            </li>
          </ol>
        </Section>
        <Section title="うまくいかないとき">
          <dl>
            <dt>「もう…があります」</dt>
            <dd>
              {of.into}{' '}
              に、もうデータがあります。消さずに、フォルダーの名前を変えてから、もう一度打ちます。
            </dd>
            <dt>「合言葉が違います」</dt>
            <dd>打ちまちがいです。控えはこわれていません。もう一度打ちます。</dd>
            <dt>「こわれている」</dt>
            <dd>読めるいちばん新しい控えを、ひとりでに使います。どこまでもどったかが出ます。</dd>
          </dl>
        </Section>
      </div>
    </Page>
  );
}
