import { redirect } from 'react-router';
import { errorOf, invalid, one, parseForm, typedFields } from '#app/lib/forms.ts';
import { baseOf } from '#app/lib/merge.ts';
import { notFound } from '#app/lib/problems.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/fields.tsx';
import { ErrorSummary } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { who } from '../accounts/here.server.ts';
import { verbs } from '../lists/verbs.ts';
import { again, begin, clashing } from './answer.ts';
import { BaseFields, Clashes } from './clashes.tsx';
import { type PrincipleKind, policyForm, standardKeys, standardsForm } from './plan.ts';
import { principlesOf, readPrinciples, savePolicy, saveStandards } from './principles.server.ts';
import { writing } from './reach.server.ts';
import { fieldWords } from './words.ts';

const pages: Record<PrincipleKind, { title: string; lead: string; keys: readonly string[] }> = {
  standard: {
    title: '行動基準を直す',
    lead: '職員がいつも立ちもどる二つの約束です。',
    keys: standardKeys,
  },
  policy: {
    title: '支援方針を直す',
    lead: '五つの動きが、この地域では何をすることかを書きます。記録のしるしになります。',
    keys: verbs.map(({ verb }) => verb),
  },
};

export async function loader({ context, params }: Args) {
  const { db, actor } = writing(context);
  const kind = kindNamed(params.kind);
  return { kind, ...principlesOf(await readPrinciples(db, actor.officeId), kind) };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = writing(context);
  const kind = kindNamed(params.kind);
  const typed = typedFields(await request.formData());
  const by = who(actor);
  if (kind === 'standard') {
    const form = parseForm(standardsForm, typed);
    if (!form.ok) return invalid(form);
    const saved = await saveStandards(db, by, baseOf(typed), form.value);
    return saved.done ? redirect('/purposes?done=standard') : clashing(saved);
  }
  const form = parseForm(policyForm, typed);
  if (!form.ok) return invalid(form);
  const saved = await savePolicy(db, by, baseOf(typed), form.value);
  return saved.done ? redirect('/purposes?done=policy') : clashing(saved);
}

function kindNamed(kind: string | undefined): PrincipleKind {
  if (kind !== 'standard' && kind !== 'policy') throw notFound();
  return kind;
}

export default function EditPrinciples({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { kind, version, texts } = loaderData;
  const { title, lead, keys } = pages[kind];
  const form = again(actionData) ?? begin(version, texts);
  return (
    <Page title={title} lead={lead}>
      <form method="post" className="fields" noValidate>
        <ErrorSummary errors={form.errors} />
        <Clashes clashes={form.clashes} />
        <BaseFields base={form.base} />
        {keys.map((key) => (
          <TextArea
            key={key}
            name={key}
            label={fieldWords[key] ?? key}
            required
            rows={2}
            value={one(form.values, key)}
            error={errorOf(form.errors, key)}
          />
        ))}
        <Buttons>
          <PrimaryButton>保存する</PrimaryButton>
          <LinkButton href="/purposes" tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}
