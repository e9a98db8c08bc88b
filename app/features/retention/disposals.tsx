import { showDate, showMoment, today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { disposals } from './disposals.server.ts';
import { keepingOf } from './kinds.server.ts';
import { disposing } from './reach.server.ts';
import { stageOf } from './retention.ts';
import { stageWords } from './words.ts';

export async function loader({ context }: Args) {
  const { db, actor } = disposing(context);
  const rows = await disposals(db, actor.officeId).execute();
  return {
    rows: rows.map((row) => ({
      id: row.id,
      label: keepingOf(row.kind).label,
      count: (row.erased ?? row.proposed).toLocaleString('ja'),
      stage: stageWords[stageOf(row)],
      proposed: `${showMoment(row.proposed_at)}　${row.proposer}`,
      approved: row.approved_at ? `${showMoment(row.approved_at)}　${row.approver}` : '',
      erased: row.erased_at ? showMoment(row.erased_at) : '',
    })),
    office: actor.officeName,
    printed: showDate(today()),
  };
}

export default function Disposals({ loaderData }: PageProps<typeof loader>) {
  const { rows, office, printed } = loaderData;
  return (
    <Page
      title="廃棄の証明"
      lead="何を、いくつ、だれの提案と承認で消したか。ずっと残ります。"
      print={<PrintHead office={office} date={printed} title="廃棄の証明　一覧" />}
      actions={
        <div className="toolbar">
          <LinkButton href="/retention">廃棄の予定</LinkButton>
          {rows.length > 0 && <Takeout list="disposals" />}
        </div>
      }
    >
      {rows.length === 0 ? (
        <Empty
          title="まだ、消したものはありません。"
          action={<LinkButton href="/retention">廃棄の予定を見る</LinkButton>}
        >
          <p>提案が承認されて消し終わると、証明がここに新しい順に並びます。</p>
        </Empty>
      ) : (
        <Table
          caption="廃棄の提案と証明、新しい順"
          captionHidden
          head={[
            '何を',
            { label: '件数', end: true },
            'どうなったか',
            '提案',
            '承認',
            '消し終わった時',
          ]}
          rows={rows.map((row) => ({
            key: row.id,
            cells: [
              <a key="id" href={`/retention/disposals/${row.id}`}>
                {row.label}
              </a>,
              row.count,
              row.stage,
              row.proposed,
              row.approved,
              row.erased,
            ],
          }))}
        />
      )}
    </Page>
  );
}
