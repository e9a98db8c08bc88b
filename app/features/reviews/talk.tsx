import { showMoment } from '#app/lib/dates.ts';
import { Button, Buttons, QuietButton } from '#app/ui/button.tsx';
import { HiddenField, TextArea } from '#app/ui/fields.tsx';
import { Prose, Section } from '#app/ui/page.tsx';
import { type Comment, lastLooks, type Reviewed, type Talk, waitsFor } from './review.ts';

type Props = {
  record: Reviewed;
  talk: Talk;
  actor: { staffId: string; mayLook: boolean };
  /** For the next word, made before it is sent: twice is once. */
  nextId: string;
};

/** On the page of a record, for those who may correct it: who looked, and the words. */
export function TalkOn({ record, talk, actor, nextId }: Props) {
  if (!talk.settings.review.on) return null;
  const { looks, comments } = talk;
  const isLooked = looks.some((look) => look.version >= record.version);
  return (
    <Section title="確認とひとこと">
      <Looks looks={looks} version={record.version} />
      {actor.mayLook && !isLooked && <LookButton record={record} />}
      <div className="no-print grid gap-3">
        <Comments comments={comments} record={record} actor={actor} />
        <details className="more">
          <summary>ひとことを書く</summary>
          <CommentForm recordId={record.id} id={nextId} />
        </details>
      </div>
    </Section>
  );
}

function Looks({ looks, version }: { looks: Talk['looks']; version: number }) {
  const last = lastLooks(looks);
  if (last.length === 0) return <p className="quiet">まだ確認されていません。</p>;
  return (
    <ul>
      {last.map((look) => (
        <li key={look.staffId}>
          {look.name}さんが、{showMoment(look.at)}に確認しました。
          {look.version < version && <strong>確認のあと直しました。</strong>}
        </li>
      ))}
    </ul>
  );
}

function LookButton({ record: { id, version } }: { record: Reviewed }) {
  return (
    <form method="post" action="/tray">
      <HiddenField name="seen" value={`${id}.${version}`} />
      <HiddenField name="back" value={`/records/${id}`} />
      <Button name="intent" value="look" k="c">
        確認した
      </Button>
    </form>
  );
}

type CommentsProps = Pick<Props, 'record'> & {
  comments: readonly Comment[];
  actor: { staffId: string };
};

/** The oldest first, as it was said. Each can be led to (`#word-…`). */
export function Comments({ comments, record, actor }: CommentsProps) {
  if (comments.length === 0) return null;
  const isWaiting = comments.some((c) => waitsFor(c, record, actor, comments));
  return (
    <>
      <ol className="words">
        {comments.map((comment) => (
          <li key={comment.id} id={`word-${comment.id}`}>
            <p className="words-who">
              {comment.name}さん <span className="quiet">{showMoment(comment.at)}</span>
            </p>
            <Prose>{comment.text}</Prose>
            {comment.staffId === actor.staffId && <Own comment={comment} recordId={record.id} />}
          </li>
        ))}
      </ol>
      {isWaiting && <ReadButton recordId={record.id} />}
    </>
  );
}

function Own({ comment: { id, text }, recordId }: { comment: Comment; recordId: string }) {
  return (
    <form method="post" action={`/records/${recordId}/comments`}>
      <HiddenField name="id" value={id} />
      <QuietButton name="intent" value="drop" aria-label={`取り消す：${text.slice(0, 20)}`}>
        取り消す
      </QuietButton>
    </form>
  );
}

export function ReadButton({ recordId, back }: { recordId: string; back?: string }) {
  return (
    <form method="post" action={`/records/${recordId}/comments`}>
      {back && <HiddenField name="back" value={back} />}
      <Button name="intent" value="read">
        読みました
      </Button>
    </form>
  );
}

type FormProps = {
  recordId: string;
  id: string;
  /** Where one was. */
  back?: string;
  /** The version on the screen, for those who may mark it as looked at with the same press. */
  version?: number;
  /** The record that one goes on to then. */
  next?: string | null;
  text?: string;
  error?: string | undefined;
};

export function CommentForm({ recordId, id, back, version, next, text, error }: FormProps) {
  return (
    <form method="post" action={`/records/${recordId}/comments`} noValidate>
      <HiddenField name="id" value={id} />
      {back && <HiddenField name="back" value={back} />}
      {next && <HiddenField name="next" value={next} />}
      {version !== undefined && <HiddenField name="seen" value={`${recordId}.${version}`} />}
      <TextArea
        name="text"
        id={`text-${recordId}`}
        label="ひとこと"
        rows={3}
        hint="書いた人に届きます。相手の名前や、だれのことか分かることは書きません。"
        value={text}
        error={error}
      />
      <Buttons>
        {version !== undefined && (
          <Button name="intent" value="add-look" data-primary="">
            送って、確認した
          </Button>
        )}
        <Button name="intent" value="add">
          ひとことを送る
        </Button>
      </Buttons>
    </form>
  );
}
