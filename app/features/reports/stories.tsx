import { data, redirect } from 'react-router';
import { showDate } from '#app/lib/dates.ts';
import { type FieldError, one, parseForm, type Typed, typedFields } from '#app/lib/forms.ts';
import { notFound } from '#app/lib/problems.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { readConfidential } from '../records/confidential.server.ts';
import type { Found } from '../stories/private-words.ts';
import {
  dropStory,
  moveStory,
  proposeStory,
  readStories,
  saveStory,
} from '../stories/stories.server.ts';
import { storyForm } from '../stories/story.ts';
import { StoryFields } from '../stories/story.tsx';
import { reachOpen } from './reports.server.ts';
import { timelineEntries } from './timeline.server.ts';

/** The stories of a report, each to be read and confirmed before anybody else sees it (S5). */
export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const report = await reachOpen(db, actor, params.id);
  const stories = await readStories(db, actor, report.id);
  const ids = stories.map(({ recordId }) => recordId);
  const entries = await timelineEntries(db, actor.officeId, report, ids);
  return { id: report.id, title: report.title, stories, entries };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const report = await reachOpen(db, actor, params.id);
  const typed = typedFields(await request.formData());
  const [recordId, intent] = [one(typed, 'recordId'), one(typed, 'intent')];
  const back = redirect(`/reports/${report.id}/stories#story-${encodeURIComponent(recordId)}`);
  if (intent === 'propose') {
    const [entry] = await timelineEntries(db, actor.officeId, report, [recordId]);
    if (!entry) throw notFound();
    await proposeStory(db, actor, report.id, recordId, readConfidential);
    return back;
  }
  if (intent === 'drop') {
    await dropStory(db, actor, report.id, recordId);
    return redirect(`/reports/${report.id}/stories`);
  }
  if (intent === 'up' || intent === 'down') {
    await moveStory(db, actor, report.id, recordId, intent === 'up' ? -1 : 1);
    return back;
  }
  const form = parseForm(storyForm, typed);
  if (!form.ok) return again(form.errors, typed);
  const saved = await saveStory(db, actor, report.id, recordId, form.value, readConfidential);
  if (saved.ok) return back;
  return again([{ field: 'text', message: saved.sentence }], typed, saved.found);
}

/** `found`: what is marked in the text that came back. */
function again(errors: FieldError[], values: Typed, found: Found[] | null = null) {
  return data({ errors, values, found }, { status: 422 });
}

export default function Stories({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { id, title, stories, entries } = loaderData;
  const wrong = actionData ? one(actionData.values, 'recordId') : null;
  return (
    <Page
      title="報告書の話"
      lead={`${title}。名前や住所を外した文を読み、確かめたものだけがのります。`}
      actions={
        <>
          <LinkButton href={`/reports/${id}/records`}>記録から話を選ぶ</LinkButton>
          <LinkButton href={`/reports/${id}`}>報告書を見る</LinkButton>
        </>
      }
    >
      {wrong && <Notice tone="error" title="まだ保存していません。書いた文は残っています。" />}
      {stories.length === 0 && (
        <Empty
          title="話は、まだありません。"
          action={<LinkButton href={`/reports/${id}/records`}>記録から話を選ぶ</LinkButton>}
        >
          <p>記録を選んで「話にする」を押すと、名前を外した文の案ができます。</p>
        </Empty>
      )}
      {stories.length > 0 && (
        <Section title={`話（${stories.length}）`}>
          {stories.map(({ inOriginal, inText, ...story }) => {
            const entry = entries.find((each) => each.id === story.recordId);
            const isWrong = story.recordId === wrong;
            const found = (isWrong && actionData?.found) || inText;
            const text = isWrong ? one(actionData?.values, 'text') : story.text;
            return (
              <StoryFields
                key={story.recordId}
                story={{ ...story, text }}
                inOriginal={inOriginal}
                inText={found}
                action={`/reports/${id}/stories`}
                error={isWrong ? actionData?.errors[0]?.message : undefined}
                title={
                  entry ? `${showDate(entry.day)}　${entry.area}` : '期間や地域の外になった記録'
                }
              />
            );
          })}
        </Section>
      )}
    </Page>
  );
}
