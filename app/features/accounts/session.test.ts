import { describe, expect, test } from 'vitest';
import { deviceLabel, isWorthTouching, type Stage, safePath, sessionState } from './session.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-11-23T00:00:00Z');
const iso = (hours: number) => new Date(start + hours * HOUR).toISOString();

describe('a session', () => {
  test.each<[string, Stage, number, number, number | null, ReturnType<typeof sessionState>]>([
    ['just begun', 'full', 0, 0, null, 'open'],
    ['idle 59 minutes', 'full', 0, 59 / 60, null, 'open'],
    ['idle an hour', 'full', 0, 1, null, 'ranOut'],
    ['used until now, 11 hours old', 'full', 10.9, 11, null, 'open'],
    ['used until now, 12 hours old', 'full', 11.9, 12, null, 'ranOut'],
    ['ran out six days ago', 'full', 0, 6 * 24, null, 'ranOut'],
    ['ran out a week ago', 'full', 0, 1 + 7 * 24, null, 'over'],
    ['signed out', 'full', 0, 0.1, 0.05, 'over'],
    ['password only, 14 minutes', 'password', 0.2, 14 / 60, null, 'open'],
    ['password only, 15 minutes', 'password', 0.2, 15 / 60, null, 'over'],
  ])('%s', (_, stage, seen, now, ended, state) => {
    const row = {
      stage,
      created_at: iso(0),
      seen_at: iso(seen),
      ended_at: ended === null ? null : iso(ended),
    };
    expect(sessionState(row, new Date(iso(now)))).toBe(state);
  });

  test('is touched once a minute at most', () => {
    expect(isWorthTouching(iso(0), new Date(start + 59_999))).toBe(false);
    expect(isWorthTouching(iso(0), new Date(start + 60_000))).toBe(true);
  });
});

test.each([
  ['/records?q=1', '/records?q=1'],
  [null, '/'],
  ['', '/'],
  ['records', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/./\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('going on to %j leads to %s', (to, path) => {
  expect(safePath(to)).toBe(path);
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/130 Safari Edg/130', 'WindowsのEdge'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18 Safari/604', 'iPhoneのSafari'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X) Chrome/130 Safari', 'MacのChrome'],
  ['', '名前の分からない端末'],
  [null, '名前の分からない端末'],
])('%s is called %s', (agent, label) => {
  expect(deviceLabel(agent)).toBe(label);
});
