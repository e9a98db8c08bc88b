import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeProblems } from '#tests/browser.ts';

const widths = [1280, 768, 360] as const;
/** 1280 px at 400 %. */
const ZOOMED = 320;

/** No finding of axe and nothing to scroll sideways, with everything unfolded. */
export async function isFit(page: Page, looked: readonly number[] = widths): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('main details').forEach((part) => { part.open = true; })",
  );
  const found: Record<string, string[]> = {};
  for (const width of [...widths, ZOOMED]) {
    await page.setViewportSize({ width, height: 800 });
    const height = Number(await page.evaluate('document.scrollingElement.scrollHeight'));
    const overflow = Number(
      await page.evaluate('document.scrollingElement.scrollWidth - window.innerWidth'),
    );
    // As tall as the page: what the bar at the thumb covers for now is no finding.
    await page.setViewportSize({ width, height });
    const problems = !looked.includes(width) ? [] : await axeProblems(page);
    if (overflow > 0) problems.push(`${overflow} px too wide`);
    if (problems.length > 0) found[width] = problems;
  }
  expect(found).toEqual({});
}
