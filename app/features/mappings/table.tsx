import { showDate, showFiscalYear, today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { namedOptions } from '#app/ui/field.tsx';
import { DateField } from '#app/ui/fields.tsx';
import { Narrow, NarrowBy } from '#app/ui/narrow.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { maySetUp } from '../accounts/actor.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { readSettings } from '../settings/settings.server.ts';
import { addressOf, mayCount, queryOf, showDays } from './asked.ts';
import { mappedTable } from './counted.server.ts';
import { measures } from './forms.ts';
import { NOWHERE } from './mapping.ts';
import { Months } from './months.tsx';
import { NotYours } from './not-yours.tsx';
import { counting, withinOf } from './reach.server.ts';
import { measureWords, sumSentences } from './words.ts';

export async function loader(args: Args) {
  const { db, actor, asked } = counting(args);
  const isMine = mayCount(actor, asked.area);
  const areas = await areaChoices(args.context, today());
  const { form, year } = asked;
  return {
    asked,
    isMine,
    table: isMine
      ? await mappedTable(db, actor, form, year, await withinOf(db, actor, asked))
      : null,
    areas: areas.filter(({ id }) => mayCount(actor, id)).map(({ id, name }) => ({ id, name })),
    place: areas.find(({ id }) => id === asked.area)?.name ?? '事業所全体',
    maySetUp: maySetUp(actor),
    office: actor.officeName,
    posts: (await readSettings(db, actor.officeId)).approval,
    printed: showDate(today()),
  };
}

export default function MappingTable({ loaderData }: PageProps<typeof loader>) {
  const { asked, table, place, isMine } = loaderData;
  const title = `${asked.form.title}（${showFiscalYear(asked.year)}）`;
  const { office, posts, printed } = loaderData;
  return (
    <Page
      title={title}
      lead={`${showDays(asked)}、${place}`}
      print={<PrintHead office={office} date={printed} title={title} posts={posts} />}
      actions={<Actions {...loaderData} />}
    >
      {asked.form.missing && <Notice tone="info" title={asked.form.missing} />}
      {!isMine && <NotYours href={`${addressOf(asked)}/table`} />}
      {isMine && !table && <NotSetUp {...loaderData} />}
      {table && <Nowhere {...loaderData} />}
      {table && <Months asked={asked} table={table} />}
      {table && (
        <Section title="この表の数え方">
          <ul className="notice-list">
            {sumSentences(table).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

type Loaded = PageProps<typeof loader>['loaderData'];

function Actions({ asked, table, areas, maySetUp }: Loaded) {
  const at = addressOf(asked);
  const query = queryOf(asked, { form: asked.form.code, year: String(asked.year) });
  return (
    <div className="toolbar">
      <Narrow action={`${at}/table`}>
        <DateField name="from" label="いつから" value={asked.from} hint="" />
        <DateField name="until" label="いつまで" value={asked.until} hint="" />
        <NarrowBy
          name="area"
          label="地域"
          value={asked.area}
          empty="事業所全体"
          options={namedOptions(areas)}
        />
        <NarrowBy
          name="count"
          label="数えるもの"
          value={asked.count}
          empty="欄ごとに決まったもの"
          options={measures.map((value) => ({ value, label: measureWords[value].title }))}
        />
      </Narrow>
      {table && <Takeout list="mappings" query={query} />}
      <LinkButton href="/mappings">ほかの報告の表</LinkButton>
      {maySetUp && <LinkButton href={at}>欄を直す</LinkButton>}
    </div>
  );
}

/** The table may be longer than the screen: what is lost is said before it. */
function Nowhere({ asked, table }: Loaded) {
  const count = table?.nowhere.total.records ?? 0;
  if (count === 0) return <p>どの記録も、どこかの欄に入っています。</p>;
  return (
    <p>
      どの欄にも入らない記録が、
      <a href={`${addressOf(asked)}/records${queryOf(asked, { target: NOWHERE })}`}>
        {count.toLocaleString('ja')}件
      </a>
      あります。
    </p>
  );
}

function NotSetUp({ asked, maySetUp }: Loaded) {
  return (
    <Empty
      title={`${showFiscalYear(asked.year)}の欄は、まだ決まっていません。`}
      action={
        maySetUp && (
          <LinkButton href={addressOf(asked)} tone="primary">
            欄を決める
          </LinkButton>
        )
      }
    >
      <p>管理職かシステム係が、どの言葉がどの欄に入るかを決めると、ここに表が出ます。</p>
    </Empty>
  );
}
