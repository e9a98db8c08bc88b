import { data, redirect } from 'react-router';
import { PrimaryButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { managingStaff } from '../accounts/here.server.ts';
import { passphraseOf } from '../backup/passphrase.ts';
import { BackupProblem } from '../backup/problem.ts';
import { takeEverything } from './take.server.ts';

export async function loader({ context }: Args) {
  managingStaff(context);
  return { missing: whyNot() };
}

export async function action({ context }: Args) {
  const { db, actor } = managingStaff(context);
  const problem = whyNot();
  if (problem) return data({ problem }, { status: 422 });
  return redirect(`/jobs/${await takeEverything(db, actor)}`);
}

/** The passphrase is that of the copies: who looks after them opens this too, nobody else. */
function whyNot(): string | null {
  try {
    passphraseOf();
    return null;
  } catch (error) {
    if (error instanceof BackupProblem) return error.message;
    throw error;
  }
}

export default function Everything({
  loaderData: { missing },
  actionData,
}: PageProps<typeof loader, typeof action>) {
  return (
    <Page
      title="すべての書き出し"
      lead="この事業所に書いたものを、ほかの仕組みでも読める形で、1つのファイルに書き出します。"
    >
      {actionData && <Notice tone="error" title={`書き出せません。${actionData.problem}`} />}
      {missing ? (
        <Notice tone="warn" title="まだ書き出せません。">
          <p>{missing}</p>
          <p>えんがわを動かす人が、始めるときに決めます。</p>
        </Notice>
      ) : (
        <form method="post" className="buttons">
          <PrimaryButton>すべてを書き出す</PrimaryButton>
        </form>
      )}
      <Section title="入っているもの">
        <p>
          書いたものすべてを、Excelで開ける表と、機械が読む形の、両方で。写真とファイルは、そのまま。欄ごとの説明も付きます。ほかの場所のえんがわに、取り込めます。
        </p>
      </Section>
      <Section title="入っていないもの">
        <p>
          パスワードなど、ログインに使うもの。もれると人が入れるからです。移った先で決めなおします。
        </p>
        <p>書きかけ。書いた人だけのものだからです。</p>
      </Section>
      <Section title="開くには">
        <p>
          ファイルは、控えの合言葉で閉じてあります。合言葉を持つ人が、命令で開きます：engawa open
          ファイル --to 空のフォルダー。
        </p>
        <p>
          開くと、内密のことも読めます。置き場所と渡す相手に気をつけ、要らなくなったら消してください。
        </p>
        <p>
          こわれたときにもどすには、<a href="/settings/backup">控え</a>を使います。
        </p>
      </Section>
    </Page>
  );
}
