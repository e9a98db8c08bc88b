import { describe, expect, test } from 'vitest';
import { type Gap, inUsefulOrder, readMonths, sinceOf } from './gap.ts';
import { told } from './words.ts';

const area = { id: 'a1', name: '西部' };
const step: Gap = {
  ...{ kind: 'step', area, count: 1, recordId: 'r1', text: '電話する', dueOn: '2026-11-20' },
};
const verbs: Gap = {
  ...{ kind: 'verbs', area, verbs: ['involve', 'spread'], since: '2026-08-01', months: 3 },
  isSilent: false,
};
const main: Gap = { kind: 'main', area };
const dropped: Gap = {
  ...{ kind: 'dropped', area, id: 'p1', title: 'サロンの手伝い', plannedOn: '2026-10-05' },
};
const goal: Gap = {
  kind: 'goal',
  area: null,
  goalId: 'g1',
  text: '見守りの輪',
  since: '2026-04-01',
};
const goalless: Gap = { kind: 'goalless', area, records: 1200, share: 86, since: '2026-04-01' };

describe('a sentence and a step', () => {
  test.each<[string, Gap, boolean, string, string]>([
    [
      'one step',
      step,
      false,
      '西部で、「電話する」が令和8年11月20日を過ぎています。',
      '/appointments/new?follows=r1',
    ],
    [
      'several',
      { ...step, count: 3 },
      false,
      '西部に、日を過ぎた「次にすること」が3件あります。いちばん古いのは「電話する」（令和8年11月20日）です。',
      '/appointments/new?follows=r1',
    ],
    [
      'verbs',
      verbs,
      false,
      '西部では、3か月のあいだ「まきこむ」「ひろげる」の記録がありません。',
      '/appointments/new?area=a1&verb=involve&aim=新しい人に声をかけ、いっしょに動いてもらう',
    ],
    [
      'silence',
      { ...verbs, verbs: ['know'], isSilent: true },
      false,
      '西部では、3か月のあいだ記録がありません。',
      '/appointments/new?area=a1&verb=know&aim=困っていることや、地域の人・場所を知る',
    ],
    [
      'nobody, for a worker',
      main,
      false,
      '西部には、主担当がいません。',
      '/appointments/new?area=a1&title=主担当の相談&aim=主担当を決める',
    ],
    ['nobody, for a manager', main, true, '西部には、主担当がいません。', '/areas/a1'],
    [
      'given up',
      dropped,
      false,
      '西部の「サロンの手伝い」（10月5日(月)）は、やめたままです。',
      '/appointments/new?again=p1',
    ],
    [
      'a goal',
      goal,
      true,
      '目標「見守りの輪」のための記録が、今年度はまだありません。',
      '/appointments/new?goal=g1',
    ],
    [
      'a goal in one area',
      { ...goal, area },
      true,
      '目標「見守りの輪」のための記録が、今年度はまだありません。',
      '/appointments/new?goal=g1&area=a1',
    ],
    [
      'without goals',
      goalless,
      false,
      '西部の今年度の記録1,200件のうち、86%に目標が入っていません。',
      '/appointments/new?area=a1&kind=review&title=記録に目標を入れる',
    ],
  ])('%s', (_, gap, isManager, sentence, href) => {
    const { mend, ...said } = told(gap, isManager);
    expect([said.sentence, decodeURIComponent(mend.href)]).toEqual([sentence, href]);
  });

  test('a long step is cut', () => {
    expect(told({ ...step, text: '長'.repeat(40) }, false).sentence).toContain(
      `${'長'.repeat(30)}…`,
    );
  });
});

test('where somebody waits comes first, the longest waiting before others', () => {
  const later: Gap = { ...step, dueOn: '2026-11-24' };
  const silent: Gap = { ...verbs, isSilent: true };
  const mixed = [goalless, later, verbs, goal, silent, dropped, main, step];
  expect(inUsefulOrder(mixed)).toEqual([step, later, main, silent, verbs, dropped, goal, goalless]);
});

test('one kind does not bury the others', () => {
  const steps = [1, 2, 3, 4, 5].map((n): Gap => ({ ...step, dueOn: `2026-11-0${n}` }));
  const shown = inUsefulOrder([...steps, main, goal]).map((gap) =>
    gap.kind === 'step' ? gap.dueOn.slice(-1) : gap.kind,
  );
  expect(shown).toEqual(['1', '2', '3', 'main', 'goal', '4', '5']);
});

test.each([
  ['1', 1],
  ['12', 12],
  ['2', 3],
  ['', 3],
  [null, 3],
])('months %j are %d', (text, months) => {
  expect(readMonths(text)).toBe(months);
});

test.each([
  ['2026-11-26', 3, '2026-08-01'],
  ['2026-02-28', 3, '2025-11-01'],
  ['2026-01-01', 12, '2025-01-01'],
])('%s less %d months begins on %s', (day, months, since) => {
  expect(sinceOf(day, months)).toBe(since);
});
