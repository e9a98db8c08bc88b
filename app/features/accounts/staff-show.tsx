import { data, redirect } from 'react-router';
import { parseDate, showDate, today } from '#app/lib/dates.ts';
import {
  errorOf,
  type FieldError,
  invalid,
  one,
  parseForm,
  refused,
  type Typed,
  typedFields,
} from '#app/lib/forms.ts';
import { isId } from '#app/lib/ids.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import { Button, DangerButton, PrimaryButton } from '#app/ui/button.tsx';
import { DateField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { mayManageStaff } from './actor.ts';
import { staffForm } from './form.ts';
import { type Context, signedIn, who } from './here.server.ts';
import { newLink } from './invitations.server.ts';
import { handOver } from './link.server.ts';
import { LinkShown, type ShownLink } from './link-shown.tsx';
import { leaveStaff, readStaff, returnStaff, saveStaff } from './people.server.ts';
import { shutOut } from './second.server.ts';
import { StaffFields, saveErrors } from './staff-fields.tsx';

const doneWords: Record<string, string> = {
  save: '保存しました。次に画面を開いたときから、新しい役割になります。',
  leave: 'やめる日を保存しました。',
  out: 'どの端末でも、ログインしなおすことになります。信頼した端末と予定のアドレスも終わらせました。',
  return: 'やめる日を取り消しました。入れないときは、新しいリンクを作ってください。',
};

async function oneOfStaff(context: Context, id: string | undefined) {
  const { db, actor } = signedIn(context);
  const staff = id && isId(id) ? await readStaff(db, actor.officeId, id) : undefined;
  if (!staff) throw notFound();
  if (!mayManageStaff(actor)) throw forbidden();
  return { db, actor, staff };
}

export async function loader({ context, params, request }: Args) {
  const { staff } = await oneOfStaff(context, params.id);
  const { id, name, kana, email, role, left_on: leftOn } = staff;
  const done = doneWords[new URL(request.url).searchParams.get('done') ?? ''] ?? null;
  return { id, person: { name, kana, email, role }, leftOn, day: today(), done };
}

export async function action({ context, params, request, url }: Args) {
  const { db, actor, staff } = await oneOfStaff(context, params.id);
  const values = typedFields(await request.formData());
  const intent = one(values, 'intent');
  const back = (done: string) => redirect(`/staff/${staff.id}?done=${done}`);
  if (intent === 'link') {
    if (hasLeft(staff.left_on)) return invalid(refused({}, [leftAlready]));
    const token = await newLink(db, actor, staff.id);
    const shown = await handOver(db, { officeId: actor.officeId, staffId: staff.id }, token, url);
    return data({ errors: [], values: {}, shown });
  }
  if (intent === 'out') {
    await shutOut(db, who(actor), staff.id);
    return back('out');
  }
  if (intent === 'return') {
    await returnStaff(db, actor, staff.id);
    return back('return');
  }
  if (intent === 'leave') {
    const on = parseDate(one(values, 'on'), today());
    if (!on) return invalid(refused(values, [badDay]));
    const saved = await leaveStaff(db, actor, staff.id, on);
    return saved === 'ok'
      ? back('leave')
      : invalid(refused(values, [{ ...saveErrors.last, field: 'on' }]));
  }
  const form = parseForm(staffForm, values);
  if (!form.ok) return invalid(form);
  const saved = await saveStaff(db, actor, staff.id, form.value);
  return saved === 'ok' ? back('save') : invalid(refused(values, [saveErrors[saved]]));
}

const hasLeft = (leftOn: string | null) => leftOn !== null && leftOn < today();
const badDay = { field: 'on', message: '最後の日が読みとれません。例：9.3.31　令和9年3月31日' };
const leftAlready = {
  field: 'on',
  message: 'やめた人です。もどるときは、先にやめる日を取り消してください。',
};

export default function StaffShow({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { person, leftOn, done } = loaderData;
  const errors = actionData?.errors ?? [];
  const shown = actionData && 'shown' in actionData ? actionData.shown : null;
  return (
    <Page title={`${person.name}さん`}>
      {done && <Notice tone="ok" title={done} />}
      {leftOn && <Notice tone="info" title={`${showDate(leftOn)}でやめる人です。`} />}
      <ErrorSummary errors={errors} />
      <form method="post">
        <StaffFields person={person} typed={actionData?.values} errors={errors} />
        <PrimaryButton name="intent" value="save">
          保存する
        </PrimaryButton>
      </form>
      <NewLink shown={shown} />
      <ShutOut />
      <Leaving {...loaderData} typed={actionData?.values} errors={errors} />
    </Page>
  );
}

function NewLink({ shown }: { shown: ShownLink | null }) {
  return (
    <Section title="入れなくなったとき">
      {shown ? (
        <LinkShown {...shown} />
      ) : (
        <form method="post">
          <p>
            パスワードを忘れた人や電話をなくした人のために、新しいリンクを作ります。本人がリンクを使うと、前のパスワードと二段階の確認は消えます。
          </p>
          <Button name="intent" value="link">
            新しいリンクを作る
          </Button>
        </form>
      )}
    </Section>
  );
}

function ShutOut() {
  return (
    <Section title="電話やパソコンをなくしたとき">
      <form method="post">
        <p>
          この人がログインしている端末を、すべて終わらせます。パスワードと二段階の確認はそのままです。認証アプリの入った電話をなくしたときは、上の新しいリンクも作ってください。
        </p>
        <Button name="intent" value="out">
          ログインをすべて終わらせる
        </Button>
      </form>
    </Section>
  );
}

type LeavingProps = {
  leftOn: string | null;
  day: string;
  typed: Typed | undefined;
  errors: FieldError[];
};

function Leaving({ leftOn, day, typed, errors }: LeavingProps) {
  return (
    <Section title="やめるとき、異動するとき">
      <form method="post">
        <p>
          書いた記録はそのまま残ります。最後の日がすぎると、入れなくなります。きょうまでの日を書くと、すぐに入れなくなります。
        </p>
        <DateField
          name="on"
          label="最後の日"
          value={one(typed, 'on', leftOn ?? day)}
          error={errorOf(errors, 'on')}
          required
        />
        <DangerButton name="intent" value="leave">
          この日でやめる
        </DangerButton>
        {leftOn && (
          <Button name="intent" value="return">
            やめる日を取り消す
          </Button>
        )}
      </form>
    </Section>
  );
}
