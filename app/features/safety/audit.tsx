import { change } from '#app/db/audit.server.ts';
import { verifyAudit } from '#app/db/verify-audit.server.ts';
import { showMoment, today } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/problems.ts';
import { Button } from '#app/ui/button.tsx';
import { FilterChips } from '#app/ui/chip.tsx';
import { namedOptions, wordOptions } from '#app/ui/field.tsx';
import { DateField, HiddenField } from '#app/ui/fields.tsx';
import { Narrow, NarrowBy } from '#app/ui/narrow.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Pager } from '#app/ui/pager.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { mayManageStaff, mayReadAudit } from '../accounts/actor.ts';
import { signedIn, who } from '../accounts/here.server.ts';
import { staffNames } from '../accounts/names.server.ts';
import {
  type AuditFilter,
  type AuditLine,
  auditAddress,
  fieldsOf,
  linkOf,
  readFilter,
  sentenceOf,
  thingOf,
  verdictSentence,
} from './audit.ts';
import { chipsOf } from './chips.ts';
import { readLines } from './lines.server.ts';
import { thingWords, verbWords } from './words.ts';

function answering(context: Args['context']) {
  const { db, actor } = signedIn(context);
  if (!mayReadAudit(actor)) throw notFound();
  return { db, actor };
}

export async function loader({ context, request }: Args) {
  const { db, actor } = answering(context);
  const filter = readFilter(new URL(request.url).searchParams, today());
  const actors = await staffNames(db, actor.officeId);
  return {
    filter,
    actors,
    page: await readLines(db, actor.officeId, filter),
    managesStaff: mayManageStaff(actor),
  };
}

/** Checks the chain; that somebody checked is written down too. */
export async function action({ context }: Args) {
  const { db, actor } = answering(context);
  const { lines, faults } = await verifyAudit(db, actor.officeId);
  await change(db, who(actor), async (_, note) =>
    note({
      verb: 'audit.verify',
      thing: 'audit',
      id: actor.officeId,
      plain: { lines, faults: faults.length },
    }),
  );
  return { lines, faults };
}

export default function Audit({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const { filter, actors, page } = loaderData;
  const chips = chipsOf(filter, actors);
  return (
    <Page
      title="操作の記録"
      lead="だれが、いつ、何を書き、何を見たか。書きかえると分かるように、行がつながっています。"
      actions={<VerifyButton />}
    >
      {actionData && <Verdict {...actionData} />}
      <FilterForm filter={filter} actors={actors} />
      <FilterChips chips={chips} clearHref={chips.length > 1 ? '/audit' : undefined} />
      {page.lines.length === 0 ? (
        <Nothing isFiltered={chips.length > 0} />
      ) : (
        <Lines lines={page.lines} managesStaff={loaderData.managesStaff} />
      )}
      <Takeout list="audit" query={auditAddress(filter).split('?')[1] ?? ''} />
      <Pager
        newer={newerHref(filter, page)}
        older={page.older ? auditAddress(filter, { before: page.lines.at(-1)?.seq ?? null }) : null}
      />
    </Page>
  );
}

type LinesPage = Awaited<ReturnType<typeof readLines>>;

function newerHref(filter: AuditFilter, page: LinesPage): string | null {
  const first = page.lines[0];
  if (!page.newer) return null;
  return first ? auditAddress(filter, { after: first.seq }) : auditAddress(filter);
}

function VerifyButton() {
  return (
    <form method="post">
      <Button>つながりを確かめる</Button>
    </form>
  );
}

function Verdict({ lines, faults }: { lines: number; faults: string[] }) {
  const title = verdictSentence(lines, faults);
  if (faults.length === 0) return <Notice tone="ok" title={title} />;
  return (
    <Notice tone="error" title={title}>
      <p>記録はそのまま残っています。この画面を印刷し、データを預かる人に知らせてください。</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </Notice>
  );
}

type FormProps = { filter: AuditFilter; actors: { id: string; name: string }[] };

function FilterForm({ filter, actors }: FormProps) {
  const { actor, thing, verb, from, to, id } = filter;
  return (
    <Narrow action="/audit">
      <NarrowBy name="actor" label="だれが" value={actor} options={namedOptions(actors)} />
      <NarrowBy name="thing" label="何について" value={thing} options={wordOptions(thingWords)} />
      <NarrowBy name="verb" label="何をした" value={verb} options={wordOptions(verbWords)} />
      <DateField name="from" label="いつから" value={from} hint="" />
      <DateField name="to" label="いつまで" value={to} hint="" />
      {id && <HiddenField name="id" value={id} />}
    </Narrow>
  );
}

function Lines({ lines, managesStaff }: { lines: AuditLine[]; managesStaff: boolean }) {
  return (
    <Table
      caption="操作の記録、新しい順"
      captionHidden
      dense
      head={[
        { label: 'いつ', whole: true },
        'だれが何をした',
        '項目',
        { label: '見る', whole: true },
      ]}
      rows={lines.map((line) => ({
        key: String(line.seq),
        cells: [
          showMoment(line.at),
          sentenceOf(line),
          fieldsOf(line).join(' ／ '),
          <Ways key="ways" line={line} managesStaff={managesStaff} />,
        ],
      }))}
    />
  );
}

/** To the thing itself, and to all that was done to it: who saw this. */
function Ways({ line, managesStaff }: { line: AuditLine; managesStaff: boolean }) {
  const { thing, thingId, seq } = line;
  const href = linkOf(line, managesStaff);
  const name = thingOf(thing);
  return (
    <>
      {href && (
        <a href={href} aria-label={`${name}を開く（${seq}行目）`}>
          {name}
        </a>
      )}{' '}
      <a
        href={auditAddress({ thing, id: thingId })}
        aria-label={`この${name}にしたことすべて（${seq}行目）`}
      >
        したことすべて
      </a>
    </>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered)
    return (
      <Empty title="操作の記録はまだありません。">
        だれかが書いたり見たりすると、ここに1行ずつ残ります。
      </Empty>
    );
  return (
    <Empty title="あてはまる操作はありません。" action={<a href="/audit">すべて見る</a>}>
      しぼりこみを外すと、ほかの操作が見られます。
    </Empty>
  );
}
