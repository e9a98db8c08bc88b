import { data, redirect } from 'react-router';
import { showFiscalYear, today } from '#app/lib/dates.ts';
import { type FieldError, invalid, many, one, refused, typedFields } from '#app/lib/forms.ts';
import { notFound } from '#app/lib/problems.ts';
import { Buttons, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { ManyChips } from '#app/ui/choices.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { inWords, readWords, wordsIn } from './choices.server.ts';
import { needsSure, rulesIn, sureFaults } from './form.ts';
import { targetOf } from './forms.ts';
import { readRules, saveTarget, stampOf } from './mappings.server.ts';
import { placeIn } from './reach.server.ts';
import { Sure } from './sure.tsx';
import { measureWords } from './words.ts';

async function reach({ context, params }: Args) {
  const { db, actor } = settingUp(context);
  const place = placeIn(params);
  const target = targetOf(place.form, params.target);
  if (!target) throw notFound();
  const rules = await readRules(db, actor.officeId, place);
  const own = rules.filter((rule) => rule.target === target.code);
  const words = wordsIn(await readWords(db, actor.officeId), place.year, rules);
  const asksSure = needsSure(place.year, rules, today());
  return { db, actor, place, target, own, words, asksSure };
}

export async function loader(args: Args) {
  const { place, target, own, words, asksSure } = await reach(args);
  return {
    asksSure,
    target,
    title: place.form.title,
    year: place.year,
    back: `/mappings/${place.form.code}/${place.year}`,
    seen: stampOf(own),
    heads: words
      .filter((head) => head.words.length > 0)
      .map((head) => ({
        ...head,
        chosen: own.filter((rule) => rule.head === head.head).map(({ code }) => code),
      })),
  };
}

export async function action(args: Args) {
  const { db, actor, place, target, words, asksSure } = await reach(args);
  const typed = typedFields(await args.request.formData());
  const { rules, errors } = rulesIn(target.code, words, typed);
  const faults = [...errors, ...sureFaults(asksSure, typed)];
  if (faults.length > 0) return invalid(refused(typed, faults));
  const wanted = { seen: one(typed, 'seen'), rules };
  const saved = await saveTarget(db, who(actor), place, target.code, wanted);
  const back = `/mappings/${place.form.code}/${place.year}`;
  if (saved.done) return redirect(`${back}?done=${target.code}#target-${target.code}`);
  const values = { ...typed, seen: stampOf(saved.now) };
  const theirs = inWords(words, saved.now, target.code);
  return data({ errors: [] as FieldError[], values, theirs }, { status: 409 });
}

export default function MappingTarget({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { target, title, year, back, heads, seen } = loaderData;
  const errors = actionData?.errors ?? [];
  const errorOf = (field: string) => errors.find((e) => e.field === field)?.message;
  return (
    <Page
      title={target.label}
      lead={`${title}、${showFiscalYear(year)}、${target.group}の欄です。${measureWords[target.counts].title}を数えます。`}
    >
      <ErrorSummary errors={errors} />
      {actionData && 'theirs' in actionData && <Clash theirs={actionData.theirs} />}
      <p>
        印をつけた言葉がひとつでもある記録が、この欄に入ります。いくつあっても、一度だけ数えます。
      </p>
      <form method="post" className="form" noValidate>
        <HiddenField name="seen" value={one(actionData?.values, 'seen', seen)} />
        {heads.map(({ head, label, words, chosen }) => (
          <ManyChips
            key={head}
            name={head}
            label={label}
            options={words}
            values={many(actionData?.values, head, chosen)}
            error={errorOf(head)}
            {...(head === 'support' && { hint: 'あわせて行った支援も数えます。' })}
          />
        ))}
        {loaderData.asksSure && <Sure year={year} error={errorOf('sure')} />}
        <Buttons>
          <PrimaryButton>保存する</PrimaryButton>
          <LinkButton href={back} tone="quiet">
            やめる
          </LinkButton>
        </Buttons>
      </form>
    </Page>
  );
}

/** R9: both stay on the screen; saving again is a decision. */
function Clash({ theirs }: { theirs: { head: string; label: string; text: string }[] }) {
  return (
    <Notice tone="warn" title="ほかの人が、この欄を先に変えました。まだ保存していません。">
      <p>あなたの印は、下に残っています。よければ、もう一度保存してください。</p>
      <dl className="facts">
        {theirs.map(({ head, label, text }) => (
          <div key={head}>
            <dt>{label}（いま）</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {theirs.length === 0 && <p>いまは、どの言葉も入っていません。</p>}
    </Notice>
  );
}
