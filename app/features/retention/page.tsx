import { redirect } from 'react-router';
import { showDate, showFiscalYear, today } from '#app/lib/dates.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { disposals, othersWhoMay } from './disposals.server.ts';
import { keepingOf } from './kinds.server.ts';
import { readKinds } from './overview.server.ts';
import { disposing } from './reach.server.ts';
import { maySeeList, showYears, stageOf } from './retention.ts';
import { markSeen, wasSeen } from './today.server.ts';
import { stageWords } from './words.ts';

export async function loader({ context }: Args) {
  const { db, actor } = disposing(context);
  const day = today();
  const kinds = await readKinds(db, actor.officeId, day);
  const open = await disposals(db, actor.officeId)
    .where('d.erased_at', 'is', null)
    .where('d.refused_at', 'is', null)
    .execute();
  const isDue = kinds.some(({ count }) => count > 0);
  return {
    kinds: kinds.map((kind) => ({ ...kind, isSeen: maySeeList(actor, kind) })),
    open: open.map((row) => ({
      id: row.id,
      text: `${keepingOf(row.kind).label}　${row.proposed.toLocaleString('ja')}件`,
      stage: stageWords[stageOf(row)],
    })),
    isAlone: (await othersWhoMay(db, actor, day)) === 0,
    isAsked: actor.role === 'admin' && isDue && !(await wasSeen(db, actor.officeId, day)),
    office: actor.officeName,
    printed: showDate(day),
  };
}

/** Looked at: きょう says no more of it in this fiscal year. */
export async function action({ context }: Args) {
  const { db, actor } = disposing(context);
  await markSeen(db, actor, today());
  return redirect('/retention');
}

type Data = PageProps<typeof loader>['loaderData'];

export default function Retention({ loaderData }: PageProps<typeof loader>) {
  const { kinds, open, isAlone, isAsked, office, printed } = loaderData;
  return (
    <Page
      title="廃棄の予定"
      lead="保存期間が過ぎたものが、ここに出ます。一人が提案し、別の一人が承認すると、中身を消します。件数などの数字は残ります。"
      print={<PrintHead office={office} date={printed} title="廃棄の予定" />}
      actions={
        <div className="toolbar">
          <LinkButton href="/retention/rules">保存期間を見る・決める</LinkButton>
          <LinkButton href="/retention/disposals">廃棄の証明</LinkButton>
          <Takeout list="retention" />
        </div>
      }
    >
      {isAlone && <Alone />}
      {open.length > 0 && <Open open={open} />}
      <Section title="種類ごとに">
        {kinds.every(({ count, next }) => count + next === 0) && <Nothing />}
        <Kinds kinds={kinds} />
      </Section>
      {isAsked && (
        <form method="post" className="no-print">
          <p>
            いま消すものがなければ、そのままでかまいません。「きょう」のお知らせを止められます。
          </p>
          <Button>今年度は確かめました</Button>
        </form>
      )}
    </Page>
  );
}

function Alone() {
  return (
    <Notice tone="warn" title="承認できる人が、ほかにいません。">
      <p>
        消すには、提案する人と承認する人の二人がいります。事務局長など、もう一人を「管理職」として
        <a href="/staff">職員</a>に加えてください。それまでは、何も消えません。
      </p>
    </Notice>
  );
}

function Open({ open }: Pick<Data, 'open'>) {
  return (
    <Section title="途中のもの">
      <ul className="tasks">
        {open.map(({ id, text, stage }) => (
          <li key={id}>
            <a href={`/retention/disposals/${id}`}>{text}</a>
            <span className="tasks-where">{stage}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Nothing() {
  return (
    <Empty title="いま、保存期間が過ぎたものはありません。">
      <p>年度が変わるたびに数えなおします。過ぎたものができると、ここに出ます。</p>
    </Empty>
  );
}

function Kinds({ kinds }: Pick<Data, 'kinds'>) {
  const count = (n: number) => `${n.toLocaleString('ja')}件`;
  return (
    <Table
      caption="種類ごとの、保存期間と過ぎたものの数"
      captionHidden
      head={[
        '種類',
        { label: '保存期間', whole: true },
        { label: '過ぎたもの', end: true },
        '終わった年度',
        { label: '次の4月に', end: true },
      ]}
      rows={kinds.map((one) => ({
        key: one.kind,
        cells: [
          one.isSeen && one.years !== null ? (
            <a key="kind" href={`/retention/due/${one.kind}`}>
              {one.label}
            </a>
          ) : (
            one.label
          ),
          showYears(one.years),
          one.years === null ? '―' : count(one.count),
          one.due.map(({ year, count: n }) => `${showFiscalYear(year)} ${count(n)}`).join('、') ||
            '―',
          one.years === null ? '―' : count(one.next),
        ],
      }))}
    />
  );
}
