const pages = [
  { href: '/overview', label: '見える化' },
  { href: '/overview/spread', label: 'むら' },
  { href: '/overview/gaps', label: '足りないところ' },
] as const;

/** What stands beside each other under ふりかえり, for who may see all of it. */
export function BesidesOverview({ here }: { here: (typeof pages)[number]['href'] }) {
  return (
    <nav className="view-links no-print" aria-label="ふりかえり">
      {pages.map(({ href, label }) => (
        <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
