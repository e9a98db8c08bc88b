import { describe, expect, test } from 'vitest';
import { parseForm } from '#app/lib/forms.ts';
import { baseOf, mergeTexts } from '#app/lib/merge.ts';
import { verbs } from '../lists/verbs.ts';
import { firstPolicy, firstStandards } from './defaults.ts';
import {
  chainOf,
  type Goal,
  goalForm,
  goalsOfPlan,
  type PlanFields,
  planForm,
  planOn,
  planTitle,
  planYear,
  policyForm,
  showPeriod,
  standardKeys,
  standardsForm,
} from './plan.ts';
import { doneWords, fieldWords } from './words.ts';

const plan = (edition: string, fromOn: string, untilOn: string): PlanFields => ({
  name: '第3次計画',
  edition,
  purpose: 'だれもが安心して暮らせる。',
  fromOn,
  untilOn,
  review: '',
});
const first = plan('第1版', '2024-04-01', '2029-03-31');
const review = plan('中間見直し版', '2026-10-01', '2029-03-31');

test.each([
  ['2024-03-31', null],
  ['2024-04-01', '第1版'],
  ['2026-09-30', '第1版'],
  ['2026-10-01', '中間見直し版'],
  ['2029-03-31', '中間見直し版'],
  ['2029-04-01', null],
])('on %s the plan is %s', (day, edition) => {
  expect(planOn([first, review], day)?.edition ?? null).toBe(edition);
  expect(planOn([review, first], day)?.edition ?? null).toBe(edition);
});

test('no plan at all is none', () => {
  expect(planOn([], '2026-11-23')).toBeNull();
});

test.each([
  ['2024-04-01', { year: 1, of: 5 }],
  ['2026-11-23', { year: 3, of: 5 }],
  ['2029-03-31', { year: 5, of: 5 }],
  ['2029-04-01', null],
])('%s is that year of the plan', (day, year) => {
  expect(planYear(first, day)).toEqual(year);
});

test('a plan is shown with its edition and its period in the era', () => {
  expect(planTitle(first)).toBe('第3次計画（第1版）');
  expect(planTitle(plan('', '2024-04-01', '2029-03-31'))).toBe('第3次計画');
  expect(showPeriod(first)).toBe('令和6年4月1日から令和11年3月31日まで');
});

test('the goals of a plan that are not over', () => {
  const goal = (id: string, planId: string, untilOn: string | null): Goal => ({
    id,
    planId,
    text: id,
    untilOn,
    version: 1,
  });
  const goals = [goal('a', 'p', null), goal('b', 'p', '2026-11-22'), goal('c', 'p', '2026-11-23')];
  const found = goalsOfPlan([...goals, goal('d', 'q', null)], 'p', '2026-11-23');
  expect(found.map((g) => g.id)).toEqual(['a', 'c']);
});

test('the chain leads to the plan and to the goal in it, long texts in short', () => {
  const chain = chainOf(
    { id: 'p', purpose: 'あ'.repeat(50) },
    { id: 'g', text: '目標の文\n二行目' },
  );
  expect(chain).toEqual([
    { kind: '目的', label: `${'あ'.repeat(31)}…`, href: '/purposes/p' },
    { kind: '目標', label: '目標の文', href: '/purposes/p#goal-g' },
  ]);
});

describe('forms', () => {
  const typed = {
    name: '第3次計画',
    edition: '',
    purpose: ' だれもが安心して\r\n暮らせる。 ',
    fromOn: '6.4.1',
    untilOn: '令和11年3月31日',
    review: '',
  };
  const asked = (changed: Record<string, string>) =>
    parseForm(planForm('2026-11-23'), { ...typed, ...changed });

  test('a plan as people write it', () => {
    expect(asked({})).toMatchObject({
      ok: true,
      value: {
        purpose: 'だれもが安心して\n暮らせる。',
        fromOn: '2024-04-01',
        untilOn: '2029-03-31',
      },
    });
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ purpose: '' }, 'purpose'],
    [{ purpose: 'あ'.repeat(1001) }, 'purpose'],
    [{ fromOn: '' }, 'fromOn'],
    [{ untilOn: 'そのうち' }, 'untilOn'],
    [{ untilOn: '6.3.31' }, 'untilOn'],
    [{ review: 'あ'.repeat(4001) }, 'review'],
  ])('%j is refused at %s', (changed, field) => {
    const parsed = asked(changed as Record<string, string>);
    expect(parsed.ok ? [] : parsed.errors.map((e) => e.field)).toEqual([field]);
  });

  test.each([
    [{ intent: 'add', goal: 'g', text: '' }, 'text'],
    [{ intent: 'save', goal: 'g', text: 'あ'.repeat(301) }, 'text'],
    [{ intent: 'end', goal: 'g', untilOn: '' }, 'untilOn'],
    [{ intent: 'up' }, 'goal'],
    [{ intent: 'burn', goal: 'g' }, 'intent'],
  ])('of a goal %j is refused at %s', (fields, field) => {
    const parsed = parseForm(goalForm('2026-11-23'), fields as Record<string, string>);
    expect(parsed.ok ? [] : parsed.errors.map((e) => e.field)).toEqual([field]);
  });

  test('the words of a new office pass our own forms', () => {
    expect(parseForm(standardsForm, firstStandards).ok).toBe(true);
    expect(parseForm(policyForm, firstPolicy).ok).toBe(true);
    expect(parseForm(policyForm, { ...firstPolicy, know: ' ' }).ok).toBe(false);
  });

  test('every field has its word', () => {
    const fields = [...Object.keys(typed), ...standardKeys, ...verbs.map((v) => v.verb), 'text'];
    for (const field of fields) expect(fieldWords[field]).toBeDefined();
    for (const words of Object.values(doneWords)) expect(words).toMatch(/。$/);
  });
});

describe('two people at one text', () => {
  const was = { a: '1', b: '2' };
  const merge = (mine: typeof was, theirs: typeof was, version = 2) =>
    mergeTexts({ version: 1, was }, { version, fields: theirs }, mine);

  test('nobody else saved: mine', () => {
    const merged = merge({ a: 'mine', b: '2' }, was, 1);
    expect(merged).toEqual({ fields: { a: 'mine', b: '2' }, clashes: [], taken: [] });
  });

  test('different texts: both', () => {
    const merged = merge({ a: 'mine', b: '2' }, { a: '1', b: 'theirs' });
    expect(merged).toEqual({ fields: { a: 'mine', b: 'theirs' }, clashes: [], taken: ['b'] });
  });

  test('the same text: a clash that holds both', () => {
    const { clashes, fields } = merge({ a: 'mine', b: '2' }, { a: 'theirs', b: 'also' });
    expect(clashes).toEqual([{ field: 'a', mine: 'mine', theirs: 'theirs' }]);
    expect(fields).toEqual({ a: 'mine', b: 'also' });
  });

  test('the same words: no clash', () => {
    expect(merge({ a: 'same', b: '2' }, { a: 'same', b: '2' }).clashes).toEqual([]);
  });

  test('a form that does not say what it began with never overwrites', () => {
    const merged = mergeTexts(baseOf({}), { version: 1, fields: was }, { a: 'mine', b: '2' });
    expect(merged.clashes).toEqual([{ field: 'a', mine: 'mine', theirs: '1' }]);
  });

  test('what a form began with comes back from its hidden fields', () => {
    const typed = { version: '3', 'was.a': '一\r\n二', a: '三' };
    expect(baseOf(typed)).toEqual({ version: 3, was: { a: '一\n二' } });
  });
});
