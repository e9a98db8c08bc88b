import { expect, test } from 'vitest';
import { peopleIn, type Seen, sentenceOf, sortOf } from './looks.ts';

const line = (verb: string, actor: string | null, at = '2026-11-20T01:00:00.000Z'): Seen => ({
  ...{ seq: 1, at, actor, actorId: actor, verb, thing: 'record', thingId: '', named: null },
  fields: '{}',
});

test.each([
  ['confidential.read', 'looked'],
  ['consent.list', 'looked'],
  ['leak.look', 'looked'],
  ['confidential.export', 'took'],
  ['list.export', 'took'],
  ['request.print', 'took'],
  ['session.start', 'came'],
  ['record.edit', 'wrote'],
] as const)('%s is counted as %s', (verb, sort) => {
  expect(sortOf(verb)).toBe(sort);
});

test('one line a person, who took out most first, with the last time', () => {
  const lines = [
    line('confidential.read', '西田', '2026-11-21T01:00:00.000Z'),
    line('confidential.read', '西田'),
    line('list.export', '小林'),
    line('record.create', null),
  ];
  const people = peopleIn(lines);
  expect(people.map(({ name, looked, took }) => [name, looked, took])).toEqual([
    ['小林', 0, 1],
    ['西田', 2, 0],
    ['えんがわ', 0, 0],
  ]);
  expect(people[1]?.last).toBe('2026-11-21T01:00:00.000Z');
  expect(sentenceOf(lines, 3)).toBe(
    'この言葉のある記録は3件です。2人が、見る2回、書く0回、印刷や書き出し1回をしました。',
  );
});

test('nothing found is said', () => {
  expect(sentenceOf([], null)).toBe('あてはまる操作はありません。');
  expect(sentenceOf([], 0)).toBe('この言葉のある記録は0件です。あてはまる操作はありません。');
});
