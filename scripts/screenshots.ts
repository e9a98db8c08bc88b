/**
 * Makes the pictures in docs/images from the sample office, with the built
 * application: `node scripts/screenshots.ts` after `npm start` has built it once.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#app/db/migrate.server.ts';
import { openDatabase } from '#app/db/open.server.ts';
import { startSession } from '#app/features/accounts/sessions.server.ts';
import { openSampleOffice } from '#app/features/sample/open.server.ts';
import { launchBrowser } from '#tests/browser.ts';

type Shot = { name: string; path: string; width: number; height: number };

const shots: Shot[] = [
  { name: 'today', path: '/', width: 1280, height: 800 },
  { name: 'records', path: '/records', width: 1280, height: 800 },
  { name: 'write', path: '/records/new', width: 1280, height: 800 },
  { name: 'write-phone', path: '/records/new', width: 360, height: 740 },
  { name: 'search', path: `/search?q=${encodeURIComponent('避難')}`, width: 768, height: 800 },
  { name: 'areas', path: '/areas', width: 1280, height: 800 },
];

const PORT = '3987';
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'engawa-pictures-'));
process.env.DATA_DIR = folder;
const cookie = await prepare();
const server = spawn(process.execPath, [join(root, 'server.ts')], {
  env: { ...process.env, PORT, NODE_ENV: 'production' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((ready) => server.stdout.once('data', ready));
try {
  await takeAll(cookie);
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** The session cookie of the worker of the west, as `name=value`. */
async function prepare(): Promise<string> {
  const db = openDatabase(join(folder, 'engawa.db'));
  await migrate(db);
  const { officeId } = await openSampleOffice(db, { files: true });
  const worker = await db
    .selectFrom('staff')
    .select('id')
    .where('email', '=', 'csw-west@example.jp')
    .executeTakeFirstOrThrow();
  const line = await startSession(db, { officeId, staffId: worker.id, stage: 'full' });
  await db.destroy();
  return line.split(';')[0] ?? '';
}

async function takeAll(session: string): Promise<void> {
  const [name = '', value = ''] = session.split('=');
  const url = `http://localhost:${PORT}`;
  const images = join(root, 'docs/images');
  mkdirSync(images, { recursive: true });
  const browser = await launchBrowser();
  for (const shot of shots) {
    const { width, height } = shot;
    const context = await browser.newContext({
      viewport: { width, height },
      isMobile: width < 768,
      hasTouch: width < 768,
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
    });
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(url + shot.path);
    await page.screenshot({ path: join(images, `${shot.name}.png`) });
    await context.close();
  }
  await browser.close();
}
