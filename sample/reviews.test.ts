import { expect, test } from 'vitest';
import { addDays } from '#app/lib/dates.ts';
import { buildSampleOffice } from './office.ts';

const today = '2026-11-23';
const { records, reviews, staff } = buildSampleOffice({ seed: 1, today, records: 1500 });
const byKey = new Map(records.map((record) => [record.key, record]));

test('nearly all that is old was looked at, of the last week most was not', () => {
  const looked = new Set(reviews.looks.map(({ recordKey }) => recordKey));
  const share = (from: string, to: string) => {
    const some = records.filter(
      (r) => r.staffKey !== 'manager' && !r.removed && r.occurredOn >= from && r.occurredOn < to,
    );
    return some.filter(({ key }) => looked.has(key)).length / some.length;
  };
  expect(share('2000-01-01', addDays(today, -30))).toBeGreaterThan(0.95);
  expect(share(addDays(today, -6), addDays(today, 1))).toBeLessThan(0.5);
});

test('nothing is said or seen before it was done, nor after today; never by who was not there', () => {
  const people = new Set(staff.map(({ key }) => key));
  for (const { recordKey, on } of [...reviews.looks, ...reviews.comments]) {
    expect(on > (byKey.get(recordKey)?.occurredOn ?? '9')).toBe(true);
    expect(on < today).toBe(true);
  }
  for (const { staffKey, recordKey } of reviews.comments)
    expect([...people].includes(staffKey) && byKey.has(recordKey)).toBe(true);
});

test('words are few, some answered, and some of the last days unread', () => {
  const answers = reviews.comments.filter(({ staffKey }) => staffKey !== 'manager');
  expect(reviews.comments.length).toBeGreaterThan(20);
  expect(answers.length).toBeGreaterThan(5);
  expect(reviews.comments.some(({ isRead }) => !isRead)).toBe(true);
});
