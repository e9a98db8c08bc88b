import { showDate, showMoment, today } from '#app/lib/dates.ts';
import { newId } from '#app/lib/ids.ts';
import { Button, Buttons, LinkButton, QuietButton } from '#app/ui/button.tsx';
import { Chain } from '#app/ui/chain.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Meter } from '#app/ui/meter.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Prose, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import { RoomMark } from '#app/ui/room.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { VerbMark } from '#app/ui/verb.tsx';
import { signedIn } from '../accounts/here.server.ts';
import { mayLook } from '../reviews/review.ts';
import { readTalk } from '../reviews/talk.server.ts';
import { TalkOn } from '../reviews/talk.tsx';
import { FilesOf, readCame } from './files-of.tsx';
import { History } from './history.tsx';
import { PlannedBeside, PlannedMark, Untied } from './planned.tsx';
import { reachWhole } from './reach.server.ts';
import { readForPage } from './show.server.ts';

export async function loader({ context, params, request }: Args) {
  const { db, actor } = signedIn(context);
  const record = await readForPage(db, actor, await reachWhole(db, actor, params.id));
  const came = new URL(request.url).searchParams;
  const talk = await readTalk(db, actor.officeId, record.id);
  return {
    record,
    talk: record.mayEdit ? talk : null,
    posts: talk.settings.approval,
    actor: { staffId: actor.staffId, mayLook: mayLook(actor, talk.settings) },
    nextId: newId(),
    saved: came.has('saved'),
    taken: came.get('taken')?.split(',') ?? [],
    untied: came.has('untied'),
    restored: came.has('restored'),
    files: readCame(came),
    office: actor.officeName,
    printed: showDate(today()),
  };
}

type Shown = PageProps<typeof loader>['loaderData']['record'];

export default function ShowRecord({ loaderData }: PageProps<typeof loader>) {
  const { record, saved, taken, restored, office, printed, talk, posts } = loaderData;
  const chain =
    record.chain.length > 0 ? [...record.chain, { kind: '活動', label: 'この記録' }] : [];
  return (
    <Page
      title={record.title}
      lead={
        <>
          {record.day} {record.isPlanned && <PlannedMark />}
        </>
      }
      print={<PrintHead office={office} date={printed} title="行動記録" posts={posts} />}
      above={<Chain links={chain} />}
      actions={record.mayEdit && !record.removed ? <Actions id={record.id} /> : undefined}
      aside={<Side record={record} />}
    >
      {saved && <Saved record={record} taken={taken} />}
      {loaderData.untied && <Untied />}
      {restored && <Notice tone="ok" title="元に戻しました" />}
      {record.removed && <Removed record={record} />}
      {record.fields.verbs.length > 0 && (
        <ul className="verbs" aria-label="支援の動き">
          {record.fields.verbs.map((verb) => (
            <li key={verb}>
              <VerbMark verb={verb} />
            </li>
          ))}
        </ul>
      )}
      <div className={record.planned ? 'planned-beside' : 'planned-none'}>
        <PlannedBeside planned={record.planned} />
        <div className="planned-done">
          <Texts record={record} />
        </div>
      </div>
      <Follows record={record} />
      {record.hasDayText && (
        <p className="no-print">
          <a href={`/daily/${record.id}`}>日報に書いた、分ける前の文</a>があります。
        </p>
      )}
      {record.confidential && <ConfidentialPart {...record.confidential} />}
      <FilesOf record={record} came={loaderData.files} closed={record.removed !== null} />
      <Step record={record} />
      {talk && !record.removed && (
        <TalkOn record={record} talk={talk} actor={loaderData.actor} nextId={loaderData.nextId} />
      )}
      <History changes={record.history} />
    </Page>
  );
}

function Actions({ id }: { id: string }) {
  return (
    <Buttons>
      <LinkButton href={`/records/${id}/edit`} k="e">
        直す
      </LinkButton>
      <LinkButton href={`/records/new?from=${id}`} k="r">
        くり返す
      </LinkButton>
      <LinkButton href={`/templates/new?from=${id}`} tone="quiet">
        ひな形にする
      </LinkButton>
      <LinkButton href={`/records/${id}/removal`} tone="quiet">
        消す
      </LinkButton>
    </Buttons>
  );
}

