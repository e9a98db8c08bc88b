import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Counts } from './came.ts';

export function Came({ came: { accepted, rejected, skipped, proposed, batch } }: { came: Counts }) {
  return (
    <Notice
      tone="ok"
      title={`取り込みました。新しいか変わった行${accepted}、そのままの行${skipped}、受けとれなかった行${rejected}。`}
      action={
        <>
          <LinkButton href="/areas">地域を見る</LinkButton>
          {proposed > 0 && <LinkButton href="/areas/proposals">未確認を確かめる</LinkButton>}
          {batch && (
            <LinkButton href={`/imports/${batch}`} tone="quiet">
              この取り込みを見る・取り消す
            </LinkButton>
          )}
        </>
      }
    >
      {proposed > 0 && `${proposed}の町丁目を、いちばん近い避難所に仮に置きました（未確認）。`}
    </Notice>
  );
}
