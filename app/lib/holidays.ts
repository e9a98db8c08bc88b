// National holidays by name, from the published table (1970 to 2050): laws move them, so they
// are looked up and not reckoned. Beyond the table no day is one.
import table from '@holiday-jp/holiday_jp';
import type { Day } from './dates.ts';

const holidays = new Map(
  Object.entries(table.holidays).map(([day, { name }]) => [day, name.replace(/^.+ (?=振替)/, '')]),
);

export function holidayName(day: Day): string | null {
  return holidays.get(day) ?? null;
}

// From 29 December to 3 January offices are closed, on weekdays or not.
export function isYearEnd(day: Day): boolean {
  const monthDay = day.slice(5);
  return monthDay >= '12-29' || monthDay <= '01-03';
}
