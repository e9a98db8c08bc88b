import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, fiscalYear } from '#app/lib/dates.ts';
import { actorNamed } from '#tests/cast.ts';
import { askedQuery, readAsked, turned } from './asked.ts';
import {
  mayApprove,
  mayDispose,
  maySeeList,
  overBefore,
  showYears,
  stageOf,
  yearsOn,
} from './retention.ts';

test.each([
  ['the last day of its years', '2026-03-31', 5, '2020-04-01'],
  ['the first day after them', '2026-04-01', 5, '2021-04-01'],
  ['one year', '2026-11-26', 1, '2025-04-01'],
  ['for ever', '2026-11-26', null, null],
])('what is over on %s', (_, day, years, before) => {
  expect(overBefore(years, day)).toBe(before);
});

test('a thing is kept all its years, counted from the April after it ended, and not a day longer', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));
  fc.assert(
    fc.property(days, fc.constantFrom(1, 3, 5, 10), (ended, years) => {
      const over = `${fiscalYear(ended) + 1 + years}-04-01`;
      const isOver = (day: string) => ended < (overBefore(years, day) ?? '');
      expect([isOver(addDays(over, -1)), isOver(over)]).toEqual([false, true]);
    }),
  );
});

test('the newest rule that holds counts, else what is proposed', () => {
  const kind = { kind: 'record', usual: 10 };
  const rule = (from_on: string, years: number | null) => ({ kind: 'record', from_on, years });
  const rules = [rule('2026-04-01', 5), rule('2027-04-01', null), rule('2025-04-01', 3)];
  expect(yearsOn([], kind, '2026-11-26')).toBe(10);
  expect(yearsOn([{ ...rule('2026-04-01', 1), kind: 'file' }], kind, '2026-11-26')).toBe(10);
  expect(yearsOn(rules, kind, '2026-11-26')).toBe(5);
  expect(showYears(yearsOn(rules, kind, '2027-04-01'))).toBe('永年');
});

test('who may: never who proposed, and no administrator sees what belongs to the other room', () => {
  const [nishida, mori, sasaki] = (['nishida', 'mori', 'sasaki'] as const).map(actorNamed);
  const by = { proposed_by: mori?.staffId ?? '' };
  expect([nishida, mori, sasaki].map((actor) => actor && mayDispose(actor))).toEqual([
    false,
    true,
    true,
  ]);
  expect([nishida, mori, sasaki].map((actor) => actor && mayApprove(actor, by))).toEqual([
    false,
    false,
    true,
  ]);
  const isPrivate = { isPrivate: true };
  expect([nishida, mori, sasaki].map((actor) => actor && maySeeList(actor, isPrivate))).toEqual([
    false,
    true,
    false,
  ]);
});

test.each([
  ['open', {}],
  ['withdrawn', { refused_at: 'x', refused_by: 'p' }],
  ['refused', { refused_at: 'x', refused_by: 'q' }],
  ['approved', { approved_at: 'x' }],
  ['erased', { approved_at: 'x', erased_at: 'y' }],
])('a disposal is %s', (stage, changed) => {
  const none = { refused_at: null, refused_by: null, approved_at: null, erased_at: null };
  expect(stageOf({ ...none, proposed_by: 'p', ...changed })).toBe(stage);
});

test('what the list is asked stands in its address; nonsense is the usual', () => {
  const read = (query: string) => readAsked(new URLSearchParams(query));
  expect(read('year=x&sort=-office_id&page=0')).toEqual(read(''));
  const asked = read('year=2019&sort=-area&page=3');
  expect(read(askedQuery(asked))).toEqual(asked);
  expect(askedQuery(turned(asked, 'area'))).toBe('year=2019&sort=area');
  expect(askedQuery(turned(read('sort=area'), 'area'))).toBe('sort=-area');
});
