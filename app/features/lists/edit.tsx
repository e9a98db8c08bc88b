import { data, redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { type FieldError, invalid, one, parseForm, type Typed } from '#app/lib/forms.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import type { ListName } from './defaults.ts';
import { type ListIntent, listForm } from './form.ts';
import { listNamed, settingUp } from './guard.server.ts';
import {
  addCode,
  endCode,
  moveCode,
  type Outcome,
  readLists,
  renameCode,
  reopenCode,
  restoreDefaults,
} from './lists.server.ts';
import { choicesOn, differences, hasEnded } from './lists.ts';
import { AddForm, CodeRows, EndedRows, RestoreForm } from './rows.tsx';
import { doneWords, listWords, refusalWords } from './words.ts';

export async function loader({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const list = listNamed(params.list);
  const lists = await readLists(db, actor.officeId);
  const day = today();
  return {
    list,
    day,
    open: lists[list].filter((c) => !hasEnded(c, day)),
    ended: lists[list].filter((c) => hasEnded(c, day)),
    inUse: choicesOn(lists, list, day).length,
    differences: differences(list, lists[list]),
    done: doneWords[new URL(request.url).searchParams.get('done') ?? ''] ?? null,
  };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const list = listNamed(params.list);
  const form = parseForm(listForm(today()), await request.formData());
  if (!form.ok) return invalid({ ...form, errors: form.errors.map((e) => inRow(e, form.values)) });
  const outcome = await carryOut(db, actor, list, form.value);
  if (!outcome.done) return refuse(outcome, form.values);
  const row = 'code' in form.value ? `#row-${form.value.code}` : '';
  return redirect(`/settings/lists/${list}?done=${form.value.intent}${row}`);
}

function carryOut(db: Db, actor: Actor, list: ListName, form: ListIntent): Promise<Outcome> {
  const by = who(actor);
  switch (form.intent) {
    case 'add':
      return addCode(db, by, list, form);
    case 'rename':
      return renameCode(db, by, list, form.code, form.was, form.label);
    case 'end':
      return endCode(db, by, list, form.code, form.untilOn);
    case 'reopen':
      return reopenCode(db, by, list, form.code);
    case 'restore':
      return restoreDefaults(db, by, list);
    default:
      return moveCode(db, by, list, form.code, form.intent === 'up' ? -1 : 1, today());
  }
}

function refuse({ why, codes }: Outcome & { done: false }, values: Typed) {
  const field = { 'no-group': 'group', 'before-start': 'untilOn', last: 'untilOn' } as const;
  const at = why in field ? field[why as keyof typeof field] : 'label';
  const theirs = codes.find((c) => c.code === one(values, 'code'))?.label;
  const message =
    why === 'clash' ? `${refusalWords.clash} いまの名前は「${theirs}」です。` : refusalWords[why];
  const errors = [inRow({ field: at, message }, values)];
  return data({ errors, values }, { status: why === 'clash' ? 409 : 422 });
}

/** Each row has its own fields: the id of a field ends with the code of its row. */
function inRow({ field, message }: FieldError, values: Typed): FieldError {
  const code = one(values, 'code');
  return { field: code ? `${field}-${code}` : field, message };
}

export default function EditList({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { list, day, open, ended, inUse, done } = loaderData;
  const typed = { values: actionData?.values, errors: actionData?.errors ?? [] };
  return (
    <Page
      title={listWords[list].title}
      lead={`${listWords[list].use}いま${inUse}の言葉から選べます。`}
      actions={<LinkButton href="/settings/lists">選択肢の一覧</LinkButton>}
    >
      <ErrorSummary errors={typed.errors} />
      {done && !actionData && <Notice tone="ok" title={done} />}
      <CodeRows list={list} codes={open} day={day} {...typed} />
      <Section title="言葉を加える">
        <AddForm list={list} {...typed} />
        <p>
          <a href={`/settings/lists/${list}/paste`}>Excelから、まとめて貼り付ける</a>
        </p>
      </Section>
      {ended.length > 0 && (
        <Section title="使い終わった言葉">
          <EndedRows codes={ended} />
        </Section>
      )}
      <Section title="はじめの一覧に戻す">
        <RestoreForm differences={loaderData.differences} />
      </Section>
    </Page>
  );
}
