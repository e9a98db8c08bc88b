import { expect, test } from 'vitest';
import { defaultLists } from '../lists/defaults.ts';
import { type Known, readLine } from './line.ts';

const known: Known = {
  today: '2026-11-25',
  areas: [{ id: 'taki', name: '第七小学校', names: ['滝山'], mine: true }],
  people: [],
  places: [],
  codes: defaultLists,
};

test('the line of the brief becomes a record and its next step', () => {
  const { fields, doubts } = readLine(
    '昨日14時 滝山自治会長と防災アンケートの打合せ 60分 #つなぐ 次は12/3に報告会の相談',
    known,
  );
  expect(fields).toMatchObject({
    occurredOn: '2026-11-24',
    startedAt: '14:00',
    minutes: '60',
    areaId: 'taki',
    verbs: ['connect'],
    done: '滝山自治会長と防災アンケートの打合せ',
    nextStep: '報告会の相談',
    nextOn: '2026-12-03',
  });
  expect(doubts).toEqual([]);
});
