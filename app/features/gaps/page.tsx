import { showDate, today } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { notFound } from '#app/lib/problems.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { HiddenField, SelectField } from '#app/ui/fields.tsx';
import { Narrow } from '#app/ui/narrow.tsx';
import { Empty } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { signedIn } from '../accounts/here.server.ts';
import { knownAreas } from '../areas/choices.server.ts';
import { BesidesOverview } from './besides.tsx';
import { maySeeGaps, monthChoices, readMonths } from './gap.ts';
import { readGaps } from './gaps.server.ts';
import { GapRows } from './rows.tsx';
import { told } from './words.ts';

/** One page of work; the rest is one press away. */
const SHOWN = 20;

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  if (!maySeeGaps(actor)) throw notFound();
  const params = new URL(request.url).searchParams;
  const day = today();
  const area = params.get('area') ?? '';
  const asked = { months: readMonths(params.get('months')), area: isId(area) ? area : null };
  const isManager = actor.role === 'manager';
  const gaps = await readGaps(db, actor, asked, await knownAreas(context), day);
  return {
    asked,
    isManager,
    hasAreas: isManager || actor.areas.size > 0,
    gaps: (params.has('all') ? gaps : gaps.slice(0, SHOWN)).map((gap) => told(gap, isManager)),
    count: gaps.length,
    office: actor.officeName,
    printed: showDate(day),
  };
}

type Data = PageProps<typeof loader>['loaderData'];

export default function Gaps({ loaderData }: PageProps<typeof loader>) {
  const { asked, gaps, count, hasAreas, isManager, office, printed } = loaderData;
  const query = queryOf(asked);
  return (
    <Page
      title="足りないところ"
      lead={count > 0 ? `${count}件あります。先にすると役に立つものから並べます。` : ''}
      print={<PrintHead office={office} date={printed} title="足りないところ" />}
      actions={
        <div className="toolbar">
          <MonthsForm {...asked} />
          {count > 0 && <Takeout list="gaps" query={query} />}
        </div>
      }
    >
      <BesidesOverview here="/overview/gaps" />
      {count === 0 ? (
        <Nothing hasAreas={hasAreas} isManager={isManager} />
      ) : (
        <GapRows gaps={gaps} />
      )}
      {gaps.length < count && (
        <p className="no-print">
          <LinkButton href={`/overview/gaps?${query}&all=1`}>
            ほかの{count - gaps.length}件も見る
          </LinkButton>
        </p>
      )}
    </Page>
  );
}

function queryOf({ months, area }: Data['asked']): string {
  return String(new URLSearchParams({ months: String(months), ...(area && { area }) }));
}

function MonthsForm({ months, area }: Data['asked']) {
  return (
    <Narrow action="/overview/gaps" label="見方を変える">
      {area && <HiddenField name="area" value={area} />}
      <SelectField
        name="months"
        label="何か月のあいだ記録がないとき"
        value={String(months)}
        options={monthChoices.map((n) => ({ value: String(n), label: `${n}か月` }))}
      />
    </Narrow>
  );
}

function Nothing({ hasAreas, isManager }: Pick<Data, 'hasAreas' | 'isManager'>) {
  return hasAreas ? (
    <Empty
      title="いま、足りないところは見あたりません。"
      action={<LinkButton href="/records">記録を見る</LinkButton>}
    >
      <p>
        {isManager ? 'どの地域でも' : 'あなたの地域では'}
        、五つの動きがそろい、「次にすること」も日までにできています。この調子です。
      </p>
    </Empty>
  ) : (
    <Empty title="担当の地域が、まだ決まっていません。">
      <p>担当が決まると、その地域に足りないところがここに出ます。管理職に聞いてください。</p>
    </Empty>
  );
}
