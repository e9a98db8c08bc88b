import { redirect } from 'react-router';
import { showDate, today } from '#app/lib/dates.ts';
import { invalid, many, one, refused, typedFields } from '#app/lib/forms.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { HiddenField } from '#app/ui/fields.tsx';
import { Empty, ErrorSummary } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { maySetUp } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { settingUp } from '../lists/guard.server.ts';
import { nextOpen, openProposals, surePairs } from './open-proposals.ts';
import { type Answer, Answered, ZoneForm } from './open-zone.tsx';
import { confirmProposals, moveArea, proposeAgain, takeBackConfirmed } from './places.server.ts';
import { asStaff } from './reach.server.ts';
import { readAll } from './stored.server.ts';
import { doneWords, refusalWords } from './words.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = asStaff(context);
  const { zones, homeless } = openProposals(await readAll(db, actor.officeId), today());
  return {
    zones,
    homeless,
    sure: surePairs(zones),
    count: zones.reduce((sum, { towns }) => sum + towns.length, 0),
    maySetUp: maySetUp(actor),
    office: actor.officeName,
    printed: showDate(today()),
    answer: answerIn(new URL(request.url).searchParams),
  };
}

function answerIn(params: URLSearchParams): Answer | null {
  const done = doneWords[params.get('done') ?? ''];
  return done ? { done, undo: params.get('undo'), at: params.get('at') } : null;
}

/** `confirm` and `choose` carry the town of the pressed button, `sure` all that were shown as sure. */
export async function action({ context, request }: Args) {
  const { db, actor } = settingUp(context);
  const typed = typedFields(await request.formData());
  const [zone, confirm, choose, undo] = ['zone', 'confirm', 'choose', 'undo'].map((field) =>
    one(typed, field),
  );
  const back = (done: string) => redirect(`/areas/proposals?done=${done}`);
  if (undo) {
    await takeBackConfirmed(db, who(actor), undo);
    return back('undo');
  }
  const { zones } = openProposals(await readAll(db, actor.officeId), today());
  const goOn = (done: string, towns: string[]) => {
    const at = nextOpen(zones, new Set(towns));
    return back(at ? `${done}&at=${at}#town-${at}` : done);
  };
  if (choose) {
    const wish = { childId: choose, parentId: one(typed, `to-${choose}`), from: null };
    const field = `to-${choose}`;
    if (!wish.parentId)
      return invalid(refused(typed, [{ field, message: '避難所区域を選んでください。' }]));
    const moved = await moveArea(db, who(actor), wish, today());
    if (moved.done) return goOn('choose', [choose]);
    return invalid(refused(typed, [{ field, message: refusalWords[moved.why] }]));
  }
  if (one(typed, 'intent') === 'propose') {
    await proposeAgain(db, who(actor), today());
    return back('propose');
  }
  const pairs = confirm
    ? [`${confirm} ${zone}`]
    : many(typed, 'sure').filter((pair) => pair !== '');
  if (pairs.length === 0) {
    const message = '確かめる町丁目がありません。画面を開きなおしてください。';
    return invalid(refused(typed, [{ field: 'proposals', message }]));
  }
  const confirmed = await confirmProposals(db, who(actor), pairs.map(asPair));
  const undoing = confirm ? '' : `&undo=${encodeURIComponent(confirmed.at)}`;
  const towns = pairs.map((pair) => asPair(pair).childId);
  return goOn(`confirm${undoing}`, towns);
}

function asPair(text: string) {
  const [childId = '', parentId = ''] = text.split(' ');
  return { childId, parentId };
}

export default function Proposals({
  loaderData,
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const { zones, homeless, sure, count, office, printed, ...rest } = loaderData;
  const answer = actionData ? null : rest.answer;
  const isBeside = zones.some(({ towns }) => towns.some(({ id }) => id === answer?.at));
  return (
    <Page
      title="未確認の避難所区域"
      lead={
        count > 0
          ? `${count}の町丁目を、いちばん近い避難所に仮に置いてあります。距離は、町の真ん中からまっすぐにはかったものです。`
          : ''
      }
    >
      <PrintHead office={office} title="未確認の避難所区域" date={printed} />
      {answer && !isBeside && (
        <form method="post">
          <Answered answer={answer} />
        </form>
      )}
      <ErrorSummary errors={actionData?.errors ?? []} />
      {count === 0 && (
        <Empty
          title="未確認の町丁目は、ありません。"
          action={<LinkButton href="/areas">地域を見る</LinkButton>}
        />
      )}
      {rest.maySetUp && sure.length > 0 && <AllSure sure={sure} />}
      {zones.map((zone) => (
        <ZoneForm
          key={zone.id}
          zone={zone}
          maySetUp={rest.maySetUp}
          answer={answer}
          errors={actionData?.errors ?? []}
        />
      ))}
      {homeless.length > 0 && <Homeless {...loaderData} />}
    </Page>
  );
}

type Shown = PageProps<typeof loader>['loaderData'];

function AllSure({ sure }: Pick<Shown, 'sure'>) {
  return (
    <form method="post" className="no-print grid gap-2">
      {sure.map(({ childId, parentId }) => (
        <HiddenField key={childId} name="sure" value={`${childId} ${parentId}`} />
      ))}
      <p className="page-lead">
        「はっきり」は、ほかの避難所よりずっと近いところです。「まよう」は、二つの避難所が同じくらい近いので、市の表で見てください。
      </p>
      <div className="buttons">
        <Button name="intent" value="sure">
          はっきりした{sure.length}をまとめて確かめる
        </Button>
      </div>
    </form>
  );
}

function Homeless({ homeless, maySetUp }: Shown) {
  return (
    <Section title={`避難所区域がまだない町丁目（${homeless.length}）`}>
      <p className="page-lead">
        位置が分からないか、近くに避難所がありません。町丁目を開いて、避難所区域を選んでください。
      </p>
      <ul className="flex flex-wrap gap-x-6">
        {homeless.map(({ id, name }) => (
          <li key={id}>
            <a href={`/areas/${id}`} className="inline-block min-h-11 content-center">
              {name}
            </a>
          </li>
        ))}
      </ul>
      {maySetUp && (
        <form method="post" className="no-print buttons">
          <Button name="intent" value="propose">
            いちばん近い避難所をさがす
          </Button>
        </form>
      )}
    </Section>
  );
}
