import { describe, expect, test } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import { backOf, readTray, trayHref } from './tray.ts';

const [a, b] = [newId(), newId()];
const done = '2026-11-20T01:02:03.004Z';
const read = (query: string) => readTray(new URLSearchParams(query));

describe('the address of the tray', () => {
  test('is read as it was written', () => {
    const tray = { area: a, staff: b, kind: 'meeting', after: 12, at: b, word: true, done };
    const href = trayHref(tray, tray);
    expect(href.endsWith(`#r-${b}`)).toBe(true);
    expect(read(href.split(/[?#]/)[1] ?? '')).toEqual(tray);
  });

  test('forgets what was just marked and where one stood', () => {
    const tray = read(`staff=${a}&at=${b}&word=1&done=${done}`);
    expect(trayHref(tray)).toBe(`/tray?staff=${a}`);
    expect(trayHref(read(''))).toBe('/tray');
  });

  test.each(['area=x', 'staff=1', 'after=x', 'after=1.5', 'at=y', 'word=2', 'done=now', 'kind=+'])(
    'leaves out what is broken: %s',
    (query) => expect(read(query)).toEqual(read('')),
  );
});

test.each([
  ['/tray', { tray: read('') }],
  [`/tray?staff=${a}#r-x`, { tray: read(`staff=${a}`) }],
  [`/records/${a}`, { record: a }],
  ['/records/x', { tray: read('') }],
  ['https://example.jp/records', { tray: read('') }],
  ['//example.jp/x', { tray: read('') }],
  ['', { tray: read('') }],
])('back to %j', (back, to) => expect(backOf(back)).toEqual(to));
