import { showDate, today } from '#app/lib/dates.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { FilterChips } from '#app/ui/chip.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { signedIn } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { mayLook } from '../reviews/review.ts';
import { readSettings } from '../settings/settings.server.ts';
import { DiaryOf } from './diary-of.tsx';
import { chipsOf, filterChoices } from './filter.server.ts';
import { type Filter, filterQuery, MOST, readFilter, searchable } from './filter.ts';
import { FilterForm } from './filter-form.tsx';
import { listRecords } from './list.server.ts';
import { mayWriteRecords } from './record.ts';
import { readViews } from './views.server.ts';
import { ViewsOf } from './views-of.tsx';
import { sinceLooking } from './waiting.server.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const params = new URL(request.url).searchParams;
  const settings = await readSettings(db, actor.officeId);
  const asked = readFilter(params, today());
  const maySeeWaiting = mayLook(actor, settings);
  const filter = sinceLooking({ ...asked, waits: asked.waits && maySeeWaiting }, settings);
  const areas = await areaChoices(context, today());
  const choices = await filterChoices(db, actor, today(), areas);
  return {
    filter,
    choices,
    page: await listRecords(db, actor, filter),
    maySeeWaiting,
    looking: settings.review,
    posts: settings.approval,
    chips: chipsOf(filter, choices),
    views: await readViews(db, actor),
    mayWrite: mayWriteRecords(actor),
    maySeeRemoved: mayWriteRecords(actor),
    office: actor.officeName,
    gone: params.get('gone'),
    printed: showDate(today()),
  };
}

export default function Records({ loaderData }: PageProps<typeof loader>) {
  const { filter, page, chips, choices, views, mayWrite, gone } = loaderData;
  const { words, tooShort } = searchable(filter.q);
  return (
    <Page
      title={filter.removed ? '消した記録' : '記録'}
      lead={sentence(page.count, filter)}
      print={
        <PrintHead
          office={loaderData.office}
          date={loaderData.printed}
          title="行動記録"
          posts={loaderData.posts}
        />
      }
      actions={
        <div className="toolbar">
          <FilterForm
            filter={filter}
            choices={choices}
            maySeeRemoved={loaderData.maySeeRemoved}
            maySeeWaiting={loaderData.maySeeWaiting}
          />
          <ViewsOf views={views} filter={filter} />
          <Takeout
            list="records"
            query={filterQuery(filter)}
            offersConfidential={mayWrite}
            printHref={`/records/print${filterQuery(filter)}`}
          />
        </div>
      }
    >
      {gone && <Gone id={gone} />}
      <FilterChips
        chips={chips.map((c) => ({ label: c.label, removeHref: `/records${c.without}` }))}
        clearHref={chips.length > 1 ? '/records' : undefined}
      />
      {tooShort ? (
        <TooShort />
      ) : page.rows.length === 0 ? (
        <Nothing filter={filter} filtered={chips.length > 0} mayWrite={mayWrite} />
      ) : (
        <DiaryOf rows={page.rows} words={words} looking={loaderData.looking} />
      )}
      <Pager
        newer={filter.before === null ? null : `/records${filterQuery(filter)}`}
        older={
          page.older === null ? null : `/records${filterQuery(filter, { before: page.older })}`
        }
      />
    </Page>
  );
}

function sentence(count: number | null, filter: Filter): string {
  if (count === null) return '';
  return count > MOST
    ? `「${filter.q}」は${MOST.toLocaleString('ja')}件以上あります。`
    : `「${filter.q}」は${count.toLocaleString('ja')}件あります。`;
}

function Gone({ id }: { id: string }) {
  return (
    <Notice
      tone="ok"
      title="記録を消しました"
      action={
        <form method="post" action={`/records/${id}/restoration`}>
          <Button k="u">元に戻す</Button>
        </form>
      }
    />
  );
}

function TooShort() {
  return (
    <Notice tone="info" title="2文字以上のことばでさがしてください。">
      <p>1文字だけのことばでは、さがせません。</p>
    </Notice>
  );
}

type NothingProps = { filter: Filter; filtered: boolean; mayWrite: boolean };

function Nothing({ filter, filtered, mayWrite }: NothingProps) {
  if (filter.before !== null) return <Empty title="これより古い記録はありません。" />;
  return filtered ? (
    <Empty
      title="あてはまる記録はありません。"
      action={<LinkButton href="/records">しぼりこみを外す</LinkButton>}
    >
      <p>ことばを短くするか、しぼりこみを減らしてみてください。</p>
    </Empty>
  ) : (
    <Empty
      title="まだ記録がありません。"
      action={
        mayWrite && (
          <LinkButton href="/records/new" tone="primary">
            はじめの記録を書く
          </LinkButton>
        )
      }
    >
      <p>訪問や会合など、したことを一件ずつ書くと、ここに日記のように並びます。</p>
    </Empty>
  );
}
