import { data, redirect } from 'react-router';
import { showFiscalYear, today } from '#app/lib/dates.ts';
import { type FieldError, invalid, one, refused, typedFields } from '#app/lib/forms.ts';
import { Button, LinkButton, PrimaryButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { isWorker } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { readLists } from '../lists/lists.server.ts';
import { inWords, readWords, wordsIn } from './choices.server.ts';
import { firstRules } from './defaults.ts';
import { needsSure, sureFaults } from './form.ts';
import { readRules, saveForm, stampOf } from './mappings.server.ts';
import { placeIn } from './reach.server.ts';
import { Sure } from './sure.tsx';
import { Targets } from './targets.tsx';
import { doneWords } from './words.ts';

export async function loader({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const { form, year } = placeIn(params);
  const rules = await readRules(db, actor.officeId, { form, year });
  const last = await readRules(db, actor.officeId, { form, year: year - 1 });
  const words = wordsIn(await readWords(db, actor.officeId), year, rules);
  return {
    form,
    year,
    isSetUp: rules.length > 0,
    hasLast: last.length > 0,
    targets: form.targets.map((t) => ({ ...t, words: inWords(words, rules, t.code) })),
    seen: stampOf(rules),
    asksSure: needsSure(year, rules, today()),
    mayCount: isWorker(actor),
    done: new URL(request.url).searchParams.get('done'),
  };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const place = placeIn(params);
  const typed = typedFields(await request.formData());
  const intent = one(typed, 'intent') === 'copy' ? 'copy' : 'first';
  const now = await readRules(db, actor.officeId, place);
  const faults = sureFaults(needsSure(place.year, now, today()), typed);
  const errors = faults.map((fault) => ({ ...fault, field: `sure-${intent}` }));
  if (errors.length > 0) return invalid(refused(typed, errors));
  const rules =
    intent === 'copy'
      ? await readRules(db, actor.officeId, { ...place, year: place.year - 1 })
      : firstRules(place.form, await readLists(db, actor.officeId));
  const nothing = { field: 'copy', message: '昨年度の欄が、まだ決まっていません。' };
  if (rules.length === 0) return invalid(refused(typed, [nothing]));
  const wanted = { seen: one(typed, 'seen'), rules };
  const saved = await saveForm(db, who(actor), place, `mapping.${intent}`, wanted);
  if (saved.done) return redirect(`/mappings/${place.form.code}/${place.year}?done=${intent}`);
  return data({ errors: [] as FieldError[], values: typed, isClash: true }, { status: 409 });
}

type Loaded = PageProps<typeof loader>['loaderData'];

export default function MappingYear({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { form, year, isSetUp, mayCount, done } = loaderData;
  const errors = actionData?.errors ?? [];
  return (
    <Page
      title={`${form.title}（${showFiscalYear(year)}）`}
      lead={`${form.use}それぞれの欄に、記録のどの言葉が入るかを決めます。`}
      actions={
        <>
          <LinkButton href="/mappings">ほかの報告の表</LinkButton>
          {isSetUp && mayCount && (
            <LinkButton href={`/mappings/${form.code}/${year}/table`}>表を見る</LinkButton>
          )}
        </>
      }
    >
      <ErrorSummary errors={errors} />
      {actionData && 'isClash' in actionData && <Clash />}
      {done && !actionData && <Notice tone="ok" title={doneOf(loaderData)} />}
      {form.missing && <Notice tone="info" title={form.missing} />}
      {isSetUp ? (
        <Targets {...loaderData} />
      ) : (
        <p>この年度は、まだ決まっていません。下から始めて、あとから欄ごとに直せます。</p>
      )}
      <Section title={isSetUp ? '全部の欄をやりなおす' : '始める'}>
        <Beginning {...loaderData} errors={errors} />
      </Section>
    </Page>
  );
}

function doneOf({ done, form }: Loaded): string {
  const target = form.targets.find(({ code }) => code === done);
  return target
    ? `「${target.label}」を保存しました。`
    : (doneWords[done ?? ''] ?? '保存しました。');
}

/** R9: what the other one saved is seen first. */
function Clash() {
  return (
    <Notice tone="warn" title="ほかの人が、この様式を先に変えました。まだ何も変えていません。">
      <p>いまの内容が下に出ています。よければ、もう一度押してください。</p>
    </Notice>
  );
}

type BeginningProps = Loaded & { errors: readonly FieldError[] };

function Beginning({ hasLast, isSetUp, ...rest }: BeginningProps) {
  const instead = isSetUp ? 'いまの欄の言葉は、入れかわります。' : '';
  return (
    <>
      {hasLast && (
        <Begin {...rest} intent="copy" label="昨年度と同じにする" isMain={!isSetUp}>
          昨年度に決めた言葉を、そのまま写します。{instead}
        </Begin>
      )}
      <Begin {...rest} intent="first" label="はじめの形を入れる" isMain={!isSetUp && !hasLast}>
        えんがわがすすめる言葉を入れます。{instead}
      </Begin>
    </>
  );
}

type BeginProps = Pick<Loaded, 'seen' | 'year' | 'asksSure'> & {
  errors: readonly FieldError[];
  intent: 'copy' | 'first';
  label: string;
  isMain: boolean;
  children: React.ReactNode;
};

function Begin({ seen, year, asksSure, errors, intent, label, isMain, children }: BeginProps) {
  const Press = isMain ? PrimaryButton : Button;
  const id = `sure-${intent}`;
  return (
    <form method="post" className="form" id={intent} noValidate>
      <HiddenField name="seen" value={seen} />
      <p>{children}</p>
      {asksSure && <Sure year={year} id={id} error={errors.find((e) => e.field === id)?.message} />}
      <div className="buttons">
        <Press name="intent" value={intent}>
          {label}
        </Press>
      </div>
    </form>
  );
}
