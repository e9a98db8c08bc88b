import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/notice.tsx';

export function NotYours({ href }: { href: string }) {
  return (
    <Empty
      title="この地域の数は、担当している人と管理職が見られます。"
      action={<LinkButton href={href}>事業所全体を見る</LinkButton>}
    >
      <p>ひとりで担当している地域の数は、その人の数と同じになるためです。</p>
    </Empty>
  );
}
