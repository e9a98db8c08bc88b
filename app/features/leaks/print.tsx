import { showDate, today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Page, Prose, Section } from '#app/ui/page.tsx';
import { PrintHead } from '#app/ui/print.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { settingUp } from '../lists/guard.server.ts';
import { readSettings } from '../settings/settings.server.ts';
import { firstHourOf } from './first-hour.ts';
import { finalDue, firstDue, sections } from './leak.ts';
import { leavePrint, reachLeak } from './leaks.server.ts';

export async function loader({ context, params }: Args) {
  const { db, actor } = settingUp(context);
  const leak = await reachLeak(db, actor, params.id);
  const { approval } = await readSettings(db, actor.officeId);
  await leavePrint(db, actor, leak.id);
  return { leak, posts: approval, office: actor.officeName, printed: showDate(today()) };
}

export default function PrintLeak({ loaderData }: PageProps<typeof loader>) {
  const { leak, posts, office, printed } = loaderData;
  const title = '個人データの漏えいについての報告';
  return (
    <Page
      title={title}
      lead={leak.title}
      print={<PrintHead office={office} date={printed} title={title} posts={posts} />}
      actions={<LinkButton href={`/leaks/${leak.id}`}>もどる</LinkButton>}
    >
      <p className="no-print">この画面を印刷してください（Ctrl と P）。</p>
      <Facts
        items={[
          { term: '気づいた日', detail: showDate(leak.noticedOn) },
          { term: 'どんなことか', detail: firstHourOf(leak.kind).title },
          { term: '速報', detail: sentOr(leak.firstOn, firstDue(leak)) },
          { term: '確報', detail: sentOr(leak.finalOn, finalDue(leak)) },
        ]}
      />
      {sections.map(({ name, label }) => (
        <Section key={name} title={label}>
          <Prose>{leak.words[name] || '（確かめているところ）'}</Prose>
        </Section>
      ))}
    </Page>
  );
}

const sentOr = (on: string | null, due: string) =>
  on ? `${showDate(on)}に出した` : `${showDate(due)}まで`;
