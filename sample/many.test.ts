import { beforeAll, describe, expect, test } from 'vitest';
import { isDefaultCode } from '#app/features/lists/defaults.ts';
import { isWorkday } from './days.ts';
import { buildManyRecords, type ManyOptions } from './many.ts';
import type { SampleRecord } from './record.ts';

const options: ManyOptions = {
  seed: 1,
  count: 20_000,
  staffKeys: ['a', 'b', 'c'],
  areaKeys: ['x', 'y'],
  from: '2023-04-01',
  to: '2026-03-31',
};

describe('records for measuring', () => {
  let records: SampleRecord[];
  beforeAll(() => {
    records = [...buildManyRecords(options)];
  });
  const holding = (word: string) =>
    records.filter(({ done, noticed, withNames, place }) =>
      (done + noticed + withNames + place).includes(word),
    ).length / records.length;

  test('are as many as asked for, on workdays of the period, by the given people in the given areas', () => {
    expect(records).toHaveLength(20_000);
    expect(new Set(records.map(({ key }) => key)).size).toBe(20_000);
    expect(
      records.every(
        ({ occurredOn }) =>
          isWorkday(occurredOn) && occurredOn >= options.from && occurredOn <= options.to,
      ),
    ).toBe(true);
    expect(new Set(records.map(({ staffKey }) => staffKey))).toEqual(new Set(options.staffKeys));
    expect(new Set(records.map(({ areaKey }) => areaKey))).toEqual(new Set(options.areaKeys));
  });

  test('are the same for the same seed', () => {
    expect([...buildManyRecords({ ...options, count: 200 })]).toEqual(records.slice(0, 200));
    expect([...buildManyRecords({ ...options, count: 1, seed: 2 })]).not.toEqual(
      records.slice(0, 1),
    );
  });

  test('have about 119 characters and hardly any twice', () => {
    const length = records.reduce((sum, { done }) => sum + done.length, 0) / records.length;
    expect(length).toBeGreaterThan(109);
    expect(length).toBeLessThan(129);
    expect(new Set(records.map(({ done }) => done)).size).toBeGreaterThan(19_900);
  });

  test.each([
    { word: '民生委員', from: 0.09, to: 0.11 },
    { word: '孤立', from: 0.01, to: 0.02 },
    { word: '転居', from: 0.002, to: 0.004 },
    { word: '避難', from: 0.1, to: 0.25 },
  ])('$word occurs as often as in real records', ({ word, from, to }) => {
    expect(holding(word)).toBeGreaterThan(from);
    expect(holding(word)).toBeLessThan(to);
  });

  test('name only codes of the default lists, and verbs where there must be some', () => {
    for (const { kind, means, supportMain, verbs } of records.slice(0, 2000)) {
      expect([
        isDefaultCode('kind', kind),
        means === null || isDefaultCode('means', means),
        isDefaultCode('support', supportMain),
      ]).toEqual([true, true, true]);
      expect(verbs.length > 0).toBe(supportMain !== 'internal');
    }
  });

  test('leave no gap unfilled', () => {
    for (const { done, noticed, place, withNames } of records)
      expect(done + noticed + place + withNames).not.toMatch(/undefined|NaN|[{}]/);
  });
});
