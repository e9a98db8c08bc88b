import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/notice.tsx';

/** Nothing waits: what belongs here. */
export function Quiet({ mayWrite }: { mayWrite: boolean }) {
  return mayWrite ? (
    <Empty
      title="いま、することはありません。"
      action={
        <LinkButton href="/records/new" tone="primary">
          記録する
        </LinkButton>
      }
    >
      <p>記録に「次にすること」を書いておくと、その日が近づいたときにここに出ます。</p>
    </Empty>
  ) : (
    <Empty
      title="きょう、あなたにお願いすることはありません。"
      action={<LinkButton href="/records">記録を見る</LinkButton>}
    >
      <p>地域で何をしたかは、記録の一覧で読めます。</p>
    </Empty>
  );
}
