import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { type Dot, Dots, LINES } from './dots.tsx';
import { Share, type SharePart } from './share.tsx';

const dot = (n: number, value: number | null): Dot => ({
  ...{ key: `d${n}`, label: `名${n}`, value, shown: value === null ? '—' : `${value}件` },
});
const drawn = (dots: Dot[], band: { low: number; middle: number; high: number } | null = null) =>
  renderToStaticMarkup(
    <Dots label="記録" dots={dots} band={band} most={50} ends={['0', '50件']} />,
  );
const count = (html: string, what: string) => html.split(what).length - 1;

describe('dots', () => {
  test('stand at their value, each on its line with its name', () => {
    const html = drawn([dot(1, 25), dot(2, 0)]);
    expect([...html.matchAll(/cx="([^"]+)"/g)].map(([, x]) => x)).toEqual(['50%', '0%']);
    expect(html).toContain('名1');
  });

  test('of which nothing can be said have a name and no dot', () => {
    const html = drawn([dot(1, null)]);
    expect([count(html, '<circle'), html.includes('名1')]).toEqual([0, true]);
  });

  test('without a band there is neither band nor its legend', () => {
    expect(drawn([dot(1, 5)])).not.toMatch(/dots-band|dots-legend/);
    expect(drawn([dot(1, 5)], { low: 5, middle: 5, high: 5 })).toContain('dots-band');
  });

  test('too many for lines share one, and are not named there', () => {
    const html = drawn(Array.from({ length: LINES + 1 }, (_, n) => dot(n, n)));
    expect([count(html, '<circle'), html.includes('名1')]).toEqual([LINES + 1, false]);
  });
});

describe('a share', () => {
  const parts: SharePart[] = [
    { key: 'know', word: 'しる', tone: 'a', verb: 'know' },
    { key: 'other', word: 'ほか', tone: 'b' },
  ];
  const bar = (counts: readonly number[] | null) =>
    renderToStaticMarkup(
      <Share
        id="v"
        label="動き"
        parts={parts}
        rows={[{ key: 'r', label: '西田', counts, shown: '4件' }]}
      />,
    );

  test.each([
    ['three to one', [3, 1], 'しる 75%、ほか 25%'],
    ['all of one', [0, 4], 'しる 0%、ほか 100%'],
  ])('says its parts to who does not see them: %s', (_, counts, said) => {
    expect(bar(counts)).toContain(`aria-label="${said}"`);
  });

  test('has a pattern for paper beside each colour', () => {
    const html = bar([3, 1]);
    expect(html).toContain('<pattern id="v-a"');
    expect(count(html, 'url(#v-a)')).toBe(2);
  });

  test('of which nothing can be said has no bar', () => {
    expect(bar(null)).not.toContain('shares-bar');
  });
});
