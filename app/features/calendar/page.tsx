import { showDate, showDateShort, today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { FilterChips } from '#app/ui/chip.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { signedIn } from '../accounts/here.server.ts';
import { mayPlan } from '../appointments/appointment.ts';
import { colleagues } from '../appointments/choices.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { address, daysOf, readShown, type Shown } from './calendar.ts';
import { DayGrid } from './days.tsx';
import { entriesOf } from './entries.server.ts';
import { CalendarFilter, Turning } from './turning.tsx';

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const params = new URL(request.url).searchParams;
  const shown = readShown(params, today());
  const days = daysOf(shown);
  const range = { from: days[0]?.day ?? shown.day, to: days.at(-1)?.day ?? shown.day };
  const areas = await areaChoices(context, today());
  return {
    shown,
    days,
    entries: await entriesOf(db, actor, range, shown),
    staff: await colleagues(db, actor.officeId, today()),
    areas: actor.role === 'viewer' ? areas.filter((a) => actor.areas.has(a.id)) : areas,
    me: actor.staffId,
    today: today(),
    mayPlan: mayPlan(actor),
    saved: params.has('saved'),
    office: actor.officeName,
    printed: showDate(today()),
  };
}

export default function Calendar({ loaderData }: PageProps<typeof loader>) {
  const { shown, days, entries, mayPlan, saved, office, printed } = loaderData;
  return (
    <Page
      title={titleOf(shown, days)}
      lead="予定と、記録に書いた「次にすること」が並びます。"
      print={<PrintHead office={office} date={printed} title="予定表" />}
      actions={
        mayPlan && (
          <LinkButton href={newHref(shown, loaderData.today)} tone="primary" icon="plus" k="p">
            予定を入れる
          </LinkButton>
        )
      }
    >
      {saved && <Notice tone="ok" title="保存しました" />}
      <Turning shown={shown} today={loaderData.today} />
      <CalendarFilter {...loaderData} />
      <FilterChips chips={chipsOf(loaderData)} />
      <DayGrid
        view={shown.view}
        days={days}
        entries={entries}
        today={loaderData.today}
        dayHref={(day) => address(shown, { view: 'day', day })}
        newHref={mayPlan ? (day) => newHref(shown, day) : null}
      />
      <Takeout list="appointments" query={takenOf(shown, days)} />
      <p className="no-print">
        <a href="/me/calendar">自分の予定を、電話や別の予定表でも見る</a>
      </p>
    </Page>
  );
}

type Data = PageProps<typeof loader>['loaderData'];

function titleOf({ view, day }: Shown, days: Data['days']): string {
  if (view === 'day') return `${showDate(day)}の予定`;
  if (view === 'month') return `${showDate(day).replace(/月.*$/, '月')}の予定`;
  const [first, last] = [days[0]?.day ?? day, days.at(-1)?.day ?? day];
  return `${showDate(first)}から${showDateShort(last)}の予定`;
}

/** The days on the page, and whose. */
function takenOf({ area, staff }: Shown, days: Data['days']): string {
  const given = { from: days[0]?.day, to: days.at(-1)?.day, area, staff };
  const set = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return String(new URLSearchParams(set));
}

function newHref({ area }: Shown, day: string): string {
  const params = new URLSearchParams({ day });
  if (area) params.set('area', area);
  return `/appointments/new?${params}`;
}

function chipsOf({ shown, staff, areas }: Data) {
  const name = (of: { id: string; name: string }[], id: string) =>
    of.find((o) => o.id === id)?.name ?? '分からないもの';
  return [
    ...(shown.area
      ? [{ label: name(areas, shown.area), removeHref: address(shown, { area: null }) }]
      : []),
    ...(shown.staff
      ? [{ label: name(staff, shown.staff), removeHref: address(shown, { staff: null }) }]
      : []),
  ];
}
