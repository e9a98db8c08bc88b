/**
 * The team's calendar: which days stand on a page, and what it is narrowed to. All of it
 * stands in the address, so that a page can be sent; what is broken falls back to today.
 */
import { addDays, type Day, dayNumber, isDay, parseDate } from '#app/lib/dates.ts';
import { holidayName, isYearEnd } from '#app/lib/holidays.ts';
import { isId } from '#app/lib/ids.ts';

export const views = ['month', 'week', 'day'] as const;
export type View = (typeof views)[number];
export const viewWords: Record<View, string> = { month: '月', week: '週', day: '日' };

export type Shown = { view: View; day: Day; area: string | null; staff: string | null };

/** `off`: a day of the month before or after. */
export type CalendarDay = {
  day: Day;
  weekday: number;
  off: boolean;
  rest: 'sunday' | 'saturday' | 'holiday' | null;
  name: string | null;
};

export function readShown(params: URLSearchParams, today: Day): Shown {
  const id = (name: string) => (isId(params.get(name) ?? '') ? params.get(name) : null);
  const typed = params.get('day')?.trim() ?? '';
  const day = isDay(typed) ? typed : parseDate(typed, today);
  return {
    view: views.find((view) => view === params.get('view')) ?? 'month',
    day: day && day >= FIRST && day <= LAST ? day : today,
    area: id('area'),
    staff: id('staff'),
  };
}
/** Where days and eras are sure to be written right. */
const [FIRST, LAST] = ['1990-01-01', '2150-12-31'];

export function address(shown: Shown, changed: Partial<Shown> = {}): string {
  const all = { ...shown, ...changed };
  const params = new URLSearchParams({ view: all.view, day: all.day });
  if (all.area) params.set('area', all.area);
  if (all.staff) params.set('staff', all.staff);
  return `/calendar?${params}`;
}

/** The days of the page, Sunday first as calendars in Japan; a month in whole weeks. */
export function daysOf({ view, day }: Pick<Shown, 'view' | 'day'>): CalendarDay[] {
  if (view === 'day') return [dayIn(day, day)];
  const from = view === 'week' ? sundayOf(day) : sundayOf(firstOf(day));
  const to = view === 'week' ? addDays(from, 6) : addDays(sundayOf(lastOf(day)), 6);
  const count = dayNumber(to) - dayNumber(from) + 1;
  const around = view === 'week' ? null : day;
  return Array.from({ length: count }, (_, n) => dayIn(addDays(from, n), around));
}

/** The page before (-1) or after (+1); of a month its first day, so that the 31st skips none. */
export function turned({ view, day }: Pick<Shown, 'view' | 'day'>, by: -1 | 1): Day {
  if (view === 'day') return addDays(day, by);
  if (view === 'week') return addDays(day, 7 * by);
  return by > 0 ? addDays(lastOf(day), 1) : firstOf(addDays(firstOf(day), -1));
}

function dayIn(day: Day, around: Day | null): CalendarDay {
  const weekday = weekdayOf(day);
  const holiday = holidayName(day);
  const rest = holiday ? 'holiday' : weekday === 0 ? 'sunday' : weekday === 6 ? 'saturday' : null;
  return {
    day,
    weekday,
    off: around !== null && around.slice(0, 7) !== day.slice(0, 7),
    rest,
    name: holiday ?? (isYearEnd(day) ? '年末年始' : null),
  };
}

/** 0 Sunday to 6 Saturday; 1 January 1970 was a Thursday. */
function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

function sundayOf(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}

function firstOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

function lastOf(day: Day): Day {
  return addDays(firstOf(addDays(firstOf(day), 31)), -1);
}
