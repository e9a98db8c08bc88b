import { addDays, showDate, today } from '#app/lib/dates.ts';

/** Said before it is proposed and before it is approved. */
export function WhatErasingDoes() {
  return (
    <>
      <p>
        ほかの管理職かシステム係が承認すると、中身を消します。消したものは、元に戻せません。件数や時間などの数字は残り、報告の数は変わりません。
      </p>
      <InCopies from={today()} />
    </>
  );
}

/** Copies go by their own rule: twelve months are kept. */
export function InCopies({ from }: { from: string }) {
  return (
    <p>
      控えの中には、しばらく残ります。毎月の控えがとれていれば、
      {showDate(addDays(from, 366))}ごろまでに、ひとりでになくなります。
      新しい版に直す前の控えと、手で別のところに置いた控えは、残ります。書き出したファイルは、7日で消えます。
    </p>
  );
}
