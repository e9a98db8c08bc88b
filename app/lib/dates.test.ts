import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayNumber,
  fiscalYear,
  half,
  isDay,
  month,
  parseDate,
  parseMinutes,
  parseTime,
  showDate,
  showDateShort,
  showFiscalYear,
  showMinutes,
  showMoment,
  showTime,
  today,
} from './dates.ts';

const NOW = '2026-11-23';
const days = fc
  .integer({ min: dayNumber('1873-01-01'), max: dayNumber('2099-12-31') })
  .map((n) => addDays('1970-01-01', n));

describe('the day in Tokyo', () => {
  test.each([
    ['2026-11-22T14:59:59Z', '2026-11-22'],
    ['2026-11-22T15:00:00Z', '2026-11-23'],
    ['2026-12-31T15:00:00Z', '2027-01-01'],
  ])('at %s is %s', (moment, day) => {
    expect(today(new Date(moment))).toBe(day);
  });

  test('without a moment is a day', () => {
    expect(isDay(today())).toBe(true);
  });
});

describe('showing a day', () => {
  test.each([
    ['2026-11-23', '令和8年11月23日(月)'],
    ['2019-05-01', '令和元年5月1日(水)'],
    ['2019-04-30', '平成31年4月30日(火)'],
    ['1989-01-08', '平成元年1月8日(日)'],
    ['1989-01-07', '昭和64年1月7日(土)'],
    ['1926-12-25', '昭和元年12月25日(土)'],
    ['1926-12-24', '大正15年12月24日(金)'],
    ['1912-07-30', '大正元年7月30日(火)'],
    ['1912-07-29', '明治45年7月29日(月)'],
    ['1868-10-23', '明治元年10月23日(金)'],
  ])('%s is %s', (day, shown) => {
    expect(showDate(day)).toBe(shown);
  });

  test('short, without the year', () => {
    expect(showDateShort('2026-11-23')).toBe('11月23日(月)');
    expect(showDateShort('2026-01-05')).toBe('1月5日(月)');
  });

  test('reading what was shown gives the day back', () => {
    fc.assert(fc.property(days, days, (day, now) => parseDate(showDate(day), now) === day));
  });
});

