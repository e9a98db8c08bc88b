import { showDate, showMoment, today } from '#app/lib/dates.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { signedIn } from '../accounts/here.server.ts';
import { showPeriod } from './period.ts';
import { mayWriteReports, type Report } from './report.ts';
import { findRemoved, listReports } from './reports.server.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const gone = new URL(request.url).searchParams.get('gone') ?? '';
  return {
    reports: await listReports(db, actor),
    mayWrite: mayWriteReports(actor),
    gone: await findRemoved(db, actor, gone),
    office: actor.officeName,
    printed: showDate(today()),
  };
}

export default function Reports({ loaderData }: PageProps<typeof loader>) {
  const { reports, mayWrite, gone, office, printed } = loaderData;
  return (
    <Page
      title="報告書"
      lead="月、半期、年度などの報告書です。数字は記録から入ります。文を書き足して、印刷やWordにできます。"
      print={<PrintHead office={office} date={printed} title="報告書の一覧" />}
      actions={
        <>
          {mayWrite && (
            <LinkButton href="/reports/new" tone="primary">
              報告書を作る
            </LinkButton>
          )}
          {reports.length > 0 && <Takeout list="reports" />}
        </>
      }
    >
      {gone && <Gone report={gone} />}
      {reports.length === 0 ? <Nothing mayWrite={mayWrite} /> : <Rows reports={reports} />}
    </Page>
  );
}

function Rows({ reports }: { reports: Report[] }) {
  return (
    <Table
      caption="報告書の一覧、新しい順"
      captionHidden
      head={['報告書', '期間', 'どこの・だれの', '書いた人', '今の状態']}
      rows={reports.map((report) => ({
        key: report.id,
        cells: [
          <a key="to" href={`/reports/${report.id}`}>
            {report.title}
          </a>,
          showPeriod(report),
          report.place || '事業所全体',
          report.writer,
          report.fixedAt ? `${showMoment(report.fixedAt)} 確定` : '下書き',
        ],
      }))}
    />
  );
}

function Nothing({ mayWrite }: { mayWrite: boolean }) {
  return (
    <Empty
      title="報告書は、まだありません。"
      action={
        mayWrite && (
          <LinkButton href="/reports/new" tone="primary">
            はじめの報告書を作る
          </LinkButton>
        )
      }
    >
      <p>
        {mayWrite
          ? '期間と、どこの報告書かを選ぶと、その間の記録を数えた報告書ができます。'
          : '確定した地域の報告書が、ここに並びます。'}
      </p>
    </Empty>
  );
}

function Gone({ report: { id, title } }: { report: Report }) {
  return (
    <Notice
      tone="ok"
      title={`「${title}」を消しました`}
      action={
        <form method="post" action={`/reports/${id}/restoration`}>
          <Button k="u">元に戻す</Button>
        </form>
      }
    />
  );
}
