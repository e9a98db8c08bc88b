import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildFields } from '#tests/build-record.ts';
import { areas } from '#tests/cast.ts';
import { defaultLists, listNames } from '../lists/defaults.ts';
import type { Lists } from '../lists/lists.ts';
import { BETWEEN, type NamedRecord, parted, recordColumns } from './columns.ts';

const lists = Object.fromEntries(
  listNames.map((name) => [
    name,
    defaultLists[name].map((c, sort) => ({ ...c, group: '', sort, fromOn: null, untilOn: null })),
  ]),
) as Lists;

const { confidential, ...shared } = buildFields({
  verbs: ['connect', 'know'],
  about: ['elderly', 'gone'],
  minutes: 90,
  confidential: { who: '山田', detail: '家族のこと' },
});
const record: NamedRecord = {
  id: '01900000-0000-7000-8000-000000000900',
  staff: '西田 あゆみ',
  area: areas.taki5.name,
  parents: areas.school9.name,
  goal: '',
  confidential,
  stepDoneOn: null,
  shared,
};
const cells = (of: NamedRecord) =>
  Object.fromEntries(recordColumns.map((c) => [c.label, c.of(of, lists)]));

test('every field of a record has its column', () => {
  const fields = [...Object.keys(shared), ...Object.keys(confidential)];
  expect(fields.filter((f) => !recordColumns.some((c) => c.field === f))).toEqual([]);
});

test('no two columns have one label', () => {
  expect(new Set(recordColumns.map((c) => c.label)).size).toBe(recordColumns.length);
});

test('codes stand as words, verbs in the order of the policy, a lost code as it is', () => {
  const about = defaultLists.about.find((c) => c.code === 'elderly')?.label ?? 'elderly';
  expect(cells(record)).toMatchObject({
    日付: '2026-11-20',
    地域: '滝山五丁目',
    上の地域: '第九小学校',
    支援の動き: 'しる、つなぐ',
    'かかった時間（分）': 90,
    だれのこと: `${about}、gone`,
    '本人のこと（内密）': '山田',
  });
});

test('without the other room its columns are empty', () => {
  const text = JSON.stringify(cells({ ...record, confidential: null }));
  expect(text).not.toMatch(/山田|家族/);
});

test('words of a cell come apart again, whatever the labels hold', () => {
  const label = fc
    .string({ unit: fc.constantFrom('行', '政', '、', ',', '・', ' '), minLength: 1, maxLength: 6 })
    .filter((s) => s === s.trim() && !/^[、,]|[、,]$/.test(s));
  fc.assert(
    fc.property(fc.uniqueArray(label, { maxLength: 5 }), (labels) => {
      // A label that is the words of two others cannot be told from them.
      const isPlain = !labels.some((l) => labels.some((o) => o !== l && l.includes(o)));
      fc.pre(isPlain);
      expect(parted(labels.join(BETWEEN), labels)).toEqual(labels);
    }),
  );
});

test.each([
  ['', []],
  ['高齢者', ['高齢者']],
  ['高齢者, 子ども，そのほか\n大人', ['高齢者', '子ども', 'そのほか', '大人']],
  ['市、県、町', ['市、県', '町']],
])('%j comes apart', (cell, words) => {
  expect(parted(cell, ['市、県', '高齢者'])).toEqual(words);
});
