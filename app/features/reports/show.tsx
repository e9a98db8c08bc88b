import { today } from '#app/lib/dates.ts';
import { Button, Buttons, LinkButton, QuietButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { Blocks } from './blocks.tsx';
import { mayEditReport, mayUnfix } from './report.ts';
import { reachReport } from './reports.server.ts';
import { readDocument } from './source.server.ts';
import { doneWords } from './words.ts';

/** The report as it is printed. */
export async function loader({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const report = await reachReport(db, actor, params.id);
  const { id, fixedAt, until } = report;
  return {
    ...{ id, isFixed: fixedAt !== null, isOver: until < today() },
    document: await readDocument(db, actor, report),
    mayEdit: mayEditReport(actor, report),
    mayUnfix: mayUnfix(actor),
    done: doneWords[new URL(request.url).searchParams.get('done') ?? ''] ?? null,
  };
}

type Shown = PageProps<typeof loader>['loaderData'];

export default function ShowReport({ loaderData }: PageProps<typeof loader>) {
  const { document, done } = loaderData;
  const { head, blocks } = document;
  return (
    <Page
      title={head.title}
      lead={head.lead}
      print={
        <PrintHead office={head.office} date={head.printed} title={head.title} posts={head.posts} />
      }
      actions={<Actions {...loaderData} />}
    >
      {done && (
        <div className="no-print">
          <Notice tone="ok" title={done} />
        </div>
      )}
      <p className="report-state">{head.state}</p>
      <Blocks blocks={blocks} />
    </Page>
  );
}

function Actions({ id, isFixed, mayEdit, ...shown }: Shown) {
  return (
    <div className="toolbar">
      {mayEdit && !isFixed && (
        <>
          <LinkButton href={`/reports/${id}/edit`} tone="primary" k="e">
            文を書く
          </LinkButton>
          <LinkButton href={`/reports/${id}/records`}>のせる記録を選ぶ</LinkButton>
          <LinkButton href={`/reports/${id}/stories`}>話</LinkButton>
        </>
      )}
      <TakeFile id={id} />
      {mayEdit && !isFixed && shown.isOver && (
        <LinkButton href={`/reports/${id}/fixing`}>確定する</LinkButton>
      )}
      {isFixed && shown.mayUnfix && (
        <LinkButton href={`/reports/${id}/unfixing`} tone="quiet">
          確定を取り消す
        </LinkButton>
      )}
      {mayEdit && !isFixed && (
        <form method="post" action={`/reports/${id}/removal`}>
          <QuietButton>消す</QuietButton>
        </form>
      )}
    </div>
  );
}

function TakeFile({ id }: { id: string }) {
  return (
    <details className="more no-print">
      <summary>書き出す・印刷する</summary>
      <form method="post" action={`/reports/${id}/file`} className="form">
        <Buttons>
          <Button name="as" value="docx">
            Word（.docx）
          </Button>
          <Button name="as" value="xlsx">
            Excel（.xlsx）
          </Button>
        </Buttons>
        <p className="text-quiet">紙に出すときは、この画面を印刷してください（Ctrl と P）。</p>
      </form>
    </details>
  );
}
