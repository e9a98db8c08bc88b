import type { ReactNode } from 'react';
import { showMoment } from '#app/lib/dates.ts';
import { Button, Buttons, QuietButton } from '#app/ui/button.tsx';
import { ChipGroup } from '#app/ui/choices.tsx';
import { HiddenField, TextArea } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Found } from './private-words.ts';
import { changesOf, piecesOf, type Story } from './story.ts';
import { kindWords } from './words.ts';

type Props = {
  story: Story;
  /** What `readStories` found in the record and in the story. */
  inOriginal: readonly Found[];
  inText: readonly Found[];
  /** Where it is sent: its buttons say `intent` save, drop, up, down. */
  action: string;
  /** After it was refused. */
  error?: string | undefined;
  /** How the record is named. */
  title: ReactNode;
};

/** One story of a report: the record with its marks, the text to be shown, and one tick. */
export function StoryFields({ story, inOriginal, inText, action, error, title }: Props) {
  const id = `story-${story.recordId}`;
  return (
    <form
      method="post"
      action={action}
      noValidate
      className="grid grid-cols-1 gap-4 wrap-anywhere"
      id={id}
    >
      <HiddenField name="recordId" value={story.recordId} />
      {/* What stands marked on this page has been shown. */}
      {[...new Set(inText.map(({ text }) => text))].map((text) => (
        <HiddenField key={text} name="seen" value={text} />
      ))}
      <h3>{title}</h3>
      <Standing story={story} />
      <Marked title="記録の文" text={story.original} found={inOriginal} />
      <Changes found={inOriginal} />
      <TextArea
        name="text"
        id={`${id}-text`}
        label="報告書にのせる文"
        rows={8}
        hint="だれのことか分からないように書きます。文を変えると、確かめた印は消えます。"
        value={story.text}
        error={error}
      />
      {inText.length > 0 && (
        <Notice tone="warn" title="のせる文に、見てほしい言葉があります">
          <Marked title="のせる文" text={story.text} found={inText} />
        </Notice>
      )}
      <Confirm id={id} />
      <Buttons>
        <Button name="intent" value="save">
          話を保存する
        </Button>
        <QuietButton name="intent" value="up">
          上へ
        </QuietButton>
        <QuietButton name="intent" value="down">
          下へ
        </QuietButton>
        <QuietButton name="intent" value="drop">
          報告書から外す
        </QuietButton>
      </Buttons>
    </form>
  );
}

function Standing({ story: { confirmedAt, confirmedBy } }: { story: Story }) {
  if (confirmedAt === null)
    return <p>まだ確かめていません。確かめるまで、印刷にも書き出しにも出ません。</p>;
  return (
    <p>
      {confirmedBy ?? '職員'}さんが、{showMoment(confirmedAt)}に確かめました。
    </p>
  );
}

/** Marked by a line under it and by what it is in brackets, for whoever sees no colour. */
function Marked({ title, text, found }: { title: string; text: string; found: readonly Found[] }) {
  let at = 0;
  return (
    <div>
      <p className="field-label">{title}</p>
      <div className="prose">
        {piecesOf(text, found).map((piece) => {
          const key = at;
          at += piece.text.length;
          return piece.found ? (
            <span key={key}>
              <mark>{piece.text}</mark>［{kindWords[piece.found.kind]}
              {piece.found.certain ? '' : '？'}］
            </span>
          ) : (
            <span key={key}>{piece.text}</span>
          );
        })}
      </div>
    </div>
  );
}

function Changes({ found }: { found: readonly Found[] }) {
  if (found.length === 0) return <p>名前や住所らしい言葉は見つかりませんでした。</p>;
  return (
    <ul>
      {changesOf(found).map(({ text, says }) => (
        <li key={text}>
          「{text}」：{says}
        </li>
      ))}
    </ul>
  );
}

/** Never ticked beforehand: each tick is for the words that stand there now. */
function Confirm({ id }: { id: string }) {
  return (
    <ChipGroup
      type="checkbox"
      id={`${id}-confirmed`}
      name="isConfirmed"
      label="確かめること"
      hint="名前、住所、電話番号、はっきりした年齢がないこと。読む人に、だれのことか分からないこと。"
      options={[{ value: '1', label: '確かめました' }]}
      chosen={[]}
    />
  );
}
