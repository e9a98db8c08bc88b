import { beforeAll, expect, test } from 'vitest';
import { addDays, fiscalYear } from '#app/lib/dates.ts';
import { sampleLog } from './log.ts';
import { buildSampleOffice, type SampleOffice } from './office.ts';
import { privateSurnames } from './words-people.ts';

const today = '2026-11-23';
let office: SampleOffice;
beforeAll(() => {
  office = buildSampleOffice({ seed: 1, today, records: 50 });
});

test('the old log is the same each time, and speaks of the office alone', () => {
  const { name, text } = sampleLog(office, today);
  expect(sampleLog(office, today).text).toBe(text);
  expect(name).toBe('令和5年度 活動記録.csv');
  for (const key of ['csw-east', 'csw-central', 'csw-west'])
    expect(text).toContain(office.staff.find((person) => person.key === key)?.name);
  expect(privateSurnames.filter((surname) => text.includes(surname))).toEqual([]);
  expect(text).not.toContain('undefined');
});

test.each(['2026-03-31', '2026-04-01', '2028-02-29', '2030-12-31'])(
  'on %s it is of a year before all records',
  (day) => {
    const { name } = sampleLog(office, day);
    const year = Number(/令和(\d+)年度/.exec(name)?.[1]) + 2018;
    expect(year).toBe(fiscalYear(addDays(day, -730)) - 1);
  },
);
