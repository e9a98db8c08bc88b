import { afterEach, expect, test, vi } from 'vitest';
import { linkLetter, sendLetter } from './mail.server.ts';

afterEach(() => vi.unstubAllEnvs());

const link = 'https://engawa.example.jp/invitation/abc';
const letter = linkLetter('tanaka@example.jp', '田中', '縁川市社協', link);

test('the letter says from whom, what to do and how long', () => {
  expect(letter.text).toContain('縁川市社協');
  expect(letter.text).toContain(link);
  expect(letter.text).toContain('7日間、一度だけ');
});

test('without a post office none goes out', async () => {
  vi.stubEnv('SMTP_URL', '');
  expect(await sendLetter(letter)).toBe('none');
});

test('a post office that is closed is said, and nothing of the letter is logged', async () => {
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1');
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await sendLetter(letter)).toBe('failed');
  expect(JSON.stringify(said.mock.calls)).not.toMatch(/tanaka|invitation/);
  said.mockRestore();
});
