import { showDate, showDateShort, showFiscalYear, today } from '#app/lib/dates.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/fields.tsx';
import { Narrow } from '#app/ui/narrow.tsx';
import { Empty } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { type Asked, askedQuery, PAGE, readAsked, sortable, turned } from './asked.ts';
import { countDue, listDue } from './due.server.ts';
import { listHeld } from './holds.server.ts';
import { reachDue } from './reach.server.ts';
import { showYears } from './retention.ts';
import { shownTitle } from './titles.ts';

export async function loader({ context, params, request }: Args) {
  const { db, actor, ...ending } = await reachDue(context, params.kind);
  const asked = readAsked(new URL(request.url).searchParams);
  const years = await countDue(db, actor.officeId, ending);
  const rows = await listDue(
    db,
    actor.officeId,
    { ...ending, ...asked },
    { offset: (asked.page - 1) * PAGE },
  );
  const held = await listHeld(db, actor.officeId, ending);
  const { kind, label } = ending.keeping;
  const shown = years.filter(({ year }) => asked.year === null || year === asked.year);
  return {
    ...{ kind, label, asked, years, kept: showYears(ending.years) },
    count: shown.reduce((sum, { count }) => sum + count, 0),
    rows: rows.map((row) => ({ ...row, title: shownTitle(row.title) })),
    held: held.map((row) => ({ ...row, title: shownTitle(row.title) })),
    office: actor.officeName,
    printed: showDate(today()),
  };
}

type Data = PageProps<typeof loader>['loaderData'];

export default function Due({ loaderData }: PageProps<typeof loader>) {
  const { kind, label, asked, count, rows, held, kept, office, printed } = loaderData;
  const query = askedQuery({ ...asked, page: 1 });
  return (
    <Page
      title={`廃棄の予定：${label}`}
      lead={`保存期間は${kept}です。過ぎたものが${count.toLocaleString('ja')}件あります。`}
      print={<PrintHead office={office} date={printed} title={`廃棄の予定　${label}`} />}
      actions={
        <div className="toolbar">
          <LinkButton href="/retention">ほかの種類も見る</LinkButton>
          <YearForm {...loaderData} />
          {count > 0 && (
            <Takeout list="due" query={String(new URLSearchParams({ kind, of: query }))} />
          )}
        </div>
      }
    >
      {count === 0 ? (
        <Empty title="いま、消すものはありません。">
          <p>保存期間が過ぎると、ここに一つずつ並びます。</p>
        </Empty>
      ) : (
        <>
          <p className="no-print">
            <LinkButton href={`/retention/due/${kind}/proposal?${query}`} tone="primary">
              {count.toLocaleString('ja')}件を消すことを提案する
            </LinkButton>
          </p>
          <Rows kind={kind} asked={asked} rows={rows} />
          <Pages kind={kind} asked={asked} count={count} />
        </>
      )}
      {held.length > 0 && <Held kind={kind} held={held} />}
    </Page>
  );
}

function YearForm({ kind, years, asked }: Data) {
  return (
    <Narrow action={`/retention/due/${kind}`} isPrimary={false}>
      <SelectField
        name="year"
        label="終わった年度"
        value={asked.year === null ? '' : String(asked.year)}
        empty="すべての年度"
        options={years.map(({ year, count }) => ({
          value: String(year),
          label: `${showFiscalYear(year)}（${count.toLocaleString('ja')}件）`,
        }))}
      />
    </Narrow>
  );
}

function Rows({ kind, asked, rows }: Pick<Data, 'kind' | 'asked' | 'rows'>) {
  return (
    <Table
      caption="保存期間が過ぎたもの"
      captionHidden
      head={[
        ...sortable.map(({ by, label }) => ({
          label,
          sort: {
            href: `/retention/due/${kind}?${askedQuery(turned(asked, by))}`,
            now:
              asked.order.by === by
                ? asked.order.down
                  ? ('descending' as const)
                  : ('ascending' as const)
                : undefined,
          },
        })),
        '保留',
      ]}
      rows={rows.map(({ id, day, area, title }) => ({
        key: id,
        cells: [
          showDate(day),
          area ?? '',
          title,
          <a
            key="hold"
            className="no-print"
            href={`/retention/due/${kind}/${encodeURIComponent(id)}/hold`}
          >
            保留にする
            <span className="sr-only">：{`${showDateShort(day)}　${title}`}</span>
          </a>,
        ],
      }))}
    />
  );
}

function Pages({ kind, asked, count }: { kind: string; asked: Asked; count: number }) {
  const last = Math.ceil(count / PAGE);
  if (last <= 1) return null;
  const to = (page: number) => `/retention/due/${kind}?${askedQuery({ ...asked, page })}`;
  return (
    <nav className="pager" aria-label="ページを移る">
      {asked.page > 1 && <LinkButton href={to(asked.page - 1)}>前のページ</LinkButton>}
      <span>{`${last}ページのうち、${asked.page}ページ`}</span>
      {asked.page < last && <LinkButton href={to(asked.page + 1)}>次のページ</LinkButton>}
    </nav>
  );
}

function Held({ kind, held }: Pick<Data, 'kind' | 'held'>) {
  return (
    <Section title="保留にしているもの">
      <Table
        caption="保留にしているもの、早く終わる順"
        captionHidden
        head={['日付', '地域', '題', 'わけ', 'いつまで', '保留']}
        rows={held.map((row) => ({
          key: row.id,
          cells: [
            showDate(row.day),
            row.area ?? '',
            row.title,
            row.reason,
            showDate(row.untilOn),
            <form
              key="release"
              method="post"
              className="no-print"
              action={`/retention/due/${kind}/${encodeURIComponent(row.id)}/release`}
            >
              <Button>
                保留をやめる<span className="sr-only">：{row.title}</span>
              </Button>
            </form>,
          ],
        }))}
      />
    </Section>
  );
}
