import { showDateShort, showMinutes, showTime } from '#app/lib/dates.ts';
import { Button, Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Prose } from '#app/ui/page.tsx';
import { VerbMark } from '#app/ui/verb.tsx';
import { verbsOf } from '../lists/verbs.ts';
import type { Waiting } from '../records/waiting.server.ts';
import type { Comment } from '../reviews/review.ts';
import { CommentForm, Comments } from '../reviews/talk.tsx';
import { type TrayAddress, trayHref } from './tray.ts';

type Props = {
  record: Waiting;
  kind: string;
  comments: readonly Comment[];
  actor: { staffId: string };
  tray: TrayAddress;
  /** The record after it and the one before it on the page. */
  next: string | null;
  before: string | null;
  /** The keys act on it. */
  isCurrent: boolean;
  nextId: string;
};

/** One record whole, but for its confidential part, which only its own page shows. */
export function TrayCard({ record, kind, comments, actor, isCurrent, ...rest }: Props) {
  const word = isCurrent && rest.tray.word;
  return (
    <article
      id={`r-${record.id}`}
      className="look"
      tabIndex={-1}
      aria-labelledby={`t-${record.id}`}
      data-current={isCurrent || undefined}
    >
      <Head record={record} kind={kind} />
      <Texts record={record} />
      <Comments
        comments={comments}
        record={{ id: record.id, version: record.version, staffId: record.staff_id }}
        actor={actor}
      />
      {word && (
        <CommentForm
          recordId={record.id}
          id={rest.nextId}
          back={trayHref(rest.tray, { at: record.id })}
          version={record.version}
          next={rest.next}
        />
      )}
      <Actions record={record} isCurrent={isCurrent} word={word} {...rest} />
    </article>
  );
}

function Head({ record, kind }: { record: Waiting; kind: string }) {
  const time = record.started_at && showTime(record.started_at);
  return (
    <header className="look-head">
      <h3 id={`t-${record.id}`}>
        {[time, record.area, kind].filter(Boolean).join('　')}
        <span className="quiet">　{record.staff}</span>
      </h3>
      <ul className="verbs" aria-label="支援の動き">
        {verbsOf(record.verbs).map((verb) => (
          <li key={verb}>
            <VerbMark verb={verb} />
          </li>
        ))}
      </ul>
      {record.looked > 0 && <p>前に確認したあと、直されています。</p>}
    </header>
  );
}

function Texts({ record }: { record: Waiting }) {
  const next = [record.nextOn && showDateShort(record.nextOn), record.next];
  const facts = [
    { term: '気づいたこと', detail: record.noticed },
    { term: '何のために', detail: record.aim },
    { term: '自分の立場', detail: record.position },
    { term: 'だれと', detail: record.with_names },
    { term: '人数', detail: record.headcount === null ? '' : `${record.headcount}人` },
    { term: '場所', detail: record.place },
    { term: '時間', detail: record.minutes === null ? '' : showMinutes(record.minutes) },
    { term: '次に', detail: next.filter(Boolean).join(' ') },
  ].filter(({ detail }) => detail !== '');
  return (
    <>
      <Prose>{record.done || '（したことは書いていません）'}</Prose>
      {facts.length > 0 && <Facts items={facts} />}
    </>
  );
}

type ActionsProps = Omit<Props, 'kind' | 'comments' | 'actor' | 'nextId'> & { word: boolean };

function Actions({ record, tray, next, before, isCurrent, word }: ActionsProps) {
  const k = (key: string) => (isCurrent ? key : undefined);
  const Press = isCurrent && !word ? PrimaryButton : Button;
  const of = `：${record.staff}、${record.area}`;
  return (
    <form method="post" action="/tray">
      <HiddenField name="seen" value={`${record.id}.${record.version}`} />
      <HiddenField name="back" value={trayHref(tray, { at: next })} />
      <Buttons>
        <Press name="intent" value="look" k={k('c')}>
          確認した<span className="sr-only">{of}</span>
        </Press>
        {!word && (
          <LinkButton href={trayHref(tray, { at: record.id, word: true })} k={k('h')}>
            ひとこと<span className="sr-only">{of}</span>
          </LinkButton>
        )}
        <LinkButton href={`/records/${record.id}`} tone="quiet" k={k('o')}>
          記録を開く<span className="sr-only">{of}</span>
        </LinkButton>
        {isCurrent && next && (
          <LinkButton href={trayHref(tray, { at: next })} tone="quiet" k="j">
            次へ
          </LinkButton>
        )}
        {isCurrent && before && (
          <LinkButton href={trayHref(tray, { at: before })} tone="quiet" k="k">
            前へ
          </LinkButton>
        )}
      </Buttons>
    </form>
  );
}
