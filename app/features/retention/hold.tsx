import { redirect } from 'react-router';
import { z } from 'zod';
import { type Day, parseDate, showDate, today } from '#app/lib/dates.ts';
import { errorOf, invalid, one, parseForm } from '#app/lib/forms.ts';
import { notFound } from '#app/lib/problems.ts';
import { reasonField } from '#app/lib/reason.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { DateField, TextField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { finishedOne } from './due.server.ts';
import { holdThing } from './holds.server.ts';
import { reachDue } from './reach.server.ts';
import { shownTitle } from './titles.ts';

function holdForm(day: Day) {
  return z.object({
    reason: reasonField('保留にするわけを、ひとこと書いてください。'),
    untilOn: z
      .string()
      .default('')
      .transform((typed, context) => {
        const read = parseDate(typed, day);
        const wrong = (message: string) => context.addIssue({ code: 'custom', message });
        if (read === null) wrong('日付が読めません。「9.4.1」のように書いてください。');
        else if (read <= day) wrong('あすより先の日にしてください。');
        return read ?? day;
      }),
  });
}

async function reach({ context, params }: Args) {
  const { db, actor, ...ending } = await reachDue(context, params.kind);
  const row = await finishedOne(db, actor.officeId, ending, params.thing ?? '');
  if (!row) throw notFound();
  return { db, actor, row, ...ending };
}

export async function loader(args: Args) {
  const { row, keeping } = await reach(args);
  const { kind, label } = keeping;
  return { kind, label, day: showDate(row.day), title: shownTitle(row.title) };
}

export async function action(args: Args) {
  const { db, actor, row, keeping } = await reach(args);
  const form = parseForm(holdForm(today()), await args.request.formData());
  if (!form.ok) return invalid(form);
  await holdThing(db, actor, keeping, { id: row.id, ...form.value });
  return redirect(`/retention/due/${keeping.kind}`);
}

export default function HoldThing({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { kind, label, day, title } = loaderData;
  const errors = actionData?.errors ?? [];
  const field = (name: string) => ({
    name,
    value: one(actionData?.values, name),
    error: errorOf(errors, name),
  });
  return (
    <Page title="廃棄を保留にする" lead={`${label}　${day}　${title}`}>
      <ErrorSummary errors={errors} />
      <p>この日までは、提案に入りません。日が過ぎると、また廃棄の予定に出ます。</p>
      <form method="post" className="form" noValidate>
        <TextField
          {...field('reason')}
          label="保留にするわけ"
          required
          autoComplete="off"
          hint="例：支援が続いている、話し合いの途中。名前は書かないでください。"
        />
        <DateField {...field('untilOn')} label="いつまで" required hint="例：9.4.1" />
        <Buttons>
          <PrimaryButton>保留にする</PrimaryButton>
          <LinkButton href={`/retention/due/${kind}`} tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
