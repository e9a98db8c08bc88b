import { Icon } from './icons.tsx';

type Chips = { chips: readonly { label: string; removeHref: string }[]; clearHref?: string };

/** What the list is narrowed to; each part can be taken away. It all stands in the address. */
export function FilterChips({ chips, clearHref }: Chips) {
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label="しぼりこみ">
      {chips.map((chip) => (
        <li key={chip.label}>
          <a className="filter-chip" href={chip.removeHref}>
            {chip.label}
            <span className="sr-only">を外す</span>
            <Icon name="close" />
          </a>
        </li>
      ))}
      {clearHref && (
        <li>
          <a className="button button-quiet" href={clearHref}>
            すべて外す
          </a>
        </li>
      )}
    </ul>
  );
}
