import { describe, expect, test } from 'vitest';
import { readCount } from './count.ts';
import { censusDay, dayInWords, readSurveyDay } from './survey-days.ts';

const today = '2026-11-26';

describe('a cell as a number', () => {
  test.each([
    ['12', 12],
    ['0', 0],
    ['', null],
    ['  ', null],
    ['-', 0],
    ['－', 0],
    ['―', 0],
    ['X', null],
    ['x', null],
    ['*', null],
    ['***', null],
    ['…', null],
    ['秘匿', null],
  ])('%s is %s, as it stands', (cell, said) => {
    expect(readCount(cell)).toEqual({ said });
  });

  test.each([
    ['1,234', 1234],
    ['１２', 12],
    ['1 234', 1234],
    ['12人', 12],
    ['12.0', 12],
    ['12 ', 12],
    ['005', 5],
  ])('%s is read as %s, and that is told', (cell, said) => {
    const count = readCount(cell);
    expect(count).toMatchObject({ said });
    expect('repair' in count || said === Number(cell)).toBe(true);
  });

  test.each(['十二', '12.5', '-3', '約12', '1e3', '12/3', '#REF!', '1234567890'])(
    '%s is none',
    (cell) => {
      expect(readCount(cell)).toHaveProperty('problem', expect.stringContaining(cell));
    },
  );
});

describe('the day of the figures', () => {
  test.each([
    ['45016', '2023-03-31'],
    ['2026-02-01', '2026-02-01'],
    ['2026/2/1', '2026-02-01'],
    ['1/1/2023', '2023-01-01'],
    ['3/31/2023', '2023-03-31'],
    ['31/3/2023', null],
    ['令和5年3月31日現在', '2023-03-31'],
    ['R5.3.31', '2023-03-31'],
    ['20230331', '2023-03-31'],
    ['2023-03-31 00:00:00', '2023-03-31'],
    ['2023-02-30', null],
    ['', null],
    ['不明', null],
  ])('%s: %s', (cell, day) => {
    expect(readSurveyDay(cell, today)?.day ?? null).toBe(day);
  });

  test.each([
    [['縁川市の人口（令和８年２月１日現在）'], '2026-02-01'],
    [['', '人口 2026年2月1日'], '2026-02-01'],
    [['population_R8.2.1.csv'], '2026-02-01'],
    [['令和8年度版'], null],
    [[], null],
  ])('in words %s: %s', (texts, day) => {
    expect(dayInWords(texts, today)).toBe(day);
  });

  test.each([
    [['KEY_CODE', 'T001082001'], '2020-10-01'],
    [['T000849003'], '2015-10-01'],
    [['T999'], null],
  ])('a census by its table %s: %s', (headings, day) => {
    expect(censusDay(headings)).toBe(day);
  });
});
