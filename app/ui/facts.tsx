import type { ReactNode } from 'react';

export type Fact = { term: string; detail: ReactNode };

/** Facts at the side of a thing; those not known are left out by the page, or said in words. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="facts">
      {items.map(({ term, detail }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
