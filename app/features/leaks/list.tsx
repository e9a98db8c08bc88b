import { showDate, today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { settingUp } from '../lists/guard.server.ts';
import { firstHourOf, firstHours } from './first-hour.ts';
import { type Leak, nextDue } from './leak.ts';
import { readLeaks } from './leaks.server.ts';
import { FirstHourSteps } from './steps.tsx';
import { dueWords } from './words.ts';

export async function loader({ context }: Args) {
  const { db, actor } = settingUp(context);
  return {
    leaks: await readLeaks(db, actor),
    office: actor.officeName,
    printed: showDate(today()),
  };
}

export default function Leaks({
  loaderData: { leaks, office, printed },
}: PageProps<typeof loader>) {
  return (
    <Page
      title="漏えいのとき"
      lead="なくした、まちがえて送った、見られた。あわてずに、上から順にします。"
      print={<PrintHead office={office} date={printed} title="漏えいのとき" />}
      actions={
        <>
          <LinkButton href="/leaks/new" tone="primary">
            起きたことを書きはじめる
          </LinkButton>
          <LinkButton href="/leaks/seen">だれが見たかを調べる</LinkButton>
        </>
      }
    >
      <Section title="はじめの1時間にすること">
        {firstHours.map((hour) => (
          <details key={hour.kind} className="more" name="first-hour">
            <summary>{hour.title}</summary>
            <FirstHourSteps steps={hour.steps} />
          </details>
        ))}
      </Section>
      {leaks.length > 0 && <Rows leaks={leaks} />}
      {leaks.length === 0 && <p>書きとめた漏えいは、まだありません。</p>}
    </Page>
  );
}

function Rows({ leaks }: { leaks: Leak[] }) {
  return (
    <Section title={`書きとめた漏えい（${leaks.length}）`}>
      <Table
        caption="書きとめた漏えい、新しい順"
        captionHidden
        head={['何が起きたか', '気づいた日', 'どんなことか', '報告']}
        rows={leaks.map((leak) => ({
          key: leak.id,
          cells: [
            <a key="to" href={`/leaks/${leak.id}`}>
              {leak.title}
            </a>,
            showDate(leak.noticedOn),
            firstHourOf(leak.kind).title,
            stateOf(leak),
          ],
        }))}
      />
    </Section>
  );
}

function stateOf(leak: Leak): string {
  const due = nextDue(leak);
  return due ? `${dueWords[due.what]}は${showDate(due.on)}まで` : '報告を終えました';
}
