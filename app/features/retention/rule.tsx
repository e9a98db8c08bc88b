import { redirect } from 'react-router';
import { z } from 'zod';
import { type Day, parseDate, showDate, showMoment, today } from '#app/lib/dates.ts';
import { errorOf, invalid, one, parseForm } from '#app/lib/forms.ts';
import { forbidden } from '#app/lib/problems.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { DateField, SelectField } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { mayManageStaff } from '../accounts/actor.ts';
import { keepingOf } from './kinds.server.ts';
import { disposing } from './reach.server.ts';
import { showYears, yearChoices } from './retention.ts';
import { readRules, saveRule, standingOf } from './rules.server.ts';

const FOREVER = 'forever';
const codeOf = (years: number | null) => (years === null ? FOREVER : String(years));

function ruleForm(day: Day) {
  return z.object({
    years: z
      .enum(yearChoices.map(codeOf), '年数を選んでください。')
      .transform((code) => (code === FOREVER ? null : Number(code))),
    fromOn: z
      .string()
      .default('')
      .transform((typed, context) => {
        const read = parseDate(typed, day);
        const wrong = (message: string) => context.addIssue({ code: 'custom', message });
        if (read === null) wrong('日付が読めません。「8.4.1」のように書いてください。');
        else if (read < day)
          wrong('過ぎた日からは変えられません。きょうか、先の日にしてください。');
        return read ?? day;
      }),
  });
}

function reach({ context, params }: Args) {
  const { db, actor } = disposing(context);
  if (!mayManageStaff(actor)) throw forbidden();
  return { db, actor, keeping: keepingOf(params.kind) };
}

export async function loader(args: Args) {
  const { db, actor, keeping } = reach(args);
  const rules = await readRules(db, actor.officeId);
  const { label, holds, usual, why, kind } = keeping;
  return {
    ...{ label, holds, why, usual: showYears(usual), day: today() },
    years: codeOf(standingOf(rules, keeping, today()).years),
    history: rules
      .filter((rule) => rule.kind === kind)
      .map(({ from_on, years, set_at, setBy }) => ({
        from: showDate(from_on),
        years: showYears(years),
        set: `${showMoment(set_at)}　${setBy ?? ''}`,
      })),
  };
}

export async function action(args: Args) {
  const { db, actor, keeping } = reach(args);
  const form = parseForm(ruleForm(today()), await args.request.formData());
  if (!form.ok) return invalid(form);
  await saveRule(db, actor, keeping.kind, form.value);
  return redirect('/retention/rules');
}

export default function Rule({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const { label, holds, why, usual, day, years, history } = loaderData;
  const errors = actionData?.errors ?? [];
  return (
    <Page title={`${label}の保存期間`} lead={holds}>
      <ErrorSummary errors={errors} />
      <p>
        えんがわの目安は{usual}です。{why}
      </p>
      <form method="post" className="form" noValidate>
        <SelectField
          name="years"
          label="何年のあいだ残しますか"
          required
          value={one(actionData?.values, 'years', years)}
          error={errorOf(errors, 'years')}
          options={yearChoices.map((n) => ({ value: codeOf(n), label: showYears(n) }))}
          hint="終わった年度の次の4月1日から数えます。"
        />
        <DateField
          name="fromOn"
          label="いつから"
          required
          value={one(actionData?.values, 'fromOn', day)}
          error={errorOf(errors, 'fromOn')}
          hint="この日からは、前からあるものも新しい年数で数えます。例：9.4.1"
        />
        <Buttons>
          <PrimaryButton>決める</PrimaryButton>
          <LinkButton href="/retention/rules" tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
      {history.length > 0 && (
        <Section title="これまでに決めたこと">
          <Table
            caption="これまでに決めた保存期間、新しい順"
            captionHidden
            head={['いつから', '保存期間', '決めた日と人']}
            rows={history.map((row) => ({ key: row.from, cells: [row.from, row.years, row.set] }))}
          />
        </Section>
      )}
    </Page>
  );
}
