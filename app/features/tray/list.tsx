import { redirect } from 'react-router';
import { showDate, today } from '#app/lib/dates.ts';
import { many, one, typedFields } from '#app/lib/forms.ts';
import { newId } from '#app/lib/ids.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { Pager } from '#app/ui/pager.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { labelOf } from '../lists/lists.ts';
import { filterChoices } from '../records/filter.server.ts';
import { MOST } from '../records/filter.ts';
import { waitingRecords } from '../records/waiting.server.ts';
import { lookAt, lookedAt, takeBack } from '../reviews/looks.server.ts';
import { seenIn } from '../reviews/review.ts';
import { commentsOn } from '../reviews/talk.server.ts';
import { countWord } from '../reviews/tidings.tsx';
import { TrayCard } from './card.tsx';
import { TrayFilter } from './narrow.tsx';
import { reachTray } from './reach.server.ts';
import { backOf, readTray, trayHref } from './tray.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const settings = await reachTray(db, actor);
  const tray = readTray(new URL(request.url).searchParams);
  const areas = await areaChoices(context, today());
  const { rows, more, count } = await waitingRecords(db, actor, settings, tray);
  const ids = rows.map(({ id }) => id);
  const [choices, comments, marked] = await Promise.all([
    filterChoices(db, actor, today(), areas),
    commentsOn(db, actor.officeId, ids),
    tray.done ? lookedAt(db, actor, tray.done) : [],
  ]);
  return {
    tray,
    rows,
    more,
    count,
    choices,
    comments,
    marked: marked.length,
    current: ids.find((id) => id === tray.at) ?? ids[0] ?? null,
    nextId: newId(),
    actor: { staffId: actor.staffId },
  };
}

export async function action({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  await reachTray(db, actor);
  const typed = typedFields(await request.formData());
  const back = backOf(one(typed, 'back', '/tray'));
  if (one(typed, 'intent') === 'undo') {
    await takeBack(db, actor, one(typed, 'at'));
    return redirect('tray' in back ? trayHref(back.tray) : `/records/${back.record}`);
  }
  const { at, done } = await lookAt(db, actor, seenIn(many(typed, 'seen')));
  if ('record' in back) return redirect(`/records/${back.record}`);
  const { tray } = back;
  return redirect(trayHref(tray, { at: tray.at, done: done > 0 ? at : null }));
}

type Data = PageProps<typeof loader>['loaderData'];

export default function Tray({ loaderData }: PageProps<typeof loader>) {
  const { tray, rows, more, count, marked, choices, current } = loaderData;
  return (
    <Page
      title="確認を待つ記録"
      lead={count > 0 ? `${countWord(count, MOST)}あります。長く待っているものから並べます。` : ''}
      actions={<TrayFilter tray={tray} choices={choices} />}
    >
      {marked > 0 && tray.done && <Marked count={marked} at={tray.done} back={trayHref(tray)} />}
      {rows.length === 0 ? (
        <Nothing isNarrow={trayHref(tray) !== '/tray'} />
      ) : (
        <Days {...loaderData} />
      )}
      {rows.length > 1 && <All rows={rows} back={trayHref(tray)} />}
      <Pager
        newer={more === null ? null : trayHref(tray, { after: more })}
        older={tray.after === null ? null : trayHref(tray, { after: null })}
      />
      {current && <span data-start={tray.word ? `text-${current}` : `r-${current}`} />}
    </Page>
  );
}

function Marked({ count, at, back }: { count: number; at: string; back: string }) {
  return (
    <Notice
      tone="ok"
      title={count > 1 ? `${count}件を確認しました` : '確認しました'}
      action={
        <form method="post" action="/tray">
          <HiddenField name="at" value={at} />
          <HiddenField name="back" value={back} />
          <Button name="intent" value="undo" k="u">
            元に戻す
          </Button>
        </form>
      }
    />
  );
}

function Nothing({ isNarrow }: { isNarrow: boolean }) {
  return (
    <Empty
      title={isNarrow ? 'あてはまる記録はありません。' : '確認を待つ記録はありません。'}
      action={
        <LinkButton href={isNarrow ? '/tray' : '/records'}>
          {isNarrow ? 'はじめから見る' : '記録を見る'}
        </LinkButton>
      }
    >
      <p>職員が記録を書くか直すと、ここに並びます。</p>
    </Empty>
  );
}

function Days({ rows, tray, choices, comments, actor, current, nextId }: Data) {
  const days = [...Map.groupBy(rows, (row) => row.occurred_on)];
  const idAt = (at: number) => rows[at]?.id ?? null;
  return days.map(([day, records]) => (
    <Section key={day} title={showDate(day)}>
      {records.map((record) => (
        <TrayCard
          key={record.id}
          record={record}
          kind={labelOf(choices.lists, 'kind', record.kind)}
          comments={comments.get(record.id) ?? []}
          actor={actor}
          tray={tray}
          next={idAt(rows.indexOf(record) + 1)}
          before={idAt(rows.indexOf(record) - 1)}
          isCurrent={record.id === current}
          nextId={nextId}
        />
      ))}
    </Section>
  ));
}

function All({ rows, back }: { rows: Data['rows']; back: string }) {
  return (
    <form method="post" action="/tray">
      {rows.map(({ id, version }) => (
        <HiddenField key={id} name="seen" value={`${id}.${version}`} />
      ))}
      <HiddenField name="back" value={back} />
      <Button name="intent" value="look">
        このページの{rows.length}件を全部確認した
      </Button>
    </form>
  );
}
