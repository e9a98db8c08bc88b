import { Icon } from './icons.tsx';

type PagerProps = { newer?: string | null | undefined; older?: string | null | undefined };

export function Pager({ newer, older }: PagerProps) {
  if (!newer && !older) return null;
  return (
    <nav className="pager" aria-label="ページを移る">
      {newer && (
        <a className="button button-plain" href={newer} rel="prev">
          <Icon name="left" />
          新しいほうへ
        </a>
      )}
      {older && (
        <a className="button button-plain pager-older" href={older} rel="next">
          古いほうへ
          <Icon name="right" />
        </a>
      )}
    </nav>
  );
}
