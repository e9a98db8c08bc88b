import { redirect } from 'react-router';
import { showMoment, today } from '#app/lib/dates.ts';
import { one, typedFields } from '#app/lib/forms.ts';
import { notFound } from '#app/lib/problems.ts';
import { DangerButton, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { namedOptions } from '#app/ui/field.tsx';
import { DateField, HiddenField, SelectField, TextField } from '#app/ui/fields.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Takeout } from '#app/ui/takeout.tsx';
import { sessionContext } from '../accounts/here.server.ts';
import { staffNames } from '../accounts/names.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { searchable } from '../records/filter.ts';
import { Doors, Lines, People } from './answer.tsx';
import { type Asked, askedQuery, isAsked, MOST_LINES, readAsked } from './leak.ts';
import { shutOut } from './leaks.server.ts';
import { peopleIn, sentenceOf } from './looks.ts';
import { doorsOf, whoSaw } from './seen.server.ts';
import { doneWords } from './words.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const params = new URL(request.url).searchParams;
  const asked = readAsked(params, today());
  const staff = await staffNames(db, actor.officeId);
  const name = staff.find(({ id }) => id === asked.staff)?.name ?? null;
  return {
    asked,
    staff,
    name,
    answer: isAsked(asked) ? await whoSaw(db, actor, asked) : null,
    tooShort: searchable(asked.words).tooShort,
    doors: name === null ? null : await doorsOf(db, actor, asked.staff),
    done: doneWords[params.get('done') ?? ''] ?? null,
    office: actor.officeName,
    printed: showMoment(new Date().toISOString()),
    isManager: actor.role === 'manager',
  };
}

/** Ends all that is open under somebody's name. */
export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const staffId = one(typedFields(await request.formData()), 'staff');
  const staff = await staffNames(db, actor.officeId);
  if (!staff.some(({ id }) => id === staffId)) throw notFound();
  await shutOut(db, actor, staffId, context.get(sessionContext)?.tokenHash ?? null);
  return redirect(`/leaks/seen?staff=${staffId}&done=shut`);
}

export default function WhoSaw({ loaderData }: PageProps<typeof loader>) {
  const { asked, staff, name, answer, doors, done, office, printed, isManager } = loaderData;
  return (
    <Page
      title="だれが見たか"
      lead="だれのことか、どの職員か、いつのことかで調べます。調べたことも、操作の記録に残ります。"
      print={<PrintHead office={office} date={printed} title="だれが見たか" />}
      actions={<LinkButton href="/leaks">漏えいのとき</LinkButton>}
    >
      {done && <Notice tone="ok" title={done} />}
      <AskForm asked={asked} staff={staff} />
      {loaderData.tooShort && (
        <Notice tone="warn" title="1文字だけではさがせません。">
          <p>姓と名をつなげるか、ほかの言葉を書いてください。</p>
        </Notice>
      )}
      {answer && (
        <>
          <p>
            <strong>{sentenceOf(answer.lines, answer.records)}</strong>
          </p>
          <p>
            <LinkButton href={`/leaks/new?${askedQuery(asked)}`}>
              このことで報告を書きはじめる
            </LinkButton>
          </p>
          <p>
            みんなに見える欄を画面で読んだことは、残していません。一覧の書き出しは、この人の記録が入っていないこともあるので、中身を確かめてください。
            {!isManager && '内密の欄の言葉は、管理職が調べます。'}
          </p>
          {answer.isMore && (
            <Notice tone="warn" title={`新しいほうから${MOST_LINES}行だけを数え、並べました。`}>
              <p>日でしぼるか、下から書き出すと、残りも見られます。</p>
            </Notice>
          )}
          <People people={peopleIn(answer.lines)} />
        </>
      )}
      {doors && name && <Doors {...doors} name={name} />}
      {name && <ShutOut name={name} staff={asked.staff} />}
      {answer && answer.lines.length > 0 && (
        <>
          <Lines lines={answer.lines} />
          <Takeout list="leaks" query={askedQuery(asked)} />
        </>
      )}
    </Page>
  );
}

function AskForm({ asked, staff }: { asked: Asked; staff: { id: string; name: string }[] }) {
  return (
    <form action="/leaks/seen" className="form no-print">
      <TextField
        name="words"
        label="だれのこと"
        value={asked.words}
        autoComplete="off"
        hint="名前など。この言葉のある記録を、だれが見たかが出ます。"
      />
      <SelectField
        name="staff"
        label="どの職員がしたこと"
        value={asked.staff}
        empty="すべて"
        options={namedOptions(staff)}
      />
      <div className="grid-fields">
        <DateField name="from" label="いつから" value={asked.from} />
        <DateField name="to" label="いつまで" value={asked.to} />
      </div>
      <div className="buttons">
        <PrimaryButton>調べる</PrimaryButton>
      </div>
    </form>
  );
}

function ShutOut({ name, staff }: { name: string; staff: string }) {
  return (
    <Section title={`${name}さんのログインを終わらせる`}>
      <p>
        開いている画面、信頼した端末、予定のアドレスが、すべて使えなくなります。本人は、パスワードと二段階の確認で入りなおせます。パスワードも知られたおそれがあれば、システム係が「職員」から新しいリンクを作ります。
      </p>
      <form method="post" action="/leaks/seen">
        <HiddenField name="staff" value={staff} />
        <DangerButton>すべて終わらせる</DangerButton>
      </form>
    </Section>
  );
}
