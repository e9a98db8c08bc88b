import { showDate, today } from '#app/lib/dates.ts';
import { usualPeriods } from '#app/lib/periods.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { BesidesOverview } from '../gaps/besides.tsx';
import { askedQuery, readAsked } from './asked.ts';
import { DotsOf, SharesOf } from './figures.tsx';
import { SpreadFilter } from './narrow.tsx';
import { reachSpread } from './reach.server.ts';
import { SIX } from './seen.ts';
import { readSpread } from './spread.server.ts';
import { byWords } from './words.ts';

/** むら: distributions, never rankings (H1). */
export async function loader({ context, request }: Args) {
  const { db, actor } = reachSpread(context);
  const day = today();
  const asked = readAsked(new URL(request.url).searchParams, day);
  return {
    asked,
    periods: usualPeriods(day),
    spread: await readSpread(db, actor, asked, day),
    isManager: actor.role === 'manager',
    office: actor.officeName,
    printed: showDate(day),
  };
}

export default function SpreadPage({ loaderData }: PageProps<typeof loader>) {
  const { asked, periods, spread, isManager, office, printed } = loaderData;
  const [amounts, habits] = [spread.dots.slice(0, 2), spread.dots.slice(2)];
  return (
    <Page
      title="むら"
      lead={leadOf(loaderData)}
      print={<PrintHead office={office} date={printed} title="むら" />}
      actions={
        <div className="toolbar">
          <SpreadFilter asked={asked} periods={periods} />
          <Takeout list="spread" query={askedQuery(asked)} />
        </div>
      }
    >
      <BesidesOverview here="/overview/spread" />
      {!isManager && <Whose by={asked.by} />}
      {amounts.map((figure) => (
        <DotsOf key={figure.name} figure={figure} asked={asked} />
      ))}
      {spread.shares.map((figure) => (
        <SharesOf key={figure.name} figure={figure} asked={asked} />
      ))}
      {habits.map((figure) => (
        <DotsOf key={figure.name} figure={figure} asked={asked} />
      ))}
    </Page>
  );
}

function leadOf({ asked: { by, period, until, area } }: PageProps<typeof loader>['loaderData']) {
  const time = until < period.until ? `${period.label}（${showDate(until)}まで）` : period.label;
  const whole = by === 'staff' && area ? '職員ごとの数は、地域でしぼらずに出します。' : '';
  return `${time}、${byWords[by].label}。よい・わるいや順番をつけるものではありません。${whole}`;
}

function Whose({ by }: { by: keyof typeof byWords }) {
  return by === 'staff' ? (
    <Notice tone="info" title="見えるのは、あなたの数だけです。">
      <p>
        ほかの人の数は出しません。半期や年度で{SIX}
        人以上の数があるときだけ、事業所のまんなかと、まんなかの半分を、おおよその数で出します。
      </p>
    </Notice>
  ) : (
    <Notice tone="info" title="地域でしたことだけを出します。">
      <p>書き方や予定のことは、そこで働く人の数になってしまうので、地域ごとには出しません。</p>
    </Notice>
  );
}
