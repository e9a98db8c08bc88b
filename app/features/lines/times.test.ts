import { expect, test } from 'vitest';
import { findLengths } from './lengths.ts';
import { plainOf } from './plain.ts';
import { findTimes } from './times.ts';

const times = (text: string) =>
  findTimes(plainOf(text).text).map(({ startedAt, minutes }) =>
    minutes === undefined ? startedAt : `${startedAt}+${minutes}`,
  );

test.each([
  ['14時', '14:00'],
  ['１４：３０', '14:30'],
  ['14時5分', '14:05'],
  ['2時半', '14:30'],
  ['2:30', '14:30'],
  ['02:30', '02:30'],
  ['7時', '07:00'],
  ['午後2時', '14:00'],
  ['午前9時15分', '09:15'],
  ['午後二時半', '14:30'],
  ['十四時', '14:00'],
  ['夜7時', '19:00'],
  ['夕方の5時', '17:00'],
  ['朝6時', '06:00'],
  ['昼1時', '13:00'],
  ['AM10:00', '10:00'],
  ['10:00pm', '22:00'],
  ['正午', '12:00'],
  ['14ｼﾞ', '14:00'],
  ['一時に', '13:00'],
  ['14時から15時半', '14:00+90'],
  ['14時から15時半まで', '14:00+90'],
  ['14:00-15:30', '14:00+90'],
  ['14:00〜15:30', '14:00+90'],
  ['10時から正午', '10:00+120'],
  ['午後1時から3時', '13:00+120'],
  ['午後一時半から三時', '13:30+90'],
  ['10時から2時', '10:00+240'],
  ['11時から1時半', '11:00+150'],
  ['2時から4時', '14:00+120'],
  ['14-16時', '14:00+120'],
  ['午前9時〜午後3時', '09:00+360'],
  ['1400-1530', '14:00+90'],
  ['15時から14時', '15:00+null'],
])('%s is %s', (text, read) => {
  expect(times(text)).toEqual([read]);
});

test.each([
  '24時間',
  '25時',
  '14:75',
  '一時保護',
  '一時預かり',
  '午前13',
  '夜12時',
  '午前12時',
  '3時間',
  '翌1時',
  '1/14時代',
  '時々',
])('%s is no time', (text) => {
  expect(times(text)).toEqual([]);
});

test('the afternoon is said where it was not written', () => {
  expect(findTimes('2時半')[0]?.why).toContain('午後');
  expect(findTimes('2時から4時')[0]?.why).toContain('午後');
  expect(findTimes('14時')[0]?.why).toBe('');
  expect(findTimes('午後2時')[0]?.why).toBe('');
});

const lengths = (text: string) => findLengths(plainOf(text).text).map(({ minutes }) => minutes);

test.each([
  ['60分', 60],
  ['６０分間', 60],
  ['90分くらい', 90],
  ['1時間', 60],
  ['1時間半', 90],
  ['1.5時間', 90],
  ['2時間15分', 135],
  ['三十分', 30],
  ['一時間半ほど', 90],
  ['百二十分', 120],
  ['2h', 120],
  ['90min', 90],
  ['約40分', 40],
])('%s are %i minutes', (text, minutes) => {
  expect(lengths(text)).toEqual([minutes]);
});

test.each([
  '徒歩10分',
  '車で20分',
  '5分前',
  '15分遅れ',
  '24時間対応',
  '10分おき',
  '30分後',
  '5分の3',
  '二時間待ち',
  '50人分',
  '半分',
  '0分',
  '自分',
  '3日分',
])('%s is no length', (text) => {
  expect(lengths(text)).toEqual([]);
});

test('what hangs on a length belongs to it', () => {
  const text = '話した約40分ほどで';
  const [found] = findLengths(text);
  expect(text.slice(found?.from, found?.to)).toBe('約40分ほど');
});
