// Every check in order, the quick ones first, stopping at the first that fails.
// Words after `npm test --` choose the test files.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '#tests/browser.ts';
import { ensureBuilt, root } from './house.mjs';
import { addCounts, type Counts, countReport, nothing } from './report.ts';

// Biome paints every letter of a log that no terminal shows.
const colors = process.stdout.isTTY ? 'force' : 'off';
const filters = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'engawa-test-'));
const steps: [string, () => Counts | Promise<Counts>][] = [
  ['Biome', () => runTool('@biomejs/biome/bin/biome', 'ci', `--colors=${colors}`, '.')],
  ['TypeScript', () => runTool('tsc/bin/tsc', '--noEmit')],
  ['Build', async () => passed((await ensureBuilt()) === 0)],
  ['Unit tests', () => runTests('unit')],
  ['Chromium', ensureChromium],
  ['Browser tests', () => runTests('e2e')],
];

let sum = nothing;
for (const [name, run] of steps) {
  console.log(`\n== ${name}`);
  const begun = Date.now();
  const counts = await run();
  sum = addCounts(sum, counts);
  console.log(`== ${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  if (counts.failed > 0) break;
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;

/** A tool counts only when it fails: the passed ones are tests alone. */
function passed(ok: boolean): Counts {
  return ok ? nothing : { ...nothing, failed: 1 };
}

function runTool(program: string, ...args: string[]): Counts {
  return passed(runNode(join(root, 'node_modules', program), ...args) === 0);
}

function runTests(project: string): Counts {
  const file = join(folder, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const options = ['run', `--project=${project}`, '--passWithNoTests', ...reporters];
  const code = runNode(join(root, 'node_modules/vitest/vitest.mjs'), ...options, ...filters);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  return countReport(report, code === 0);
}

function runNode(...args: string[]): number | null {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status;
}

function ensureChromium(): Counts {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!findChromium() && !process.env.CHROMIUM_PATH && mayInstall) {
    console.log('Chromium を入れています。 / Installing Chromium with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const packages = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
    for (const args of [['update'], packages]) {
      spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    }
  }
  const path = findChromium();
  console.log(
    path ??
      'Chromium がありません。ブラウザーの試験は飛ばします。CHROMIUM_PATH に場所を書いてください。 / ' +
        'No Chromium: browser tests are skipped. Set CHROMIUM_PATH to its program.',
  );
  return passed(path !== null || !process.env.CI);
}