describe('showing times', () => {
  test.each([
    ['2026-11-23T05:05:00Z', '令和8年11月23日 14時05分'],
    ['2026-11-23T15:00:00.000Z', '令和8年11月24日 0時00分'],
    ['2019-04-30T15:00:00Z', '令和元年5月1日 0時00分'],
  ])('moment %s is %s', (moment, shown) => {
    expect(showMoment(moment)).toBe(shown);
  });

  test.each([
    ['14:05', '14時05分'],
    ['09:00', '9時00分'],
    ['00:30', '0時30分'],
  ])('time %s is %s', (time, shown) => {
    expect(showTime(time)).toBe(shown);
  });

  test.each([
    [90, '1時間30分'],
    [60, '1時間'],
    [45, '45分'],
    [0, '0分'],
    [1505, '25時間5分'],
  ])('%d minutes are %s', (minutes, shown) => {
    expect(showMinutes(minutes)).toBe(shown);
  });

  test('reading what was shown gives the time and the minutes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (n) => {
        const time = `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
        expect(parseTime(showTime(time))).toBe(time);
        expect(parseTime(time)).toBe(time);
        expect(parseMinutes(showMinutes(n))).toBe(n);
      }),
    );
  });
});

describe('reading a day', () => {
  test.each([
    'R8.11.23',
    'r8/11/23',
    'R8-11-23',
    'Ｒ８．１１．２３',
    'R08.11.23',
    'R.8.11.23',
    '8.11.23',
    '８・１１・２３',
    '8。11。23',
    '8年11月23日',
    '令和8年11月23日',
    '令和８年１１月２３日（月）',
    '令和 8年 11月 23日',
    '令8.11.23',
    '㋿8年11月23日',
    '令和8年11月23日(月曜日)',
    '2026-11-23',
    '2026/11/23',
    '２０２６／１１／２３',
    '2026.11.23',
    '20261123',
    '２０２６１１２３',
    '2026年11月23日',
    '2026−11−23',
    '2026ー11ー23',
    '11/23',
    '１１／２３',
    '11月23日',
    '11.23',
    '　11/23　',
    ' 2026-11-23\n',
    '今日',
    'きょう',
    ' 本日 ',
    '平成38年11月23日',
  ])('%s is 23 November 2026', (text) => {
    expect(parseDate(text, NOW)).toBe(NOW);
  });

  test.each([
    ['H30.4.1', '2018-04-01'],
    ['平成30年4月1日', '2018-04-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['平成31年5月1日', '2019-05-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和1年5月1日', '2019-05-01'],
    ['R元.5.1', '2019-05-01'],
    ['平成元年1月8日', '1989-01-08'],
    ['昭和64年1月7日', '1989-01-07'],
    ['S20.8.15', '1945-08-15'],
    ['昭和20年8月15日', '1945-08-15'],
    ['T15.12.24', '1926-12-24'],
    ['M45/7/29', '1912-07-29'],
    ['R10.2.29', '2028-02-29'],
    ['18.4.1', '2036-04-01'],
    ['昨日', '2026-11-22'],
    ['きのう', '2026-11-22'],
    ['おととい', '2026-11-21'],
    ['一昨日', '2026-11-21'],
    ['あした', '2026-11-24'],
    ['明後日', '2026-11-25'],
  ])('%s is %s', (text, day) => {
    expect(parseDate(text, NOW)).toBe(day);
  });

  test.each([
    ['', 'nothing'],
    ['2/30', 'no such day'],
    ['2026-02-29', 'no such day'],
    ['令和7年2月29日', 'no such day'],
    ['R8.13.1', 'no such month'],
    ['R8.0.10', 'no such month'],
    ['11/0', 'no such day'],
    ['令和元年4月30日', 'before its era'],
    ['平成元年1月7日', 'before its era'],
    ['R0.5.1', 'no such year'],
    ['令和2026年1月1日', 'two years in one'],
    ['30.4.1', 'more likely 平成 than 令和30年'],
    ['26/11/23', 'more likely 2026 than 令和26年'],
    ['126.11.23', 'no such year'],
    ['0026-11-23', 'a slip'],
    ['3026-11-23', 'a slip'],
    ['令和8年11月23日(火)', 'a Monday'],
    ['2/29', 'none near in 2026'],
    ['1 1/23', 'two numbers'],
    ['202611', 'no day'],
    ['constructor', 'a word'],
    ['2026-11-23x', 'more after it'],
    ['X8.11.23', 'no such era'],
  ])('%s is refused: %s', (text) => {
    expect(parseDate(text, NOW)).toBeNull();
  });

  test.each([
    ['2026-11-23', '5/24', '2027-05-24'],
    ['2026-11-23', '5/25', '2026-05-25'],
    ['2028-03-02', '9/1', '2027-09-01'], // 183 days either way
    ['2026-11-23', '12/31', '2026-12-31'],
    ['2027-01-05', '12/28', '2026-12-28'],
    ['2026-12-28', '1/5', '2027-01-05'],
    ['2025-01-10', '2/29', '2024-02-29'],
    ['2027-09-15', '2/29', '2028-02-29'],
  ])('from %s the nearest %s is %s', (now, text, day) => {
    expect(parseDate(text, now)).toBe(day);
  });

  test('without a year it is never more than half a year ahead', () => {
    fc.assert(
      fc.property(days, days, (day, now) => {
        const found = parseDate(`${Number(day.slice(5, 7))}/${Number(day.slice(8))}`, now);
        if (found === null) return day.endsWith('02-29');
        return found.slice(5) === day.slice(5) && dayNumber(found) - dayNumber(now) <= 183;
      }),
    );
  });

  test('an era-less year belongs to the era of the day', () => {
    expect(parseDate('30.4.1', '2018-10-01')).toBe('2018-04-01');
    expect(parseDate('1.5.1', '2019-05-01')).toBe('2019-05-01');
    expect(parseDate('31.4.30', '2019-04-30')).toBe('2019-04-30');
  });

  test('never throws and gives a real day or nothing', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'0123456789./-年月日令和元平成RH() 今日') });
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'grapheme' })), (text) => {
        const day = parseDate(text, NOW);
        return day === null || isDay(day);
      }),
    );
  });
});

describe('reading a time', () => {
  test.each([
    ['14:05', '14:05'],
    ['１４：０５', '14:05'],
    ['14時5分', '14:05'],
    ['14時05分', '14:05'],
    ['14時半', '14:30'],
    ['14時', '14:00'],
    ['午後2時', '14:00'],
    ['午後２時半', '14:30'],
    ['午後2:05', '14:05'],
    ['午前9時5分', '09:05'],
    ['午後0時', '12:00'],
    ['午後12時半', '12:30'],
    ['午前0時', '00:00'],
    ['1405', '14:05'],
    ['905', '09:05'],
    ['9:05', '09:05'],
    [' 14 時 5 分 ', '14:05'],
    ['0:00', '00:00'],
  ])('%s is %s', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });

  test.each([
    '',
    '24:00',
    '14:60',
    '2460',
    '午後13時',
    '午前12時',
    '14',
    'いま',
    '14:5:0',
    '14時半5分',
    '-1:00',
  ])('%s is refused', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});

describe('reading minutes', () => {
  test.each([
    ['60', 60],
    ['６０分', 60],
    ['30分間', 30],
    ['1時間', 60],
    ['1時間半', 90],
    ['1.5時間', 90],
    ['１．５時間', 90],
    ['1:30', 90],
    ['1時間30分', 90],
    ['1時間 5分', 65],
    ['0', 0],
    ['0.25時間', 15],
  ])('%s is %d', (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });

  test.each(['', 'NaN', '-5', '1.5', '1:60', '1.5時間半', '半', '1e3', '99999', '1時間60分'])(
    '%s is refused',
    (text) => {
      expect(parseMinutes(text)).toBeNull();
    },
  );
});

describe('parts of the year', () => {
  test.each([
    ['2026-03-31', 2025, 2, '令和7年度'],
    ['2026-04-01', 2026, 1, '令和8年度'],
    ['2026-09-30', 2026, 1, '令和8年度'],
    ['2026-10-01', 2026, 2, '令和8年度'],
    ['2027-01-01', 2026, 2, '令和8年度'],
    ['2019-04-01', 2019, 1, '令和元年度'],
    ['2019-03-31', 2018, 2, '平成30年度'],
    ['1989-04-01', 1989, 1, '平成元年度'],
  ] as const)('%s stands in %d, half %d, %s', (day, year, part, shown) => {
    expect(fiscalYear(day)).toBe(year);
    expect(half(day)).toBe(part);
    expect(showFiscalYear(year)).toBe(shown);
    expect(month(day)).toBe(day.slice(0, 7));
  });
});

describe('counting days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %d days is %s', (day, count, result) => {
    expect(addDays(day, count)).toBe(result);
  });

  test('numbers follow the days', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
    fc.assert(
      fc.property(days, fc.integer({ min: -9999, max: 9999 }), (day, count) => {
        expect(dayNumber(addDays(day, count))).toBe(dayNumber(day) + count);
      }),
    );
  });

  test.each([
    ['2026-11-23', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-11-31', false],
    ['2026-1-1', false],
    ['2026-11-23\n', false],
    ['20261123', false],
    ['', false],
    ['令和8年11月23日', false],
  ])('%j is a day: %s', (text, known) => {
    expect(isDay(text)).toBe(known);
  });
});
