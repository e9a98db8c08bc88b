import { type Fact, Facts } from '#app/ui/facts.tsx';
import { Section } from '#app/ui/page.tsx';

/** What sums lack or have too much of, for those that do. */
export function Lacking({ of }: { of: readonly Fact[] }) {
  const lacking = of.filter(({ detail }) => detail !== '');
  if (lacking.length === 0) return null;
  return (
    <Section title="数字を見るときに気をつけること">
      <Facts items={lacking} />
    </Section>
  );
}
