import { describe, expect, test } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import { address, daysOf, readShown, turned, type View } from './calendar.ts';

const TODAY = '2026-11-26';
const month = (day: string) => daysOf({ view: 'month', day });

describe('the days of a page', () => {
  test('a month stands in whole weeks from Sunday to Saturday', () => {
    const days = month('2026-11-26');
    expect(days.length % 7).toBe(0);
    expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2026-11-01', '2026-12-05']);
    expect(days.map((d) => d.weekday).slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(days.filter((d) => d.off).map((d) => d.day)).toEqual([
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
    ]);
  });

  test.each([
    ['2026-02-10', 28, 'four weeks exactly: February that begins on Sunday'],
    ['2026-05-10', 42, 'six weeks'],
    ['2028-02-29', 35, 'a leap day'],
  ])('the month of %s has %i days on the page (%s)', (day, count) => {
    const days = month(day);
    expect(days).toHaveLength(count);
    expect(
      days
        .filter((d) => !d.off)
        .at(-1)
        ?.day.slice(0, 7),
    ).toBe(day.slice(0, 7));
    expect(new Set(days.map((d) => d.day)).size).toBe(count);
  });

  test('a week holds its day, a day is alone', () => {
    const week = daysOf({ view: 'week', day: '2027-01-01' });
    expect([week[0]?.day, week.at(-1)?.day]).toEqual(['2026-12-27', '2027-01-02']);
    expect(week.some((d) => d.off)).toBe(false);
    expect(daysOf({ view: 'day', day: TODAY }).map((d) => d.day)).toEqual([TODAY]);
  });

  test.each([
    ['2026-11-22', 'sunday', null],
    ['2026-11-23', 'holiday', '勤労感謝の日'],
    ['2026-11-28', 'saturday', null],
    ['2026-11-25', null, null],
    ['2026-12-28', null, null],
    ['2026-12-29', null, '年末年始'],
    ['2027-01-01', 'holiday', '元日'],
    ['2027-01-02', 'saturday', '年末年始'],
    ['2027-01-03', 'sunday', '年末年始'],
    ['2027-01-04', null, null],
    // A holiday of a Saturday stays a holiday.
    ['2026-05-03', 'holiday', '憲法記念日'],
    ['2026-05-06', 'holiday', '振替休日'],
  ])('%s: %s, %s', (day, rest, name) => {
    expect(daysOf({ view: 'day', day })[0]).toMatchObject({ rest, name });
  });
});

describe('turning the page', () => {
  test.each<[View, string, string, string]>([
    ['day', '2026-12-31', '2026-12-30', '2027-01-01'],
    ['week', '2026-12-31', '2026-12-24', '2027-01-07'],
    ['month', '2026-01-31', '2025-12-01', '2026-02-01'],
    ['month', '2026-03-31', '2026-02-01', '2026-04-01'],
    ['month', '2026-12-01', '2026-11-01', '2027-01-01'],
  ])('%s of %s: before %s, after %s', (view, day, before, after) => {
    expect([turned({ view, day }, -1), turned({ view, day }, 1)]).toEqual([before, after]);
  });
});

describe('the address', () => {
  const read = (query: string) => readShown(new URLSearchParams(query), TODAY);

  test('says all of it and reads back', () => {
    const shown = { view: 'week', day: '2026-12-01', area: newId(), staff: newId() } as const;
    expect(read(address(shown).split('?')[1] ?? '')).toEqual(shown);
    expect(read(address(shown, { staff: null }).split('?')[1] ?? '').staff).toBeNull();
  });

  test.each(['', 'view=year&day=2026-02-30&area=x&staff=1', 'day=99999-01-01', 'day=0001-01-01'])(
    'what is broken in %j falls back to this month',
    (query) => {
      expect(read(query)).toEqual({ view: 'month', day: TODAY, area: null, staff: null });
    },
  );

  test('takes days as people write them', () => {
    expect(read('day=8.12.3').day).toBe('2026-12-03');
  });
});
