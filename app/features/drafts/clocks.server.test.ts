import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import { buildCast, OFFICE, people } from '#tests/cast.ts';
import { onBothEngines } from '#tests/engines.ts';
import { keepDraft, readDraft } from './drafts.server.ts';

// R6: the number of a draft is of the clock of a browser, which may be wrong by ten years.

const writer = { officeId: OFFICE, staffId: people.nishida.id };
const NOW = Date.UTC(2026, 10, 26, 1);
const TEN_YEARS = 10 * 365 * 86_400_000;
afterEach(() => vi.useRealTimers());

onBothEngines('drafts of wrong clocks', (open) => {
  test.each([
    ['a clock ten years ahead is mended', TEN_YEARS, 0, 60_000, 'later'],
    ['a clock ten years behind is mended', -TEN_YEARS, 0, 60_000, 'later'],
    ['from a telephone ten years ahead to a PC', TEN_YEARS, 0, 6_000, 'later'],
    ['from a PC to a telephone ten years behind', 0, -TEN_YEARS, 6_000, 'later'],
    ['right clocks', 0, 0, 2_000, 'later'],
    ['what the network held back for a moment is older', 0, -3_000, 1_000, 'first'],
  ])('%s', async (_name, first, second, pause, kept) => {
    const db = await open(buildCast);
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    const key = newId();
    await keepDraft(db, writer, key, { done: 'first' }, NOW + first);
    vi.setSystemTime(NOW + pause);
    await keepDraft(db, writer, key, { done: 'later' }, NOW + pause + second);
    expect((await readDraft(db, writer, key))?.typed.done).toBe(kept);
  });
});
