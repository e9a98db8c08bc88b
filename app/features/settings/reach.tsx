import { Facts } from '#app/ui/facts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { managingStaff } from '../accounts/here.server.ts';
import { reachOf } from './reach.server.ts';

export async function loader({ context }: Args) {
  managingStaff(context);
  return reachOf(context);
}

export default function Reach({ loaderData }: PageProps<typeof loader>) {
  const { tone, title, text, facts, uses, steps } = loaderData;
  return (
    <Page title="つながり方" lead="えんがわを、どこから、どのアドレスで開けるか。">
      <Notice tone={tone} title={title}>
        <p>{text}</p>
      </Notice>
      <Section title="次にすること">
        {steps.length === 0 ? <p>いまは、ありません。</p> : <Steps steps={steps} />}
      </Section>
      <Section title="使えること">
        <Table
          caption="どこから何が使えるか"
          captionHidden
          head={['何を', 'えんがわのパソコンで', '電話・ほかのパソコンで']}
          rows={uses.map(({ what, here, elsewhere }) => ({
            key: what,
            cells: [what, here, elsewhere],
          }))}
        />
      </Section>
      <Section title="いまのアドレスと守り">
        <Facts items={facts} />
      </Section>
    </Page>
  );
}

function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ol className="in-turn">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
