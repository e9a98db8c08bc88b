import { afterEach, expect, test, vi } from 'vitest';
import { dispositionOf, nameOf, quotaBytes, showSize, usualRoom } from './file.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test.each([
  ['IMG_0001.JPG', 'image/jpeg', 'IMG_0001.jpg'],
  ['C:\\写真\\会場.png', 'image/jpeg', '会場.jpg'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['人数.csv', 'text/plain', '人数.csv'],
  ['page.html', 'text/plain', 'page.txt'],
  ['案内.exe', DOCX, '案内.docx'],
  ['第2回.2026', 'application/pdf', '第2回.2026.pdf'],
  ['\u202egpj.exe', 'image/jpeg', 'gpj.jpg'],
  ['が'.normalize('NFD'), 'application/pdf', 'が.pdf'],
  ['', 'application/pdf', 'PDF.pdf'],
  ['....', 'image/jpeg', '写真.jpg'],
  ['長'.repeat(300), 'application/pdf', `${'長'.repeat(100)}.pdf`],
])('%j as %s is kept as %j', (given, type, name) => {
  expect(nameOf(given, type)).toBe(name);
});

test.each([
  ['image/jpeg', 'inline'],
  ['application/pdf', 'attachment'],
  ['text/plain', 'attachment'],
])('%s goes out %s', (type, how) => {
  const line = dispositionOf({ name: "会場 'a'(1).pdf", type });
  expect(line.startsWith(`${how}; filename="`)).toBe(true);
  expect(line).toMatch(/^[\x20-\x7e]+$/);
  expect(line).toContain("filename*=UTF-8''%E4%BC%9A%E5%A0%B4%20%27a%27%281%29.pdf");
});

test('the room follows the kind of record', () => {
  expect(['visit', 'case-meeting', 'meeting', 'drill'].map(usualRoom)).toEqual([
    ...['confidential', 'confidential', 'shared', 'shared'],
  ]);
});

test.each([
  [300, '1KB'],
  [300_000, '293KB'],
  [2_000_000, '1.9MB'],
  [30 * 1024 ** 2, '30MB'],
  [5 * 1024 ** 3, '5.0GB'],
])('%i bytes are %s', (bytes, shown) => expect(showSize(bytes)).toBe(shown));

afterEach(() => vi.unstubAllEnvs());
test.each([
  ['', 5 * 1024 ** 3],
  ['何か', 5 * 1024 ** 3],
  ['200', 200 * 1024 ** 2],
])('FILE_QUOTA_MB=%s', (given, bytes) => {
  vi.stubEnv('FILE_QUOTA_MB', given);
  expect(quotaBytes()).toBe(bytes);
});
