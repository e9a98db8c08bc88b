import { expect, test } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import { assignForm, endForm, fromForm, withDays } from './assignment.ts';

const today = '2026-11-23';
const typed = { id: newId(), staffId: 'a', areaId: 'b', support: 'community', duty: 'main' };

test('without days it begins today and goes on', () => {
  expect(assignForm(today).parse(typed)).toEqual({ ...typed, fromOn: today, untilOn: null });
});

test('days as people write them', () => {
  const days = { fromOn: '9.4.1', untilOn: '令和10年3月31日' };
  expect(assignForm(today).parse({ ...typed, ...days })).toMatchObject({
    fromOn: '2027-04-01',
    untilOn: '2028-03-31',
  });
  expect(endForm(today).parse({ id: 'x', untilOn: '' }).untilOn).toBe(today);
  expect(endForm(today).parse({ id: 'x', untilOn: 'きのう' }).untilOn).toBe('2026-11-22');
  expect(fromForm(today).parse({})).toEqual({ fromOn: null });
});

test.each([
  ['id', { id: 'x' }],
  ['staffId', { staffId: '' }],
  ['areaId', { areaId: undefined }],
  ['support', { support: '' }],
  ['duty', { duty: 'boss' }],
  ['fromOn', { fromOn: 'いつか' }],
  ['untilOn', { untilOn: '2月30日' }],
])('%s has to be right', (field, wrong) => {
  const issues = assignForm(today).safeParse({ ...typed, ...wrong }).error?.issues ?? [];
  expect(issues.map((issue) => issue.path[0])).toEqual([field]);
  expect(issues[0]?.message).toMatch(/。$/);
});

test('a form of an area takes the same days, and keeps what it cannot read', () => {
  expect(
    withDays({ fromOn: '8.4.1', untilOn: 'x', name: 'a' }, ['fromOn', 'untilOn'], today),
  ).toEqual({
    fromOn: '2026-04-01',
    untilOn: 'x',
    name: 'a',
  });
  expect(withDays({}, ['fromOn'], today)).toEqual({ fromOn: '' });
});
