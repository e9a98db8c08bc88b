import { redirect } from 'react-router';
import { invalid, one, parseForm, refused, typedFields } from '#app/lib/forms.ts';
import { isId, newId } from '#app/lib/ids.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { addComment, dropComment, readComments } from '../reviews/comments.server.ts';
import { lookAt } from '../reviews/looks.server.ts';
import { commentForm, mayLook, seenIn } from '../reviews/review.ts';
import { readTalk } from '../reviews/talk.server.ts';
import { CommentForm, Comments } from '../reviews/talk.tsx';
import { reachTalk } from './reach.server.ts';
import { backOf, trayHref } from './tray.ts';

/** The words on one record by themselves: where a word that was not taken comes back to. */
export async function loader({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const { record } = await reachTalk(db, actor, params.id);
  const { comments } = await readTalk(db, actor.officeId, record.id);
  return { record, comments, nextId: newId(), actor: { staffId: actor.staffId } };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const { settings, record } = await reachTalk(db, actor, params.id);
  const typed = typedFields(await request.formData());
  const intent = one(typed, 'intent');
  const back = one(typed, 'back', `/records/${record.id}`);
  if (intent === 'read') await readComments(db, actor, record);
  else if (intent === 'drop') await dropComment(db, actor, record.id, one(typed, 'id'));
  else {
    const form = parseForm(commentForm, typed);
    if (!form.ok) return invalid(form);
    const id = one(typed, 'id');
    if (!isId(id))
      return invalid(
        refused(typed, [
          { field: 'text', message: 'この画面を開きなおして、もう一度送ってください。' },
        ]),
      );
    await addComment(db, actor, record, id, form.value.text);
    if (intent === 'add-look' && mayLook(actor, settings)) {
      const seen = seenIn([one(typed, 'seen')]).filter((s) => s.id === record.id);
      const { at } = await lookAt(db, actor, seen);
      return redirect(leading(back, { done: at, at: one(typed, 'next') || null }));
    }
  }
  return redirect(leading(back, { at: record.id }));
}

function leading(back: string, changed: { at: string | null; done?: string }): string {
  if (back === '/') return '/';
  const to = backOf(back);
  if ('record' in to) return `/records/${to.record}`;
  return trayHref(to.tray, changed);
}

export default function RecordComments({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { record, comments, nextId, actor } = loaderData;
  const errors = actionData?.errors ?? [];
  const values = actionData?.values;
  const back = one(values, 'back', `/records/${record.id}`);
  const isLook = one(values, 'intent') === 'add-look';
  return (
    <Page
      title="ひとこと"
      actions={<LinkButton href={`/records/${record.id}`}>記録を見る</LinkButton>}
    >
      <ErrorSummary errors={errors.map((e) => ({ ...e, field: `${e.field}-${record.id}` }))} />
      <Comments comments={comments} record={record} actor={actor} />
      <CommentForm
        recordId={record.id}
        id={one(values, 'id') || nextId}
        back={back}
        next={one(values, 'next')}
        text={one(values, 'text')}
        error={errors[0]?.message}
        {...(isLook && { version: Number(one(values, 'seen').split('.')[1]) })}
      />
    </Page>
  );
}
