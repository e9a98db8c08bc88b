import { data, redirect } from 'react-router';
import { replicasOf } from '#app/db/dialect.server.ts';
import { showMoment } from '#app/lib/dates.ts';
import { PrimaryButton } from '#app/ui/button.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { managingStaff } from '../accounts/here.server.ts';
import { copyByHand } from './by-hand.server.ts';
import type { CopyLook, Health } from './health.ts';
import { BackupProblem } from './problem.ts';
import { makingSetUp } from './setup.ts';
import { readCopies } from './state.server.ts';
import { replicasInWords } from './words.ts';

export async function loader({ context }: Args) {
  const { db } = managingStaff(context);
  const { state, copies, health } = await readCopies();
  return {
    state,
    missing: whyNot(),
    looked: lookedInWords(health),
    replicas: replicasInWords(await replicasOf(db)),
    copies: copies.map(({ name, moment, isBefore }) => ({
      name,
      when: showMoment(moment),
      why: isBefore ? '新しい版に直す前' : '',
      read: readInWords(health.copies[name]),
    })),
  };
}

export async function action({ context }: Args) {
  const { db, actor } = managingStaff(context);
  const problem = whyNot();
  if (problem) return data({ problem }, { status: 422 });
  return redirect(`/jobs/${await copyByHand(db, actor)}`);
}

function lookedInWords({ database }: Health): string | null {
  if (!database) return null;
  const found = database.faults.length === 0 ? '異常はありません。' : '異常があります。';
  return `いまのデータは、${showMoment(database.at)} に調べました。${found}${database.how}`;
}

function readInWords(look: CopyLook | undefined): string {
  if (!look) return 'まだ';
  return look.problem === null ? showMoment(look.at) : `読めません（${showMoment(look.at)}）`;
}

function whyNot(): string | null {
  try {
    return makingSetUp() ? null : '控えの場所が、まだ決まっていません。';
  } catch (error) {
    if (error instanceof BackupProblem) return error.message;
    throw error;
  }
}

export default function Copies({
  loaderData: { state, copies, missing, looked, replicas },
  actionData,
}: PageProps<typeof loader, typeof action>) {
  return (
    <Page
      title="控え"
      lead={`すべてのデータを、合言葉で閉じてとっておきます。${missing ? '場所を決めると、' : ''}仕事のあいだも1分以内に写し、毎晩、まるごと1つのファイルにとります。`}
    >
      {actionData && <Notice tone="error" title={`控えはとれません。${actionData.problem}`} />}
      <Notice tone={state.isGood ? 'ok' : 'warn'} title={state.line}>
        {state.why && <p>{state.why}</p>}
        {looked && <p>{looked}</p>}
        {replicas && <p>{replicas}</p>}
      </Notice>
      {missing ? (
        <HowToBegin missing={missing} />
      ) : (
        <form method="post" className="buttons">
          <PrimaryButton>いま控えをとる</PrimaryButton>
        </form>
      )}
      <Section title="いまある控え">
        {copies.length === 0 ? (
          <Empty title="まだ控えはありません。">
            <p>とった控えが、ここに新しい順に並びます。</p>
          </Empty>
        ) : (
          <Table
            caption="控え、新しい順"
            captionHidden
            head={['いつの姿か', '読みなおした日', 'なぜ', 'ファイル']}
            rows={copies.map(({ name, when, why, read }) => ({
              key: name,
              cells: [when, read, why, name],
            }))}
          />
        )}
      </Section>
      <Section title="もどすには">
        <p>
          パソコンがこわれたときの手順を、紙1枚にしてあります。印刷して、合言葉を手で書き、控えとは別のところにしまってください。合言葉をなくすと、だれにも開けません。
        </p>
        <p>
          <a href="/settings/backup/sheet">もどし方の紙</a>
        </p>
      </Section>
      <Section title="ほかの仕組みでも読める形で">
        <p>
          Excelなどでも読める形で持ち出すときは、<a href="/settings/everything">すべての書き出し</a>
          を使います。
        </p>
      </Section>
    </Page>
  );
}

function HowToBegin({ missing }: { missing: string }) {
  return (
    <Section title="始めるには">
      <p>{missing}</p>
      <p>
        えんがわを動かす人が、始めるときに BACKUP_DIR（置き場所）と
        BACKUP_PASSPHRASE（合言葉）を決めます。置き場所は、このパソコンとは別のところにしてください。
      </p>
    </Section>
  );
}
