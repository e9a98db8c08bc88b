// A real Chromium for the tests, in Japanese, and what it can tell: axe's findings and CSP breaches.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    ['Chromium', 'Google/Chrome'].map((product) =>
      join(process.env[name] ?? '', product, 'Application', 'chrome.exe'),
    ),
  ),
];

// The tests' pages only: no look at the network, no first-run screens.
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  return usual.find((path) => existsSync(path)) ?? null;
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium here. Set CHROMIUM_PATH to its program.');
  // Chromium's sandbox does not work for root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...quiet, ...asRoot] });
}

export function openContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
}

/** Lines `rule: target`, empty when axe finds nothing. */
export async function axeProblems(page: Page): Promise<string[]> {
  const file = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(file, 'utf8'));
  const run = `axe.run(document, { runOnly: ${JSON.stringify(axeTags)} })`;
  return page.evaluate(
    `${run}.then((found) => found.violations.flatMap((rule) =>
      rule.nodes.map((node) => rule.id + ': ' + node.target.flat().join(' '))))`,
  );
}

/** Call it before the first `goto`; the list grows while the page breaks its Content-Security-Policy. */
export function watchCsp(page: Page): string[] {
  const breaches: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) breaches.push(message.text());
  });
  return breaches;
}
