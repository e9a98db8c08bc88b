import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

type Log = typeof import('./log.server.ts');
const DAY = '2026-11-26';
let folder: string;
let written: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(`${DAY}T03:00:00Z`), toFake: ['Date'] });
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  vi.stubEnv('DATA_DIR', folder);
  vi.resetModules();
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** As a server that has just begun. */
async function begun(): Promise<Log> {
  const log = await import('./log.server.ts');
  log.keepLog();
  return log;
}
const logs = () => join(folder, 'logs');
const linesOf = (name: string) =>
  readFileSync(join(logs(), name), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));

describe('the log', () => {
  test('goes to standard output and to the file of the day', async () => {
    const { log, flushLog } = await begun();
    log('info', 'request', { status: 200 });
    flushLog();
    log('info', 'stop');
    flushLog();
    expect(linesOf(`${DAY}.jsonl`).map(({ event }) => event)).toEqual(['request', 'stop']);
    expect(written.join('')).toContain('"event":"request"');
  });

  test('a fault is written at once, and once more where the page of faults reads', async () => {
    const { logFault, readRing } = await begun();
    const number = logFault('tally', new TypeError('山田さん'));
    expect(linesOf(`${DAY}.jsonl`)).toMatchObject([{ event: 'fault', place: 'tally', number }]);
    expect(readRing()).toMatchObject([{ name: 'TypeError', number }]);
    expect(readFileSync(join(logs(), 'faults.jsonl'), 'utf8')).not.toContain('山田');
  });

  test('files older than two weeks go, others stay', async () => {
    mkdirSync(logs());
    for (const name of ['2026-11-11.jsonl', '2026-11-12.jsonl', 'mine.txt'])
      writeFileSync(join(logs(), name), '');
    const { log, flushLog } = await begun();
    log('info', 'start');
    flushLog();
    expect(readdirSync(logs()).sort()).toEqual(['2026-11-12.jsonl', `${DAY}.jsonl`, 'mine.txt']);
  });

  test('of a day that is full only what went wrong is written', async () => {
    mkdirSync(logs());
    writeFileSync(join(logs(), `${DAY}.jsonl`), ' '.repeat(10 * 1024 * 1024));
    const { log, flushLog, logFault } = await begun();
    log('info', 'request');
    flushLog();
    logFault('mail', null);
    expect(linesOf(`${DAY}.jsonl`).map(({ event }) => event)).toEqual(['fault']);
  });

  test('a place that cannot be written stops nobody; afterwards the log says how much is lost', async () => {
    writeFileSync(logs(), 'no folder');
    const { log, flushLog, logFault, readRing } = await begun();
    log('info', 'request');
    expect(logFault('page', new Error('x'))).toMatch(/^\d{4}$/);
    expect(readRing()).toEqual([]);
    chmodSync(logs(), 0o600);
    const { rmSync } = await import('node:fs');
    rmSync(logs());
    log('info', 'stop');
    flushLog();
    const [lost] = linesOf(`${DAY}.jsonl`);
    expect(lost).toMatchObject({ event: 'lines-lost', count: 3 });
  });

  test('the file of faults never grows large; the newest stay, and half a line is left out', async () => {
    const { logFault, readRing } = await begun();
    mkdirSync(logs());
    writeFileSync(join(logs(), 'faults.jsonl'), `{"half\n${'{"place":"old"}\n'.repeat(17_000)}`);
    logFault('page', new Error('x'));
    const left = readRing();
    expect(left.length).toBeLessThan(9000);
    expect(left.at(-1)).toMatchObject({ place: 'page' });
  });
});
