import { expect, test } from 'vitest';
import { typedFrom } from './asked.ts';

test.each([
  ['', {}],
  ['area=a1&verb=involve&aim=声をかける', { areaId: 'a1', verbs: ['involve'], aim: '声をかける' }],
  ['verb=spread&verb=know&verb=fly', { verbs: ['know', 'spread'] }],
  ['verb=fly', {}],
  ['title= 相談 &goal=g1&kind=review', { title: '相談', goalId: 'g1', kind: 'review' }],
  ['staffId=x&plannedOn=2026-11-20', {}],
  [`title=${'長'.repeat(300)}`, { title: '長'.repeat(200) }],
])('%j is %j', (query, typed) => {
  expect(typedFrom(new URLSearchParams(query))).toEqual(typed);
});
