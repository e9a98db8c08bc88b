import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Counts } from './came.ts';

export function Came({ came: { accepted, rejected, skipped, proposed, batch } }: { came: Counts }) {
  return (
    <Notice
      tone="ok"
      title={`${accepted}行を取り込みました。そのままの行は${skipped}行、受けとれなかった行は${rejected}行です。`}
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
