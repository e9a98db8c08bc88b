import { showDate, today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { type Standing, standingOf } from './consent.ts';
import { leaveLook, readConsents } from './consents.server.ts';
import { keepingConsents } from './reach.server.ts';
import { meansWords, scopeWords, standingWords } from './words.ts';

export async function loader({ context }: Args) {
  const { db, actor } = keepingConsents(context);
  const day = today();
  const consents = await readConsents(db, actor);
  if (consents.length > 0) await leaveLook(db, actor, { count: consents.length });
  const rows = consents.map((one) => ({ ...one, standing: standingOf(one, day) }));
  return { rows, office: actor.officeName, printed: showDate(day) };
}

type Row = PageProps<typeof loader>['loaderData']['rows'][number];

const groups: { title: string; of: readonly Standing[] }[] = [
  { title: '期限が近いもの、切れたもの', of: ['soon', 'over'] },
  { title: '有効なもの', of: ['open'] },
  { title: '取り消されたもの', of: ['withdrawn'] },
];

export default function Consents({
  loaderData: { rows, office, printed },
}: PageProps<typeof loader>) {
  return (
    <Page
      title="同意"
      room="confidential"
      lead="だれが、何を、いつまで、してよいと言ったか。担当する地域の分が見えます。"
      print={<PrintHead office={office} date={printed} title="同意の一覧" />}
      actions={
        <>
          <LinkButton href="/consents/new" tone="primary">
            同意を書きとめる
          </LinkButton>
          {rows.length > 0 && <Takeout list="consents" />}
        </>
      }
    >
      {rows.length === 0 && (
        <Empty title="同意は、まだありません。">
          <p>
            写真をのせる、ほかの機関に話す。本人に聞いたら、聞いたその日に書きとめておきます。期限が近づくと「きょう」に出ます。
          </p>
        </Empty>
      )}
      {groups.map(({ title, of }) => {
        const inside = rows.filter(({ standing }) => of.includes(standing));
        return inside.length > 0 && <Group key={title} title={title} rows={inside} />;
      })}
    </Page>
  );
}

function Group({ title, rows }: { title: string; rows: Row[] }) {
  return (
    <Section title={`${title}（${rows.length}）`}>
      <Table
        caption={title}
        captionHidden
        dense
        head={['だれ', '何の同意か', '地域', 'もらった日', 'いつまで', '今']}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <a key="to" href={`/consents/${row.id}`}>
              {row.name}
            </a>,
            `${scopeWords[row.scope]}：${row.what}`,
            row.area ?? '',
            `${showDate(row.givenOn)}　${meansWords[row.means]}`,
            row.untilOn ? showDate(row.untilOn) : '決めていない',
            standingWords[row.standing],
          ],
        }))}
      />
    </Section>
  );
}
