import { today } from '#app/lib/dates.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { Takeout } from '#app/ui/takeout.tsx';
import { listNames } from './defaults.ts';
import { settingUp } from './guard.server.ts';
import { readLists } from './lists.server.ts';
import { choicesOn } from './lists.ts';
import { listWords } from './words.ts';

export async function loader({ context }: Args) {
  const { db, actor } = settingUp(context);
  const lists = await readLists(db, actor.officeId);
  const day = today();
  return {
    lists: listNames.map((name) => {
      const inUse = choicesOn(lists, name, day);
      return {
        name,
        labels: inUse.map((c) => c.label),
        resting: lists[name].length - inUse.length,
      };
    }),
  };
}

export default function AllLists({ loaderData }: PageProps<typeof loader>) {
  return (
    <Page
      title="選択肢"
      lead="記録などで選ぶ言葉を、この事業所に合わせて変えられます。一度使った言葉は消えず、使い終わりにできます。"
    >
      <Table
        caption="選択肢の一覧"
        captionHidden
        head={['名前', 'いま選べる言葉', { label: '数', end: true }, '直す']}
        rows={loaderData.lists.map(({ name, labels, resting }) => ({
          key: name,
          cells: [
            <strong key="title">{listWords[name].title}</strong>,
            <div key="labels">
              <p className="text-quiet">{listWords[name].use}</p>
              <p>{labels.join('／')}</p>
              {resting > 0 && <p className="text-quiet">いまは選べない言葉が{resting}あります。</p>}
            </div>,
            labels.length,
            <LinkButton
              key="edit"
              href={`/settings/lists/${name}`}
              aria-label={`${listWords[name].title}を直す`}
            >
              直す
            </LinkButton>,
          ],
        }))}
      />
      <Takeout list="lists" />
    </Page>
  );
}
