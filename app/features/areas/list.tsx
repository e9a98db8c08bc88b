import { showDate, today } from '#app/lib/dates.ts';
import { Button, Buttons, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { Empty, Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { maySetUp } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import { showKind } from './area.ts';
import { Branches } from './branches.tsx';
import { findAreas } from './find.server.ts';
import { branchOf, countOpen, inOrder, outline, showCounts } from './outline.ts';
import { maySee } from './reach.server.ts';
import { readAll } from './stored.server.ts';
import { WhichFiles } from './which-files.tsx';
import { doneWords, periodWords, sourcesOf, sourceWords } from './words.ts';

export async function loader({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const params = new URL(request.url).searchParams;
  const [q, scope, day] = [params.get('q') ?? '', params.get('area') ?? '', today()];
  const stored = await readAll(db, actor.officeId);
  const seen = stored.areas.filter(({ id }) => maySee(actor, id));
  const whole = outline(stored, day, (id) => maySee(actor, id));
  const scoped = branchOf(whole, scope);
  return {
    q,
    day,
    scope: scoped ? scope : '',
    branches: scoped ? [scoped] : whole,
    found: await findAreas(db, actor, q, 50),
    over: seen.filter(({ until_on }) => until_on !== null && until_on < day).sort(inOrder),
    sources: sourcesOf(seen),
    office: actor.officeName,
    maySetUp: maySetUp(actor),
    isStaff: actor.role !== 'viewer',
    done: doneWords[params.get('done') ?? ''] ?? null,
  };
}

type Shown = PageProps<typeof loader>['loaderData'];

export default function Areas({ loaderData }: PageProps<typeof loader>) {
  const { branches, over, office, day, done } = loaderData;
  const isEmpty = branches.length === 0 && over.length === 0;
  return (
    <Page
      title="地域"
      lead={showCounts(branches)}
      actions={!isEmpty && <Actions {...loaderData} />}
    >
      <PrintHead office={office} title="地域" date={showDate(day)} />
      {done && <Notice tone="ok" title={done} />}
      {isEmpty ? (
        <NoAreas {...loaderData} />
      ) : (
        <>
          <Find {...loaderData} />
          <Open {...loaderData} />
          <Branches branches={branches} />
          <Over over={over} />
          <Sources {...loaderData} />
          <Takeout list="areas" />
        </>
      )}
    </Page>
  );
}

function Actions({ maySetUp, isStaff }: Shown) {
  if (!isStaff) return null;
  return (
    <Buttons>
      <LinkButton href="/areas/districts">地区と担当</LinkButton>
      <LinkButton href="/statistics">人口を見る</LinkButton>
      {maySetUp && <LinkButton href="/areas/import">ファイルを取り込む</LinkButton>}
      {maySetUp && <LinkButton href="/areas/paste">Excelから貼り付ける</LinkButton>}
      {maySetUp && <LinkButton href="/areas/new">地域を作る</LinkButton>}
    </Buttons>
  );
}

function Find({ q, found, scope }: Shown) {
  return (
    <div className="no-print grid gap-2">
      <search>
        <form className="flex flex-wrap items-end gap-2">
          {scope && <input type="hidden" name="area" value={scope} />}
          <TextField
            name="q"
            type="search"
            label="名前でさがす"
            size="medium"
            autoComplete="off"
            value={q}
          />
          <Button>さがす</Button>
        </form>
      </search>
      {q !== '' && found.length === 0 && (
        <p role="status">「{q}」という地域はありません。ひらがなや、前の名前でもさがせます。</p>
      )}
      {q !== '' && found.length > 0 && (
        <ul className="flex flex-wrap gap-x-6" aria-label={`「${q}」で見つかった地域`}>
          {found.map(({ id, name, kind }) => (
            <li key={id}>
              <a href={`/areas/${id}`} className="inline-block min-h-11 content-center font-bold">
                {name}
              </a>
              <span className="ps-2 text-sm text-quiet">{showKind(kind)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Open({ branches, isStaff, maySetUp }: Shown) {
  const open = countOpen(branches);
  if (open === 0 || !isStaff) return null;
  return (
    <div className="no-print">
      <Notice
        tone="info"
        title={`${open}の町丁目は、いちばん近い避難所に仮に置いてあります（未確認）。`}
        action={
          <LinkButton href="/areas/proposals">
            {maySetUp ? '見て確かめる' : '未確認を見る'}
          </LinkButton>
        }
      >
        市の決めた避難所と違うことがあります。
      </Notice>
    </div>
  );
}

function Over({ over }: Pick<Shown, 'over'>) {
  if (over.length === 0) return null;
  return (
    <details className="more no-print">
      <summary>使い終わった地域（{over.length}）</summary>
      <ul className="grid gap-1">
        {over.map(({ id, name, kind, from_on, until_on }) => (
          <li key={id}>
            <a href={`/areas/${id}`}>{name}</a>
            <span className="ps-2 text-sm text-quiet">
              {showKind(kind)}・{periodWords(from_on, until_on)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Sources({ sources }: Shown) {
  if (sources.length === 0) return null;
  return (
    <Section title="もとになったデータ">
      <Table
        caption="ほかが公開しているデータから取り込んだ地域"
        captionHidden
        head={['出どころ', '地域', 'えんがわに入れた日']}
        rows={sources.map(({ source, counts, day }) => ({
          key: source,
          cells: [sourceWords(source), counts, showDate(day)],
        }))}
      />
    </Section>
  );
}

function NoAreas({ maySetUp, isStaff }: Shown) {
  if (!isStaff)
    return (
      <Empty title="あなたに開かれている地域は、いまありません。">
        管理職かシステム係が「地区と担当」であなたを加えると、ここに出ます。
      </Empty>
    );
  return (
    <Empty
      title="地域が、まだありません。"
      action={
        maySetUp && (
          <>
            <LinkButton href="/areas/import" tone="primary">
              ファイルを取り込む
            </LinkButton>
            <LinkButton href="/areas/paste">Excelから貼り付ける</LinkButton>
            <LinkButton href="/areas/new">自分で地域を作る</LinkButton>
          </>
        )
      }
    >
      {maySetUp ? (
        <>
          <p>次のファイルを、上から順に取り込みます。ファイルがなくても、自分で作れます。</p>
          <WhichFiles />
        </>
      ) : (
        <p>地域は、管理職かシステム係が入れます。</p>
      )}
    </Empty>
  );
}
