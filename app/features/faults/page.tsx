import { showMoment } from '#app/lib/dates.ts';
import { Empty } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import type { Args, PageProps } from '#app/ui/route.ts';
import { Table } from '#app/ui/table.tsx';
import { managingStaff } from '../accounts/here.server.ts';
import type { Told } from './fault.ts';
import { markSeen, readFaults, seenAt } from './faults.server.ts';

export function loader({ context }: Args) {
  const { actor } = managingStaff(context);
  const [faults, seen] = [readFaults(), seenAt(actor.officeId)];
  markSeen(actor);
  return { faults: faults.map((fault) => ({ ...shown(fault), isNew: fault.last > seen })) };
}

function shown({ number, first, last, count, where, kept, next }: Told) {
  const when =
    count > 1 ? `${showMoment(last)}（${showMoment(first)}から${count}回）` : showMoment(last);
  return { key: `${number} ${first}`, number, when, where, kept, next };
}

export default function Faults({ loaderData: { faults } }: PageProps<typeof loader>) {
  return (
    <Page
      title="うまくいかなかったこと"
      lead="画面や仕事が思うように動かなかったときに、ここに残ります。だれが何を書いていたかは残りません。"
    >
      {faults.length === 0 ? (
        <Empty title="いまのところ、ありません。">
          <p>何かあると、いつ、どこで、何が残ったか、どうするかが、ここに新しい順に並びます。</p>
        </Empty>
      ) : (
        <Table
          caption="うまくいかなかったこと、新しい順"
          captionHidden
          head={['いつ', 'どこで', '残ったもの', 'どうするか', '番号']}
          rows={faults.map(({ key, isNew, when, where, kept, next, number }) => ({
            key,
            cells: [isNew ? `${when}　新しい` : when, where, kept, next, number],
          }))}
        />
      )}
    </Page>
  );
}
