import { data, redirect } from 'react-router';
import { type Day, showDate, today } from '#app/lib/dates.ts';
import { errorOf, invalid, one, parseForm, type Typed } from '#app/lib/forms.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { CheckField } from '#app/ui/choices.tsx';
import { DateField, HiddenField, TextArea } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { settingUp } from '../lists/guard.server.ts';
import { firstHourOf } from './first-hour.ts';
import {
  askedQuery,
  finalDue,
  firstDue,
  isAsked,
  type Leak,
  nextDue,
  reportForm,
  sections,
} from './leak.ts';
import { reachLeak, saveLeak } from './leaks.server.ts';
import { FirstHourSteps } from './steps.tsx';
import { doneWords, dueWords } from './words.ts';

export async function loader({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const leak = await reachLeak(db, actor, params.id);
  const done = doneWords[new URL(request.url).searchParams.get('done') ?? ''] ?? null;
  return { leak, done, day: today() };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const leak = await reachLeak(db, actor, params.id);
  const form = parseForm(reportForm(today()), await request.formData());
  if (!form.ok) return invalid(form);
  const version = Number(one(form.values, 'version'));
  if (await saveLeak(db, actor, leak.id, version, form.value))
    return redirect(`/leaks/${leak.id}?done=saved`);
  const now = await reachLeak(db, actor, leak.id);
  return data(
    { errors: theirs(now, form.values), values: { ...form.values, version: `${now.version}` } },
    { status: 409 },
  );
}

/** R9: both texts stay on the screen. */
function theirs({ words }: Leak, typed: Typed) {
  const other = sections.filter(
    ({ name }) => words[name] !== one(typed, name).replaceAll('\r\n', '\n').trim(),
  );
  const said = other.map(({ name, label }) => ({
    field: name,
    message: `ほかの人が先に直しました。いまの「${label}」：${words[name] || '（空）'}`,
  }));
  const first = {
    field: 'noticedOn',
    message: 'ほかの人が先に直しました。よければ、もう一度保存してください。',
  };
  return said.length > 0 ? said : [first];
}

const typedOf = (leak: Leak): Typed => ({
  ...leak.words,
  noticedOn: leak.noticedOn,
  isWrongful: leak.isWrongful ? '1' : '',
  firstOn: leak.firstOn ?? '',
  finalOn: leak.finalOn ?? '',
  version: `${leak.version}`,
});

export default function ShowLeak({
  loaderData: { leak, done, day },
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const typed = actionData?.values ?? typedOf(leak);
  const hour = firstHourOf(leak.kind);
  return (
    <Page
      title={leak.title}
      lead={`${showDate(leak.noticedOn)}に気づいたこと。${hour.title}。`}
      actions={
        <>
          <LinkButton href={`/leaks/${leak.id}/print`}>報告を印刷する</LinkButton>
          <LinkButton href={`/leaks/seen?${askedQuery(leak.asked)}`}>
            {isAsked(leak.asked) ? 'もう一度調べる' : 'だれが見たかを調べる'}
          </LinkButton>
        </>
      }
      aside={
        <Section title="はじめの1時間にすること">
          <FirstHourSteps steps={hour.steps} />
        </Section>
      }
    >
      {done && !actionData && <Notice tone="ok" title={done} />}
      <Deadline leak={leak} day={day} />
      <form method="post" className="form" noValidate>
        <ErrorSummary errors={actionData?.errors ?? []} />
        <ReportFields typed={typed} errors={actionData?.errors ?? []} leak={leak} />
        <Buttons>
          <PrimaryButton>保存する</PrimaryButton>
          <LinkButton href="/leaks" tone="quiet">
            もどる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}

function Deadline({ leak, day }: { leak: Leak; day: Day }) {
  const due = nextDue(leak);
  if (!due) return <Notice tone="ok" title="2回の報告を終えました。" />;
  const text = `${dueWords[due.what]}の期限は、${showDate(due.on)}です。`;
  return (
    <Notice
      tone={due.on < day ? 'error' : 'warn'}
      title={due.on < day ? `${text}過ぎています。` : text}
    >
      <p>
        1回目（速報）は、気づいてからおおむね3日から5日のうちに、分かっていることだけで出します。2回目（確報）は
        {showDate(finalDue(leak))}までです。個人情報保護委員会のページの様式に、下の文を写します。
      </p>
    </Notice>
  );
}

type FieldsProps = { typed: Typed; errors: { field: string; message: string }[]; leak: Leak };

function ReportFields({ typed, errors, leak }: FieldsProps) {
  const field = (name: string) => ({ name, value: one(typed, name), error: errorOf(errors, name) });
  return (
    <>
      <HiddenField name="version" value={one(typed, 'version')} />
      {sections.map(({ name, label }) => (
        <TextArea key={name} {...field(name)} label={label} rows={3} />
      ))}
      <DateField {...field('noticedOn')} label="気づいた日" required />
      <CheckField
        name="isWrongful"
        label="盗まれた、悪いことに使う目的で見られた、おそれがある"
        checked={one(typed, 'isWrongful') === '1'}
        hint="このときは、確報の期限が60日になります。"
      />
      <DateField
        {...field('firstOn')}
        label="速報を出した日"
        hint={`まだなら空けておきます。期限は${showDate(firstDue(leak))}。`}
      />
      <DateField
        {...field('finalOn')}
        label="確報を出した日"
        hint={`まだなら空けておきます。期限は${showDate(finalDue(leak))}。`}
      />
    </>
  );
}
