export type ChainLink = { href?: string | undefined; label: string; kind: string };

/** 目的 › 目標 › … › これ: as far as it is known, each a link, the last one where we are. */
type ChainProps = { links: readonly ChainLink[]; label?: string };

export function Chain({ links, label = '何のための仕事か' }: ChainProps) {
  if (links.length === 0) return null;
  return (
    <nav className="chain" aria-label={label}>
      <ol>
        {links.map((link, at) => (
          <li
            key={`${link.kind} ${link.label}`}
            aria-current={at === links.length - 1 ? 'page' : undefined}
          >
            <span className="chain-kind">{link.kind}</span>
            {link.href ? <a href={link.href}>{link.label}</a> : <span>{link.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
