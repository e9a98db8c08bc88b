import { showDate, today } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/problems.ts';
import { Buttons, LinkButton } from '#app/ui/button.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { mayManageStaff, roleNames } from './actor.ts';
import { signedIn } from './here.server.ts';
import { listStaff } from './people.server.ts';

export async function loader({ context }: Args) {
  const { db, actor } = signedIn(context);
  if (actor.role === 'viewer') throw notFound();
  const mayManage = mayManageStaff(actor);
  const staff = await listStaff(db, actor.officeId);
  const isReal = actor.officeKind === 'real';
  const rows = staff.map((p) => ({
    id: p.id,
    name: p.name,
    role: roleNames[p.role],
    email: mayManage ? p.email : null,
    left: p.left_on !== null && p.left_on < today(),
    note: noteOn(p.left_on, isReal && !p.password_hash),
  }));
  return { mayManage, now: rows.filter((r) => !r.left), left: rows.filter((r) => r.left) };
}

function noteOn(leftOn: string | null, waiting: boolean): string {
  if (leftOn) return `${showDate(leftOn)}まで`;
  return waiting ? 'まだ入っていません' : '';
}

type Loaded = PageProps<typeof loader>['loaderData'];

export default function Staff({ loaderData }: PageProps<typeof loader>) {
  const { mayManage, now, left } = loaderData;
  return (
    <Page
      title="職員"
      actions={
        mayManage && (
          <Buttons>
            <LinkButton href="/staff/new" tone="primary" icon="plus">
              職員を招く
            </LinkButton>
            <LinkButton href="/staff/paste" tone="quiet">
              Excelから、まとめて招く
            </LinkButton>
          </Buttons>
        )
      }
    >
      <People caption="いまの職員" rows={now} mayManage={mayManage} />
      {left.length > 0 && (
        <Section title="やめた人">
          <People caption="やめた人" rows={left} mayManage={mayManage} />
        </Section>
      )}
      <Takeout list="staff" />
    </Page>
  );
}

function People({
  caption,
  rows,
  mayManage,
}: {
  caption: string;
  rows: Loaded['now'];
  mayManage: boolean;
}) {
  const head = ['名前', '役割', ...(mayManage ? ['メールアドレス'] : []), 'ようす'];
  return (
    <Table
      caption={caption}
      captionHidden
      head={head}
      rows={rows.map((p) => ({
        key: p.id,
        cells: [
          mayManage ? (
            <a key="name" href={`/staff/${p.id}`}>
              {p.name}
            </a>
          ) : (
            p.name
          ),
          p.role,
          ...(mayManage ? [p.email] : []),
          p.note,
        ],
      }))}
    />
  );
}
