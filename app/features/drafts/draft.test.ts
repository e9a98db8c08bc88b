import { expect, test } from 'vitest';
import { draftHref, draftText, kindOf } from './draft.ts';

test.each([
  [{}, 'record', '/records/new?draft=k'],
  [{ version: '2' }, 'correction', '/records/k/edit?draft=1'],
  [{ report: '1' }, 'report', '/reports/k/edit?draft=1'],
  [{ daily: '1' }, 'day', '/daily?draft=k'],
  [{ appointment: '1' }, 'appointment', '/appointments/new?draft=k'],
  [{ appointment: '1', version: '2' }, 'appointment', '/appointments/k/edit?draft=1'],
] as const)('%o is of a %s and goes on at %s', (typed, kind, href) => {
  expect(kindOf(typed)).toBe(kind);
  expect(draftHref({ key: 'k', typed })).toBe(href);
});

test.each([
  [{ done: '', text: '朝礼' }, '朝礼'],
  [{ title: '役員会', appointment: '1' }, '役員会'],
  [{ done: 'あ'.repeat(50) }, 'あ'.repeat(40)],
  [{}, ''],
])('%o is named by its first words', (typed, text) => expect(draftText(typed)).toBe(text));
