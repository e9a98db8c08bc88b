import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, expect, test } from 'vitest';
import { PASSPHRASE } from '#tests/whole.ts';
import { ensureBuilt, pinnedNode, root } from '../../scripts/house.mjs';

/**
 * The drill: an office at work, its PC is gone in the middle; on an empty one the commands are typed
 * as the sheet has them, and who worked there signs in again.
 */

const PORT = '4719';
const url = `http://localhost:${PORT}`;
const OWNER = { email: 'minoru@example.jp', password: '縁側で麦茶をのむ犬と猫と鳥' };
const COUNTS = /記録 [\d,]+ 件、職員 [\d,]+ 人、写真とファイル [\d,]+ 個/;

let folder: string;
const running: ChildProcess[] = [];
beforeAll(async () => {
  expect(await ensureBuilt()).toBe(0);
  folder = mkdtempSync(join(tmpdir(), 'engawa-drill-'));
  mkdirSync(stick());
  return () => {
    for (const child of running.splice(0)) if (child.pid) endGroup(child.pid);
    rmSync(folder, { recursive: true, force: true });
  };
});
const stick = () => join(folder, '控え 1');
const data = () => join(folder, 'engawa-data');

function env(more: Record<string, string> = {}) {
  const { BACKUP_DIR: _, ENGAWA_SECRET: __, ...rest } = process.env;
  return { ...rest, PORT, DATA_DIR: data(), NODE_ENV: 'production', FOLLOW_EVERY: '200', ...more };
}

async function begin(command: string, more: Record<string, string> = {}): Promise<number> {
  const options = { cwd: root, env: env(more), shell: true, detached: true } as const;
  const child = spawn(command, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  let said = '';
  while (!said.includes(url)) said += String((await once(child.stdout, 'data'))[0]);
  return child.pid ?? 0;
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // gone already
  }
}

/** A browser without one: keeps its cookie. */
class Visitor {
  #cookie = '';
  async ask(path: string, form?: Record<string, string>): Promise<string> {
    const answer = await fetch(url + path, {
      headers: { cookie: this.#cookie, origin: url },
      redirect: 'manual',
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie())
      if (line.startsWith('engawa=')) this.#cookie = line.split(';')[0] ?? '';
    const to = answer.headers.get('location');
    return to ? this.ask(to) : answer.text();
  }
}

const decoded = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
const within = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'g'))].map(([, text = '']) =>
    decoded(text.replaceAll(/<[^>]+>/g, '')),
  );
const countsIn = (html: string) => COUNTS.exec(html.replaceAll('<!-- -->', ''))?.[0];

test('the steps of the printed sheet bring the office back on an empty PC', async () => {
  const first = await begin(`"${pinnedNode()}" server.ts`, {
    BACKUP_DIR: stick(),
    BACKUP_PASSPHRASE: PASSPHRASE,
  });
  const owner = new Visitor();
  const { email, password } = OWNER;
  const own = { office: '縁川市社協', name: '佐々木 実', email, password, again: password };
  const enrol = await owner.ask('/setup', { ...own, intent: 'found' });
  const offer = /name="offer"[^>]*value="([^"]*)"/.exec(enrol)?.[1] ?? '';
  const secret = within(enrol, 'code').find((text) => /^[A-Z2-7 ]{16,}$/.test(text)) ?? '';
  const app = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
  const kept = await owner.ask('/sign-in/enrol', {
    ...{ intent: 'totp', offer: decoded(offer), code: app.generate(), to: '/' },
  });
  const [recovery = ''] = within(kept, 'code');
  while (!(await owner.ask('/settings/backup')).includes('守られています')) await after(200);
  const sheet = await owner.ask('/settings/backup/sheet');
  const [restore = '', start = ''] = within(sheet, 'kbd');
  expect(sheet).not.toContain(PASSPHRASE);

  // The PC is gone, its disk too; on the stick is what was there a moment ago.
  endGroup(first);
  rmSync(data(), { recursive: true });

  const options = { cwd: root, env: env(), shell: true, encoding: 'utf8' } as const;
  const back = spawnSync(restore, { ...options, input: `${PASSPHRASE}\n` });
  expect(back.stderr).toMatch(/合言葉を打って/);
  expect(back.stdout).toMatch(/もどした後: 記録 0 件、職員 1 人.*すべて控えと同じです/);
  const again = spawnSync(restore, { ...options, input: `${PASSPHRASE}\n` });
  expect(again.stderr).toMatch(/もう .*があります.*そこにあるのは、記録 0 件、職員 1 人/);

  await begin(start);
  const returned = new Visitor();
  expect(await returned.ask('/sign-in', { email, password, to: '/' })).toContain('name="code"');
  expect(await returned.ask('/sign-in/second', { code: recovery, to: '/' })).toContain('きょう');
  const now = await returned.ask('/settings/backup/sheet');
  expect(countsIn(now)).toBe(countsIn(sheet));
  expect(countsIn(now)).toMatch(/職員 1 人/);
});
