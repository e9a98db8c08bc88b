import { expect, test } from 'vitest';
import { attachment, progressOf } from './job.ts';

test.each([
  [0, null, '始めました。'],
  [1234, null, '1,234件まで進みました。'],
  [1234, 56789, '56,789件のうち、1,234件まで進みました。'],
])('%s of %s in words', (done, total, words) => {
  expect(progressOf({ done, total })).toBe(words);
});

test('a name in Japanese goes out as RFC 5987 wants it, and cannot leave its header', () => {
  expect(attachment('行動記録 (2026).xlsx')).toBe(
    `attachment; filename="engawa.xlsx"; filename*=UTF-8''%E8%A1%8C%E5%8B%95%E8%A8%98%E9%8C%B2%20%282026%29.xlsx`,
  );
  expect(attachment('"\r\nx: y.csv')).not.toMatch(/[\r\n]|""/);
});