function Saved({ record, taken }: { record: Shown; taken: string[] }) {
  return (
    <Notice
      tone="ok"
      title="保存しました"
      action={
        <>
          <LinkButton href="/records/new" k="c">
            続けて記録する
          </LinkButton>
          <form method="post" action={`/records/${record.id}/removal`}>
            <input type="hidden" name="reason" value="保存してすぐ取り消し" />
            <QuietButton>取り消す</QuietButton>
          </form>
        </>
      }
    >
      {taken.length > 0 && (
        <p>同じときに、ほかの人が「{taken.join('」「')}」を直していました。どちらも残しました。</p>
      )}
      {record.worthAdding.length > 0 && (
        <p>「{record.worthAdding.join('」と「')}」も書いておくと、あとで役に立ちます。</p>
      )}
    </Notice>
  );
}

function Removed({ record }: { record: Shown }) {
  return (
    <Notice
      tone="warn"
      title="この記録は消されています"
      action={
        record.mayEdit && (
          <form method="post" action={`/records/${record.id}/restoration`}>
            <Button>元に戻す</Button>
          </form>
        )
      }
    >
      <p>
        {showMoment(record.removed?.at ?? '')}に消しました。わけは「{record.removed?.reason}」です。
      </p>
    </Notice>
  );
}

function Texts({ record: { fields } }: { record: Shown }) {
  const texts = [
    { title: 'したこと', text: fields.done },
    { title: '気づいたこと', text: fields.noticed },
    { title: '何のために行ったか', text: fields.aim },
    { title: '自分の立場', text: fields.position },
  ].filter(({ text }) => text !== '');
  if (texts.length === 0) return <p className="quiet">したことは、まだ書いていません。</p>;
  return texts.map(({ title, text }) => (
    <Section key={title} title={title}>
      <Prose>{text}</Prose>
    </Section>
  ));
}

function Follows({ record: { followsId } }: { record: Shown }) {
  if (!followsId) return null;
  return (
    <p>
      <a href={`/records/${followsId}`}>前の記録の「次にすること」</a>をした記録です。
    </p>
  );
}

function ConfidentialPart({ who, detail }: { who: string; detail: string }) {
  return (
    <section className="room-part" aria-label="内密の欄">
      <RoomMark />
      {who && <Facts items={[{ term: '本人のこと', detail: who }]} />}
      {detail && <Prose>{detail}</Prose>}
    </section>
  );
}

function Step({ record }: { record: Shown }) {
  const { nextStep, nextOn } = record.fields;
  if (!nextStep) return null;
  return (
    <Section title="次にすること">
      <p>
        {nextOn && <strong>{showDate(nextOn)} </strong>}
        {nextStep}
      </p>
      {record.stepDone ? (
        <p className="quiet">{showMoment(record.stepDone)}に済みました</p>
      ) : (
        record.mayEdit && (
          <Buttons>
            <LinkButton href={`/records/new?follows=${record.id}`}>したので記録する</LinkButton>
            <LinkButton href={`/appointments/new?follows=${record.id}`}>予定にする</LinkButton>
            <form method="post" action={`/records/${record.id}/step`}>
              <input type="hidden" name="back" value={`/records/${record.id}`} />
              <Button k="x">済みにする</Button>
            </form>
          </Buttons>
        )
      )}
    </Section>
  );
}

function Side({ record }: { record: Shown }) {
  return (
    <>
      <Facts items={record.facts} />
      <Meter
        label="書けている度合い"
        value={record.completeness}
        max={100}
        text={`100のうち${record.completeness}`}
      />
      {record.worthAdding.length > 0 && (
        <p className="quiet">書き足すなら：{record.worthAdding.join('、')}</p>
      )}
    </>
  );
}
