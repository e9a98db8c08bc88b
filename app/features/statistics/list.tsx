import { showDate, today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/fields.tsx';
import { Narrow } from '#app/ui/narrow.tsx';
import { Empty } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { maySetUp } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import { knownAreas } from '../areas/choices.server.ts';
import { levels } from './asked.ts';
import { Lacking } from './lacking.tsx';
import { readTable } from './table.server.ts';
import { columns, dayAndSource } from './words.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const params = new URL(request.url).searchParams;
  const table = await readTable(db, actor, await knownAreas(context), params);
  return {
    ...table,
    maySetUp: maySetUp(actor),
    office: actor.officeName,
    printed: showDate(today()),
  };
}

type Data = PageProps<typeof loader>['loaderData'];

export default function Statistics({ loaderData }: PageProps<typeof loader>) {
  const { shown, rows, level, all, office, printed } = loaderData;
  if (!shown) return <Nothing {...loaderData} />;
  const query = String(new URLSearchParams({ series: shown.id, level }));
  return (
    <Page
      title="地域の人口"
      lead={`${dayAndSource(shown)}です。大きい地域は、中の町の数を足しています。`}
      print={<PrintHead office={office} date={printed} title="地域の人口" />}
      actions={
        <div className="toolbar">
          <Choose {...loaderData} />
          <Takeout list="statistics" query={query} />
        </div>
      }
    >
      <Table
        caption={`地域の人口、${dayAndSource(shown)}`}
        phone="scroll"
        captionHidden
        head={['地域', ...columns.map(({ label }) => ({ label, end: true }))]}
        rows={rows.map(({ id, name, cells, isCity }) => ({
          key: id,
          strong: isCity,
          cells: [
            <a key="name" href={`/statistics/areas/${id}`}>
              {name}
            </a>,
            ...cells,
          ],
        }))}
      />
      <Lacking of={rows.map(({ name, lacks }) => ({ term: name, detail: lacks }))} />
      <Surveys {...{ all, maySetUp: loaderData.maySetUp }} />
    </Page>
  );
}

function Choose({ all, shown, level }: Data) {
  return (
    <Narrow action="/statistics" label="見方を変える">
      <SelectField
        name="series"
        label="いつの数字"
        value={shown?.id ?? ''}
        options={all
          .filter(({ isAside }) => !isAside)
          .map(({ id, title }) => ({ value: id, label: title }))}
      />
      <SelectField
        name="level"
        label="どの大きさで"
        value={level}
        options={levels.map(({ kind, label }) => ({ value: kind, label }))}
      />
    </Narrow>
  );
}

function Surveys({ all, maySetUp }: Pick<Data, 'all' | 'maySetUp'>) {
  return (
    <Section
      title="これまでに入れた数字"
      actions={maySetUp && <LinkButton href="/statistics/import">ファイルを取り込む</LinkButton>}
    >
      <Table
        caption="これまでに入れた数字、新しい日から"
        captionHidden
        head={['いつの数字か', { label: '地域', end: true }, 'ようす']}
        rows={all.map(({ id, title, placed, unknown, isAside }) => ({
          key: id,
          cells: [
            <a key="title" href={`/statistics/${id}`}>
              {title}
            </a>,
            `${placed}`,
            isAside
              ? '使っていません。'
              : unknown > 0
                ? `${unknown}行は、どの地域か分かっていません。`
                : 'すべて地域に入っています。',
          ],
        }))}
      />
    </Section>
  );
}

function Nothing({ all, maySetUp }: Data) {
  return (
    <Page title="地域の人口">
      <Empty
        title="まだ、人口の数字はありません。"
        action={maySetUp && <LinkButton href="/statistics/import">ファイルを取り込む</LinkButton>}
      >
        <p>
          市が出している「地域・年齢別人口」や、国勢調査の町丁の表を取り込むと、町ごと、避難所の区域ごとの人口と65歳以上の割合が出ます。
          {!maySetUp && '取り込むのは、管理職かシステム係です。'}
        </p>
      </Empty>
      {all.length > 0 && <Surveys all={all} maySetUp={maySetUp} />}
    </Page>
  );
}
