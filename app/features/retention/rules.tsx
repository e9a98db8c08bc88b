import { showDate, today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Page } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { mayManageStaff } from '../accounts/actor.ts';
import { keepings, unending } from './kinds.server.ts';
import { disposing } from './reach.server.ts';
import { showYears } from './retention.ts';
import { readRules, standingOf } from './rules.server.ts';

export async function loader({ context }: Args) {
  const { db, actor } = disposing(context);
  const rules = await readRules(db, actor.officeId);
  const rows = keepings.map((keeping) => {
    const { kind, label, holds, usual, why } = keeping;
    const years = showYears(standingOf(rules, keeping, today()).years);
    const isOwn = rules.some((rule) => rule.kind === kind && rule.from_on <= today());
    return { kind, label, holds, why, years, usual: showYears(usual), isOwn };
  });
  return {
    rows,
    unending: [...unending],
    mayEdit: mayManageStaff(actor),
    office: actor.officeName,
    printed: showDate(today()),
  };
}

export default function Rules({ loaderData }: PageProps<typeof loader>) {
  const { rows, unending, mayEdit, office, printed } = loaderData;
  return (
    <Page
      title="保存期間"
      lead="終わった年度の次の4月1日から数えます。年数は、事業所の文書管理規程に合わせてください。"
      print={<PrintHead office={office} date={printed} title="保存期間" />}
      actions={
        <div className="toolbar">
          <LinkButton href="/retention">廃棄の予定</LinkButton>
          <Takeout list="retention" />
        </div>
      }
    >
      <Table
        caption="種類ごとの保存期間"
        captionHidden
        head={['種類', { label: '保存期間', whole: true }, 'わけ', '年数']}
        rows={[
          ...rows.map((row) => ({
            key: row.kind,
            cells: [
              <Kind key="kind" {...row} />,
              row.years,
              row.isOwn ? `事業所で決めました。えんがわの目安は${row.usual}です。` : row.why,
              mayEdit && (
                <a
                  key="edit"
                  className="no-print"
                  href={`/retention/rules/${row.kind}`}
                  aria-label={`${row.label}の保存期間を決める`}
                >
                  決める
                </a>
              ),
            ],
          })),
          ...unending.map((row) => ({
            key: row.kind,
            cells: [<Kind key="kind" {...row} />, '永年', row.why, ''],
          })),
        ]}
      />
      {!mayEdit && <p>年数を決めるのは、システム係です。</p>}
    </Page>
  );
}

function Kind({ label, holds }: { label: string; holds: string }) {
  return (
    <div>
      <strong>{label}</strong>
      <p className="text-quiet">{holds}</p>
    </div>
  );
}
