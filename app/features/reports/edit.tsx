import { redirect } from 'react-router';
import { showMoment } from '#app/lib/dates.ts';
import { invalid, one, parseForm, type Typed } from '#app/lib/forms.ts';
import { baseOf } from '#app/lib/merge.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField, TextArea, TextField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { readDraft } from '../drafts/drafts.server.ts';
import { again, begin, clashing, type FormState } from '../purposes/answer.ts';
import { BaseFields, Clashes } from '../purposes/clashes.tsx';
import { fieldWords, suggested, textsOf, wordsForm } from './report.ts';
import { reachOpen, saveWords } from './reports.server.ts';

/** `?draft=` goes on with what was typed and not saved. */
export async function loader({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const report = await reachOpen(db, actor, params.id);
  const { id, title, version } = report;
  const draft = await readDraft(db, who(actor), id);
  const use = draft !== null && new URL(request.url).searchParams.has('draft');
  return {
    ...{ id, title, version, texts: textsOf(report) },
    typed: use ? draft.typed : null,
    waiting: draft && !use ? showMoment(draft.updatedAt) : null,
    kept: use ? `${showMoment(draft.updatedAt)}の書きかけです` : '',
  };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const { id } = await reachOpen(db, actor, params.id);
  const form = parseForm(wordsForm, await request.formData());
  if (!form.ok) return invalid(form);
  const saved = await saveWords(db, actor, id, baseOf(form.values), form.value);
  return saved.done ? redirect(`/reports/${id}?done=saved`) : clashing(saved, { report: '1' });
}

export default function EditReport({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { id, title, version, texts, typed, waiting, kept } = loaderData;
  const came = again(actionData);
  const state = came ?? (typed ? drafted(typed) : begin(version, texts));
  return (
    <Page
      title="報告書の文を書く"
      lead={title}
      actions={<LinkButton href={`/reports/${id}`}>報告書を見る</LinkButton>}
    >
      {waiting && !came && (
        <Notice
          tone="info"
          title="書きかけの文があります。"
          action={<a href={`/reports/${id}/edit?draft=1`}>続きを書く</a>}
        >
          <p>{waiting}に書いたものです。</p>
        </Notice>
      )}
      <ErrorSummary errors={state.errors} />
      <Clashes clashes={state.clashes} words={fieldWords} />
      <WordsForm id={id} state={state} kept={came ? 'まだ保存していません' : kept} />
    </Page>
  );
}

function drafted(typed: Typed): FormState {
  return { values: typed, errors: [], clashes: [], base: baseOf(typed) };
}

type FormProps = { id: string; state: FormState; kept: string };

function WordsForm({ id, state: { values, errors, base }, kept }: FormProps) {
  const field = (name: string) => ({
    name,
    value: one(values, name),
    error: errors.find((e) => e.field === name)?.message,
    label: fieldWords[name] ?? '',
  });
  return (
    <form method="post" className="form record-form" data-draft={id} noValidate>
      <HiddenField name="report" value="1" />
      <BaseFields base={base} />
      <TextField {...field('title')} required autoComplete="off" />
      {suggested.map((_, at) => (
        <div key={fieldWords[`heading${at + 1}`]} className="report-section">
          <TextField {...field(`heading${at + 1}`)} size="medium" autoComplete="off" />
          <TextArea
            {...field(`text${at + 1}`)}
            rows={at === 0 ? 6 : 4}
            counted
            hint={at === 0 ? '数字の前に出ます。ほかの文は、数字の後に出ます。' : undefined}
          />
        </div>
      ))}
      <p className="draft-state" role="status" data-draft-state="">
        {kept}
      </p>
      <Buttons>
        <PrimaryButton>保存する</PrimaryButton>
        <LinkButton href={`/reports/${id}`} tone="quiet">
          やめる
        </LinkButton>
      </Buttons>
    </form>
  );
}
