import { data, redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { showDate, today } from '#app/lib/dates.ts';
import { invalid, one, parseForm, type refused, type Typed, typedFields } from '#app/lib/forms.ts';
import { notFound } from '#app/lib/problems.ts';
import { Buttons, LinkButton } from '#app/ui/button.tsx';
import { Chain } from '#app/ui/chain.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { ErrorSummary, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { closeForm, moveForm, namesForm, renameForm, showKind } from './area.ts';
import { closeArea, readArea, renameArea, reopenArea, setNames } from './areas.server.ts';
import { withDays } from './assignment.ts';
import { moveArea } from './places.server.ts';
import { showArea } from './show.server.ts';
import { AreaForms } from './show-forms.tsx';
import { InCharge, Inside, Parents } from './show-parts.tsx';
import type { Outcome } from './stored.server.ts';
import { doneWords, periodWords, refusalWords, sourceWords } from './words.ts';

export async function loader({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const done = doneWords[new URL(request.url).searchParams.get('done') ?? ''] ?? null;
  return { ...(await showArea(db, actor, params.id, today())), done };
}

export async function action({ context, params, request }: Args) {
  const { db, actor } = settingUp(context);
  const id = params.id ?? '';
  if (!(await readArea(db, actor.officeId, id))) throw notFound();
  const typed = withDays(typedFields(await request.formData()), ['fromOn', 'untilOn'], today());
  const intent = one(typed, 'intent');
  const came = await carryOut(db, actor, id, intent, typed);
  if ('errors' in came) {
    const errors = came.errors.map((e) => ({ ...e, field: `${intent}-${e.field}` }));
    return invalid({ ...came, errors });
  }
  if (came.done) return redirect(`/areas/${id}?done=${intent}`);
  const values =
    came.why === 'clash' ? { ...typed, version: await versionOf(db, actor, id) } : typed;
  const errors = [{ field: `${intent}-${firstField(intent)}`, message: refusalWords[came.why] }];
  return data({ errors, values }, { status: came.why === 'clash' ? 409 : 422 });
}

function carryOut(db: Db, actor: Actor, id: string, intent: string, typed: Typed) {
  const by = who(actor);
  const taken = async <T,>(
    form: { ok: true; value: T } | ReturnType<typeof refused>,
    how: (value: T) => Promise<Outcome>,
  ) => (form.ok ? how(form.value) : form);
  switch (intent) {
    case 'rename':
      return taken(parseForm(renameForm, typed), (value) =>
        renameArea(db, by, id, { ...value, version: Number(one(typed, 'version')) }),
      );
    case 'names':
      return taken(parseForm(namesForm, typed), ({ names }) => setNames(db, by, id, names));
    case 'close':
      return taken(parseForm(closeForm, typed), ({ untilOn }) => closeArea(db, by, id, untilOn));
    case 'reopen':
      return reopenArea(db, by, id);
    case 'move':
      return taken(parseForm(moveForm, typed), ({ fromOn, ...wish }) =>
        moveArea(db, by, { childId: id, from: fromOn, ...wish }, today()),
      );
    default:
      throw notFound();
  }
}

const firstField = (intent: string) =>
  ({ move: 'parentId', close: 'untilOn', reopen: 'untilOn', names: 'names' })[intent] ?? 'name';

async function versionOf(db: Db, actor: Actor, id: string): Promise<string> {
  return String((await readArea(db, actor.officeId, id))?.version ?? '');
}

export default function ShowArea({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { area, ways, maySetUp, isOver, done } = loaderData;
  return (
    <Page
      title={area.name}
      above={ways.map((way) => (
        <Chain
          key={way.map(({ id }) => id).join()}
          label={`どこにあるか：${way.at(-1)?.name ?? area.name}`}
          links={[...way, { id: '', name: area.name, kind: area.kind }].map(
            ({ id, name, kind }) => ({
              label: name,
              kind: showKind(kind),
              href: id ? `/areas/${id}` : undefined,
            }),
          )}
        />
      ))}
      actions={
        <Buttons>
          <LinkButton href={`/records?area=${area.id}`}>この地域の記録を見る</LinkButton>
          <LinkButton href={`/statistics/areas/${area.id}`}>人口を見る</LinkButton>
        </Buttons>
      }
      aside={<AreaFacts {...loaderData} />}
    >
      {done && !actionData && <Notice tone="ok" title={done} />}
      <ErrorSummary errors={actionData?.errors ?? []} />
      {isOver && (
        <Notice
          tone="info"
          title={`使い終わった地域です（${periodWords(area.from_on, area.until_on)}）。`}
        >
          これまでの記録は、そのまま残っています。
        </Notice>
      )}
      <Inside {...loaderData} />
      <InCharge {...loaderData} />
      <Parents {...loaderData} />
      {maySetUp && <AreaForms {...loaderData} came={actionData} />}
    </Page>
  );
}

function AreaFacts({ area, names }: PageProps<typeof loader>['loaderData']) {
  const known = area.lat !== null && area.lng !== null;
  return (
    <Section title="この地域のこと">
      <Facts
        items={[
          { term: '種類', detail: showKind(area.kind) },
          ...(area.kana ? [{ term: 'ふりがな', detail: area.kana }] : []),
          ...(names.length > 0 ? [{ term: 'ほかの名前', detail: names.join('、') }] : []),
          ...(area.from_on || area.until_on
            ? [{ term: '期間', detail: periodWords(area.from_on, area.until_on) }]
            : []),
          {
            term: '位置',
            detail: known ? (
              <>
                北緯{degrees(area.lat)}
                <br />
                東経{degrees(area.lng)}
              </>
            ) : (
              'まだ分かりません'
            ),
          },
          { term: '出どころ', detail: sourceWords(area.source) },
          ...(area.source_key && area.kind !== 'town'
            ? [{ term: '番号', detail: area.source_key }]
            : []),
          { term: '直した日', detail: showDate(today(new Date(area.updated_at))) },
        ]}
      />
    </Section>
  );
}

/** About ten metres: what the middle of an area is good for. */
function degrees(value: number | null): string {
  return value?.toFixed(4) ?? '';
}
