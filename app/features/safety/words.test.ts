import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { thingWords, verbWords } from './words.ts';

const root = join(import.meta.dirname, '../../..');
const files = globSync('app/features/**/*.ts', { cwd: root }).filter(
  (path) => !path.endsWith('.test.ts'),
);
const source = files.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
const written = (pattern: RegExp) =>
  [...new Set([...source.matchAll(pattern)].map(([, word = '']) => word))].sort();

test('every verb that is written down has its words', () => {
  const verbs = written(/\bverb: '([a-z]+\.[a-z-]+)'/g);
  expect(verbs.length).toBeGreaterThan(25);
  expect(verbs.filter((verb) => !(verb in verbWords))).toEqual([]);
});

test('every kind of thing has its word', () => {
  const things = written(/\bthing: '([a-z-]+)'/g);
  expect(things.length).toBeGreaterThan(6);
  expect(things.filter((thing) => !(thing in thingWords))).toEqual([]);
});
