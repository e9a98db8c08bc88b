import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

let folder: string;
let heads: typeof import('./heads.server.ts');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-heads-'));
  vi.stubEnv('DATA_DIR', folder);
  // What waits to be written is kept in the module, so each test takes a new one.
  vi.resetModules();
  heads = await import('./heads.server.ts');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'keys', 'audit-heads.json');
const head = (seq: number) => ({ seq, hash: `hash${seq}` });

describe('the heads kept outside the database', () => {
  test('nothing waits, nothing is written', () => {
    heads.writeHeads();
    expect(existsSync(file())).toBe(false);
    expect(heads.readHeads()).toEqual({});
  });

  test('the newest of each office is kept, and the last of each day', () => {
    vi.useFakeTimers({ now: new Date('2026-11-23T10:00:00Z') });
    heads.rememberHead('here', head(1));
    heads.rememberHead('there', head(7));
    heads.writeHeads();
    vi.setSystemTime(new Date('2026-11-24T10:00:00Z'));
    heads.rememberHead('here', head(2));
    heads.writeHeads();
    expect(heads.readHeads()).toEqual({
      here: { now: head(2), days: { '2026-11-23': head(1), '2026-11-24': head(2) } },
      there: { now: head(7), days: { '2026-11-23': head(7) } },
    });
  });

  test('they are written by themselves within a second', () => {
    vi.useFakeTimers();
    heads.rememberHead('here', head(1));
    expect(heads.readHeads()).toEqual({});
    vi.advanceTimersByTime(1000);
    expect(heads.readHeads().here?.now).toEqual(head(1));
  });

  test.each([
    ['before writing', false],
    ['after writing', true],
  ])('a transaction that returns late does not turn them back, %s', (_, between) => {
    heads.rememberHead('here', head(2));
    if (between) heads.writeHeads();
    heads.rememberHead('here', head(1));
    heads.writeHeads();
    expect(heads.readHeads().here?.now).toEqual(head(2));
  });

  test('only the owner reads them, and no half file stays', () => {
    heads.rememberHead('here', head(1));
    heads.writeHeads();
    expect(statSync(file()).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['audit-heads.json']);
  });

  test('a file that cannot be read is neither overwritten nor taken for empty', () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    mkdirSync(join(folder, 'keys'));
    writeFileSync(file(), '{"here":');
    heads.rememberHead('here', head(1));
    heads.writeHeads();
    expect(told).toHaveBeenCalledOnce();
    expect(statSync(file()).size).toBe(8);
    expect(() => heads.readHeads()).toThrow('audit-heads.json');
  });

  test('what could not be written waits for the next time', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    writeFileSync(join(folder, 'keys'), 'a file where the folder should be');
    heads.rememberHead('here', head(1));
    heads.writeHeads();
    rmSync(join(folder, 'keys'));
    heads.writeHeads();
    expect(heads.readHeads().here?.now).toEqual(head(1));
  });

  test('a file that cannot be read stops nobody from saving', () => {
    mkdirSync(join(folder, 'keys'));
    writeFileSync(file(), '{"here":');
    expect(() => heads.expectHead('here', head(1))).not.toThrow();
  });
});

describe('a tail that was cut before the next line', () => {
  test.each([
    ['in the same process', () => heads.rememberHead('here', head(5))],
    [
      'after a restart',
      () => {
        heads.rememberHead('here', head(5));
        heads.writeHeads();
        heads.forgetHeads();
      },
    ],
  ])('is kept for ever, %s', (_, known) => {
    known();
    heads.expectHead('here', head(3));
    expect(heads.outsideHeads('here')).toContainEqual(head(5));
    heads.rememberHead('here', { seq: 4, hash: 'new4' });
    heads.writeHeads();
    for (const seq of [5, 6]) {
      heads.expectHead('here', { seq: seq - 1, hash: `new${seq - 1}` });
      heads.rememberHead('here', { seq, hash: `new${seq}` });
    }
    heads.writeHeads();
    heads.forgetHeads();
    expect(heads.readHeads().here).toMatchObject({
      now: { seq: 6, hash: 'new6' },
      lost: [head(5)],
    });
    expect(heads.outsideHeads('here')).toContainEqual(head(5));
  });

  test.each([
    ['nothing is known', 9, 9],
    ['it is the known one', 5, 5],
    ['another process went on', 5, 6],
  ])('nothing is lost when %s', (_, known, next) => {
    if (known === 5) heads.rememberHead('here', head(known));
    heads.expectHead('here', head(next));
    heads.rememberHead('here', head(next + 1));
    heads.writeHeads();
    expect(heads.readHeads().here).not.toHaveProperty('lost');
  });
});
