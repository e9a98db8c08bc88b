import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginOf, committedAfter, LOG_HEAD, logHead } from './log.ts';
import { LogReader, Lost } from './log-reader.server.ts';

let folder: string;
let path: string;
let database: BetterSqlite3.Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-log-'));
  path = join(folder, 'x.db');
  database = new BetterSqlite3(path);
  database.pragma('journal_mode = WAL');
  database.pragma('wal_autocheckpoint = 0');
  database.exec('create table word (text)');
  database.pragma('wal_checkpoint(TRUNCATE)');
  return () => {
    database.close();
    rmSync(folder, { recursive: true });
  };
});

const write = (text: string) => database.prepare('insert into word values (?)').run(text);
const words = (at: string) => {
  const other = new BetterSqlite3(at);
  const found = other.prepare('select text from word order by rowid').pluck().all();
  other.close();
  return found;
};

/** What an SQLite reads from the file with these pages in it. */
function wordsWith(base: Buffer, pages: Map<number, Buffer>): unknown[] {
  const at = join(folder, 'placed.db');
  const bytes = Buffer.concat([base, Buffer.alloc(2 ** 20)]);
  for (const [number, page] of pages) page.copy(bytes, (number - 1) * page.length);
  const count = Math.max(base.length / 4096, ...pages.keys());
  writeFileSync(at, bytes.subarray(0, count * 4096));
  return words(at);
}

describe('what is read from the log', () => {
  test('cut off anywhere, it gives what some commit left, and never less than before', () => {
    const base = readFileSync(path);
    const texts = ['滝山', '上の原'.repeat(3000), '幸町'];
    for (const text of texts) write(text);
    const log = readFileSync(`${path}-wal`);
    const head = logHead(log)!;
    const states = [[], texts.slice(0, 1), texts.slice(0, 2), texts];
    let most = 0;
    fc.assert(
      fc.property(fc.integer({ min: LOG_HEAD, max: log.length }), (end) => {
        const { came } = committedAfter(head, beginOf(head), log.subarray(LOG_HEAD, end));
        const found = wordsWith(base, came.pages);
        expect(states).toContainEqual(found);
        most = Math.max(most, found.length);
      }),
      { numRuns: 30, examples: [[log.length]] },
    );
    expect(most).toBe(3);
  });

  test('a flipped byte ends it before the commit that holds it', () => {
    const base = readFileSync(path);
    for (const text of ['滝山', '上の原', '幸町']) write(text);
    const log = readFileSync(`${path}-wal`);
    const head = logHead(log)!;
    fc.assert(
      fc.property(fc.integer({ min: LOG_HEAD, max: log.length - 1 }), (at) => {
        const spoilt = Buffer.from(log);
        spoilt[at]! ^= 1;
        const { came } = committedAfter(head, beginOf(head), spoilt.subarray(LOG_HEAD));
        expect(wordsWith(base, came.pages).length).toBeLessThan(3);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['too little', Buffer.alloc(31)],
    ['no head', Buffer.alloc(LOG_HEAD, 7)],
  ])('of %s is nothing', (_, bytes) => {
    expect(logHead(bytes)).toBeNull();
  });
});

describe('reading on', () => {
  const frames = () => Math.floor(readFileSync(`${path}-wal`).length / 4120);

  test('each time what came since, also when it is longer than what is read at once', () => {
    const reader = new LogReader(path, frames);
    expect(reader.read()).toBeNull();
    write('滝山'.repeat(20_000));
    expect(reader.read(4096)?.pages.size).toBeGreaterThan(20);
    expect(reader.read()).toBeNull();
    write('幸町');
    expect(reader.read()?.pages.size).toBe(1);
  });

  test('goes on in a log that may begin anew, and says when one began that might not', () => {
    const reader = new LogReader(path, frames);
    const beginAnew = () => database.pragma('wal_checkpoint(RESTART)');
    write('滝山');
    reader.read();
    reader.mayBegin = true;
    beginAnew();
    expect(reader.read()).toBeNull();
    write('幸町');
    expect(reader.read()?.pages.size).toBe(1);
    beginAnew();
    write('上の原');
    expect(() => reader.read()).toThrow(Lost);
  });

  test('a commit that does not count yet is left for later', () => {
    let count = 0;
    const reader = new LogReader(path, () => count);
    write('滝山');
    expect(reader.read()).toBeNull();
    count = 1;
    expect(reader.read()?.pages.size).toBe(1);
  });

  test('a copy of the file without its log lacks what was not moved', () => {
    write('滝山');
    const bare = join(folder, 'bare.db');
    copyFileSync(path, bare);
    expect(words(bare)).toEqual([]);
  });
});
