import { expect, test } from 'vitest';
import { addCounts, countReport, nothing, type Report } from './report.ts';

const report = (changes: Partial<Report>): Report => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  ...changes,
});

test.each([
  ['all well', report({ numPassedTests: 3 }), true, { passed: 3, failed: 0, skipped: 0 }],
  ['two failed', report({ numFailedTests: 2 }), false, { passed: 0, failed: 2, skipped: 0 }],
  [
    'skipped and still to write',
    report({ numPassedTests: 1, numPendingTests: 2, numTodoTests: 1 }),
    true,
    { passed: 1, failed: 0, skipped: 3 },
  ],
  [
    'a file that does not load',
    report({ numPassedTests: 5 }),
    false,
    { passed: 5, failed: 1, skipped: 0 },
  ],
  ['no report at all', undefined, false, { passed: 0, failed: 1, skipped: 0 }],
  ['no test for these words', undefined, true, nothing],
])('%s', (_case, found, ok, counts) => {
  expect(countReport(found, ok)).toEqual(counts);
});

test('the counts of two runs add up', () => {
  const first = { passed: 1, failed: 2, skipped: 3 };
  expect(addCounts(first, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  });
  expect(addCounts(nothing, first)).toEqual(first);
});
