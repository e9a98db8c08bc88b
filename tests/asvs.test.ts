/** docs/asvs.md says of each requirement where it shows. Here: none is missing, and nothing named is invented. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../scripts/house.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const required = read('tests/asvs-5.0.0.txt').trim().split('\n');
const rows = [...read('docs/asvs.md').matchAll(/^\| (\d[\d.]+) \| (\d) \| (.+) \|$/gm)].map(
  ([, id = '', level = '', rest = '']) => {
    const [asks = '', stands = '', where = ''] = rest.split(' | ');
    return { id, level, asks, stands, where };
  },
);

/** `path`, then the names of its tests in "…", as far as they follow it. */
function named(where: string): { path: string; tests: string[] }[] {
  const found: { path: string; tests: string[] }[] = [];
  for (const [, path, name] of where.matchAll(
    /`([\w./-]+\/[\w./-]+\.\w+|\w+\.md|[\w-]+\.json)`|"([^"]+)"/g,
  )) {
    if (path) found.push({ path, tests: [] });
    else if (name) found.at(-1)?.tests.push(name);
  }
  return found;
}

test('the standard has 70 requirements of level 1 and 183 of level 2', () => {
  const levels = required.map((line) => line.split(' ')[1]);
  expect([levels.filter((l) => l === '1').length, levels.filter((l) => l === '2').length]).toEqual([
    70, 183,
  ]);
});

test('each has one row, in their order', () => {
  expect(rows.map(({ id, level }) => `${id} ${level}`)).toEqual(required);
});

describe('each row', () => {
  test.each(rows)('$id says how it stands and why', ({ asks, stands, where }) => {
    expect(['met', 'partly', 'not', 'none', 'office']).toContain(stands);
    expect(asks.length).toBeGreaterThan(3);
    expect(where.length).toBeGreaterThan(3);
  });

  test.each(rows)('$id names what there is', ({ where }) => {
    for (const { path, tests } of named(where)) {
      expect(existsSync(join(root, path)), path).toBe(true);
      for (const name of tests) expect(read(path), path).toContain(name);
    }
  });
});

test('an invented name would be found', () => {
  expect(named('`tests/none.test.ts` "is not there"; `STYLE.md`')).toEqual([
    { path: 'tests/none.test.ts', tests: ['is not there'] },
    { path: 'STYLE.md', tests: [] },
  ]);
});
