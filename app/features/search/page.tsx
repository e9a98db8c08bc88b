import { today } from '#app/lib/dates.ts';
import { LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField, TextField } from '#app/ui/fields.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { FoundAppointments } from '../appointments/found.tsx';
import { findAppointments } from '../appointments/list.server.ts';
import { findAreas } from '../areas/find.server.ts';
import { DiaryOf } from '../records/diary-of.tsx';
import { filterQuery, MOST, readFilter, searchable } from '../records/filter.ts';
import { findFiles } from '../records/found-files.server.ts';
import { FoundFiles } from '../records/found-files.tsx';
import { listRecords } from '../records/list.server.ts';
import { FoundReports } from '../reports/found.tsx';
import { findReports } from '../reports/reports.server.ts';
import { readSettings } from '../settings/settings.server.ts';

/** All that one may see, grouped by kind. Each feature gives its part. */
export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const filter = readFilter(new URL(request.url).searchParams, today());
  const { words, tooShort } = searchable(filter.q);
  const { review: looking } = await readSettings(db, actor.officeId);
  if (words.length === 0 || tooShort)
    return { filter, words, tooShort, ...none, records: null, looking };
  const areas = await findAreas(db, actor, filter.q);
  const planned = await findAppointments(db, actor, words);
  const files = await findFiles(db, actor, words);
  const reports = await findReports(db, actor, words);
  const records = await listRecords(db, actor, filter);
  return { filter, words, tooShort, areas, planned, files, reports, records, looking };
}

const none = { areas: [], planned: [], files: [], reports: [] };

export default function Search({ loaderData }: PageProps<typeof loader>) {
  const { filter, words, tooShort, areas, planned, files, reports, records, looking } = loaderData;
  const nothing =
    records?.rows.length === 0 &&
    [areas, planned, files, reports].every((group) => group.length === 0);
  return (
    <Page title="さがす">
      <form action="/search" className="find-form">
        <TextField
          name="q"
          label="さがすことば"
          value={filter.q}
          hint="2文字以上で書いてください。ことばの間を空けると、どれもふくむものをさがします。"
          autoComplete="off"
          k="q"
        />
        {filter.area && <HiddenField name="area" value={filter.area} />}
        <PrimaryButton>さがす</PrimaryButton>
      </form>
      {tooShort && (
        <Notice tone="info" title="2文字以上のことばでさがしてください。">
          <p>1文字だけのことばでは、さがせません。</p>
        </Notice>
      )}
      {nothing && (
        <Empty title={`「${filter.q}」は見つかりませんでした。`}>
          <p>ことばを短くするか、別の書き方でさがしてみてください。</p>
        </Empty>
      )}
      {areas.length > 0 && (
        <Section title={`地域（${areas.length}）`}>
          <ul className="row">
            {areas.map((a) => (
              <li key={a.id}>
                <a href={`/areas/${a.id}`}>{a.name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <FoundAppointments found={planned} />
      {records && records.rows.length > 0 && (
        <Section title={`行動記録（${counted(records.count)}）`}>
          <DiaryOf rows={records.rows.slice(0, 20)} words={words} looking={looking} />
          {records.rows.length > 20 && (
            <LinkButton href={`/records${filterQuery(filter)}`}>記録の一覧で全部を見る</LinkButton>
          )}
        </Section>
      )}
      <FoundFiles files={files} words={words} />
      <FoundReports found={reports} />
    </Page>
  );
}

function counted(count: number | null): string {
  return count !== null && count > MOST
    ? `${MOST.toLocaleString('ja')}件以上`
    : `${(count ?? 0).toLocaleString('ja')}件`;
}
