import { redirect } from 'react-router';
import { showDate } from '#app/lib/dates.ts';
import { many, typedFields } from '#app/lib/forms.ts';
import { isId } from '#app/lib/ids.ts';
import { words } from '#app/lib/japanese.ts';
import { Button, Buttons, LinkButton, PrimaryButton, QuietButton } from '#app/ui/button.tsx';
import { CheckField } from '#app/ui/choices.tsx';
import { HiddenField, TextField } from '#app/ui/fields.tsx';
import { Empty } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { Pager } from '#app/ui/pager.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import type { Entry } from './blocks.ts';
import { showPeriod } from './period.ts';
import { chooseTimeline, reachOpen } from './reports.server.ts';
import { MOST_ENTRIES, offered, timelineEntries } from './timeline.server.ts';

/** Records of the report's time and scope, to stand in its timeline. */
export async function loader({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const report = await reachOpen(db, actor, params.id);
  const asked = new URL(request.url).searchParams;
  const q = (asked.get('q') ?? '').slice(0, 200);
  const at = Number(asked.get('before') ?? Number.NaN);
  const before = Number.isSafeInteger(at) ? at : null;
  const { entries, older } = await offered(db, actor.officeId, report, { words: words(q), before });
  const chosen = await timelineEntries(db, actor.officeId, report, report.words.timeline);
  const ids = new Set(chosen.map(({ id }) => id));
  return {
    ...{ id: report.id, title: report.title, period: showPeriod(report), q, before, older, chosen },
    entries: entries.filter(({ id }) => !ids.has(id)),
  };
}

/** What was on the page and is not ticked goes; what was on no page stays. */
export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const report = await reachOpen(db, actor, params.id);
  const typed = typedFields(await request.formData());
  const shown = new Set(many(typed, 'shown', []));
  const ticked = many(typed, 'record', []).filter(isId);
  const ids = [...report.words.timeline.filter((id) => !shown.has(id)), ...ticked];
  const known = await timelineEntries(db, actor.officeId, report, [...new Set(ids)]);
  const timeline = known.map(({ id }) => id).slice(0, MOST_ENTRIES);
  await chooseTimeline(db, actor, report.id, timeline);
  return redirect(`/reports/${report.id}?done=chosen`);
}

export default function ChooseRecords({ loaderData }: PageProps<typeof loader>) {
  const { id, title, period, q, before, older, chosen, entries } = loaderData;
  const here = `/reports/${id}/records`;
  const with_ = (more: Record<string, string>) =>
    `${here}?${new URLSearchParams({ ...(q && { q }), ...more })}`;
  return (
    <Page
      title="のせる記録を選ぶ"
      lead={`${title}。印をつけた記録は「おもな動き」に、日付と一行で並びます。名前や電話、年れいは、ひとりでに伏せて出ます。「話にする」と、名前を外した文になります。`}
      actions={<LinkButton href={`/reports/${id}`}>報告書を見る</LinkButton>}
    >
      <form action={here} className="find-form">
        <TextField name="q" label="記録をさがすことば" value={q} autoComplete="off" k="q" />
        <Button>さがす</Button>
      </form>
      <form method="post" className="form">
        <HiddenField name="intent" value="propose" />
        {chosen.length > 0 && (
          <Section title={`のせている記録（${chosen.length}）`}>
            <Choices entries={chosen} checked stories={`/reports/${id}/stories`} />
          </Section>
        )}
        <Section title={`${period}の記録`}>
          {entries.length === 0 ? (
            <Empty title={q ? `「${q}」は見つかりませんでした。` : 'ほかの記録はありません。'} />
          ) : (
            <Choices entries={entries} stories={`/reports/${id}/stories`} />
          )}
        </Section>
        <Buttons>
          <PrimaryButton>これをのせる</PrimaryButton>
          <LinkButton href={`/reports/${id}`} tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
      <Pager
        newer={before === null ? null : with_({})}
        older={older === null ? null : with_({ before: String(older) })}
      />
    </Page>
  );
}

type ChoicesProps = { entries: Entry[]; checked?: boolean; stories: string };

function Choices({ entries, checked = false, stories }: ChoicesProps) {
  return (
    <ul className="grid">
      {entries.map(({ id, day, area, text }) => (
        <li key={id} className="report-choice">
          <HiddenField name="shown" value={id} />
          <CheckField
            name="record"
            id={`record-${id}`}
            value={id}
            checked={checked}
            label={`${showDate(day)}　${area}　${text}`}
          />
          <QuietButton name="recordId" value={id} formAction={stories}>
            話にする<span className="sr-only">：{text}</span>
          </QuietButton>
        </li>
      ))}
    </ul>
  );
}
