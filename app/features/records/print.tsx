import { showDate, showDateShort, showMinutes, today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { signedIn } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { courseLabel } from '../lists/courses.ts';
import { labelOf } from '../lists/lists.ts';
import { verbLabels } from '../lists/verbs.ts';
import { readSettings } from '../settings/settings.server.ts';
import { chipsOf, filterChoices } from './filter.server.ts';
import { filterQuery, readFilter } from './filter.ts';
import { namesFor } from './taken.server.ts';
import { firstRecords } from './taking.server.ts';

/** Some ninety sheets: what a folder holds. More goes out as a file. */
const MOST = 500;

/** The whole list on paper with its texts, the way a paper log has them, oldest first. */
export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const filter = readFilter(new URL(request.url).searchParams, today());
  const choices = await filterChoices(db, actor, today(), await areaChoices(context, today()));
  const records = await firstRecords(db, actor, filter, MOST + 1);
  const { areas, staff } = await namesFor(db, actor.officeId, today());
  const rows = records.slice(0, MOST).reverse();
  return {
    rows: rows.map((row) => ({
      id: row.id,
      day: row.occurred_on,
      time: row.started_at,
      minutes: row.minutes,
      area: areas.get(row.area_id)?.name ?? '',
      kind: labelOf(choices.lists, 'kind', row.kind),
      course: courseLabel(row.course),
      verbs: verbLabels(row.verbs),
      who: row.with_names,
      count: row.headcount,
      aim: row.aim,
      done: row.done,
      noticed: row.noticed,
      next: row.step ?? '',
      nextOn: row.stepOn,
      staff: staff.get(row.staff_id) ?? '',
    })),
    isMore: records.length > MOST,
    chips: chipsOf(filter, choices).map(({ label }) => label),
    back: `/records${filterQuery(filter)}`,
    title: filter.removed ? '消した行動記録' : '行動記録',
    office: actor.officeName,
    posts: (await readSettings(db, actor.officeId)).approval,
    printed: showDate(today()),
  };
}

type Printed = PageProps<typeof loader>['loaderData'];

export default function PrintRecords({ loaderData }: PageProps<typeof loader>) {
  const { rows, isMore, chips, back, title, office, printed, posts } = loaderData;
  return (
    <Page
      title={title}
      lead={leadOf(loaderData)}
      print={<PrintHead office={office} date={printed} title={title} posts={posts} />}
      actions={<LinkButton href={back}>一覧へもどる</LinkButton>}
    >
      <p className="no-print">
        この画面を印刷してください（Ctrl と P）。A4の紙に、文も全部出ます。
      </p>
      {chips.length > 0 && <p>{chips.join('／')}</p>}
      {isMore && (
        <Notice tone="warn" title={`新しいほうから${MOST}件だけを並べました。`}>
          <p>期間や地域でしぼると、残りも印刷できます。全部はファイルに書き出せます。</p>
        </Notice>
      )}
      {rows.length === 0 ? <Empty title="あてはまる記録はありません。" /> : <Log rows={rows} />}
    </Page>
  );
}

function leadOf({ rows, isMore }: Printed): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return '';
  const days = `${showDate(first.day)}から${showDate(last.day)}まで`;
  return isMore ? days : `${days}、${rows.length}件`;
}

function Log({ rows }: { rows: Printed['rows'] }) {
  return (
    <Table
      caption="行動記録、古い順"
      captionHidden
      dense
      head={['日付', '地域・種類・動き', 'したこと', '書いた人']}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <When key="when" row={row} />,
          <Where key="where" row={row} />,
          <What key="what" row={row} />,
          row.staff,
        ],
      }))}
    />
  );
}

type RowProps = { row: Printed['rows'][number] };

/** One box a cell: on a phone each row is a card. */
function When({ row: { id, day, time, minutes } }: RowProps) {
  const shown = showDate(day);
  const year = shown.indexOf('年') + 1;
  return (
    <div className="whitespace-nowrap">
      <a href={`/records/${id}`}>
        {shown.slice(0, year)}
        <br />
        {shown.slice(year)}
      </a>
      {time && <div>{time}</div>}
      {minutes !== null && <div>{showMinutes(minutes)}</div>}
    </div>
  );
}

function Where({ row: { area, kind, course, verbs } }: RowProps) {
  return (
    <div>
      <div>{area}</div>
      <div>
        {kind}
        {course && `（${course}）`}
      </div>
      <div className="text-quiet">{verbs.join('、')}</div>
    </div>
  );
}

/** Fields that are empty leave no line. */
function What({ row }: RowProps) {
  const people = [row.who, row.count === null ? '' : `${row.count.toLocaleString('ja')}人`];
  const lines = [
    { label: '何のために', text: row.aim },
    { label: 'だれと', text: people.filter(Boolean).join('、') },
    { label: '', text: row.done },
    { label: '気づいたこと', text: row.noticed },
    {
      label: '次に',
      text: [row.nextOn && showDateShort(row.nextOn), row.next].filter(Boolean).join(' '),
    },
  ].filter(({ text }) => text !== '');
  return (
    <div>
      {lines.map(({ label, text }) => (
        <p key={label} className="whitespace-pre-line wrap-anywhere">
          {label && <span className="text-quiet">{label}：</span>}
          {text}
        </p>
      ))}
    </div>
  );
}
