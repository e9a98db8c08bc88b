import { describe, expect, test } from 'vitest';
import { buildFields, typedRecord } from '#tests/build-record.ts';
import { actorNamed, areas, type PersonName, people } from '#tests/cast.ts';
import { completeness, worthAdding } from './completeness.ts';
import { merge } from './merge.ts';
import {
  mayEditRecord,
  mayReadConfidential,
  mayReadRecord,
  mayWriteRecords,
  parseRecord,
  titleOf,
} from './record.ts';
import { repeated, toTyped } from './typed.ts';

const TODAY = '2026-11-23';
const read = (typed: Record<string, string | string[]>) =>
  parseRecord({ ...typedRecord, ...typed }, TODAY);

describe('the form', () => {
  test('reads what people write', () => {
    const parsed = read({
      occurredOn: '11/20',
      startedAt: '14時半',
      minutes: '1時間半',
      headcount: '１２人',
      nextStep: '報告会の相談',
      nextOn: '12月3日',
      verbs: ['spread', 'know'],
    });
    expect(parsed.ok && parsed.value).toMatchObject({
      occurredOn: '2026-11-20',
      startedAt: '14:30',
      minutes: 90,
      headcount: 12,
      nextOn: '2026-12-03',
      verbs: ['know', 'spread'],
    });
  });

  test.each([
    ['occurredOn', { occurredOn: '' }],
    ['occurredOn', { occurredOn: '2月30日' }],
    ['areaId', { areaId: '' }],
    ['kind', { kind: '' }],
    ['verbs', { verbs: [] }],
    ['supportMain', { supportMain: '' }],
    ['startedAt', { startedAt: '25時' }],
    ['minutes', { minutes: 'たくさん' }],
    ['minutes', { minutes: '1500' }],
    ['headcount', { headcount: '-3' }],
    ['headcount', { headcount: '多数' }],
    ['nextStep', { nextStep: '', nextOn: '12/3' }],
    ['nextOn', { nextStep: '相談', nextOn: 'いつか' }],
    ['done', { done: 'あ'.repeat(10_001) }],
  ])('says in a sentence what is wrong with %s', (field, typed) => {
    const parsed = read(typed);
    expect(parsed.ok).toBe(false);
    const errors = parsed.ok ? [] : parsed.errors;
    expect(errors.find((e) => e.field === field)?.message).toMatch(/。$/);
    expect(parsed.values).toMatchObject(typed);
  });

  test('says all that is wrong at once', () => {
    const parsed = read({ occurredOn: '2/30', kind: '', verbs: [], nextOn: '12/3' });
    expect(parsed.ok ? [] : parsed.errors.map((e) => e.field).sort()).toEqual([
      'kind',
      'nextStep',
      'occurredOn',
      'verbs',
    ]);
  });

  test.each([
    ['new', 'new'],
    ['continued', 'continued'],
    ['', null],
    ['初回', null],
  ])('course %j is %j', (course, kept) => {
    expect(read({ course })).toMatchObject({ ok: true, value: { course: kept } });
  });

  test('asks no verb of internal work', () => {
    expect(read({ supportMain: 'internal', verbs: [] }).ok).toBe(true);
  });

  test('drops a second kind of support equal to the first', () => {
    const parsed = read({ supportMain: 'life', supportSecond: 'life' });
    expect(parsed.ok && parsed.value.supportSecond).toBeNull();
  });

  test('gives back what it was given', () => {
    const fields = buildFields({
      nextStep: '電話',
      nextOn: '2026-12-01',
      verbs: ['know', 'create'],
    });
    const parsed = parseRecord(toTyped(fields), TODAY);
    expect(parsed.ok && parsed.value).toEqual(fields);
  });
});

describe('who may', () => {
  const west = { areaId: areas.taki5.id, staffId: people.furuta.id };
  type May = 'read' | 'edit' | 'confidential' | 'write';
  const table: [PersonName, May[]][] = [
    ['nishida', ['read', 'edit', 'confidential', 'write']],
    ['higashi', ['read', 'write']],
    ['kobayashi', ['read', 'edit', 'confidential', 'write']],
    ['mori', ['read', 'edit', 'confidential', 'write']],
    ['sasaki', ['read', 'write']],
    ['ichikawa', ['read']],
  ];
  test.each(table)('%s with a record of the west', (name, may) => {
    const actor = actorNamed(name);
    const granted = [
      mayReadRecord(actor, west) && 'read',
      mayEditRecord(actor, west) && 'edit',
      mayReadConfidential(actor, west) && 'confidential',
      mayWriteRecords(actor) && 'write',
    ].filter(Boolean);
    expect(granted).toEqual(may);
  });

  test('a viewer sees nothing outside the own areas', () => {
    const east = { areaId: areas.hon1.id, staffId: people.higashi.id };
    expect(mayReadRecord(actorNamed('ichikawa'), east)).toBe(false);
  });

  test('an administrator knows whole what the own hand wrote, and nothing else', () => {
    const own = { areaId: areas.taki5.id, staffId: people.sasaki.id };
    expect(mayReadConfidential(actorNamed('sasaki'), own)).toBe(true);
    expect(
      mayReadConfidential({ ...actorNamed('sasaki'), areas: new Set([areas.taki5.id]) }, west),
    ).toBe(false);
  });

  test('the writer keeps the own record after leaving the area', () => {
    const own = { areaId: areas.taki5.id, staffId: people.higashi.id };
    expect(mayReadConfidential(actorNamed('higashi'), own)).toBe(true);
  });
});

test.each([
  ['new', ''],
  ['continued', 'continued'],
  [null, ''],
] as const)('what repeats a record of course %j begins with %j', (course, again) => {
  expect(repeated(buildFields({ course })).course).toBe(again);
});

describe('completeness', () => {
  test('is 0 for the needed fields alone and 100 for all', () => {
    expect(completeness(buildFields({ done: '' }))).toBe(0);
    const all = {
      noticed: 'あ',
      nextStep: 'い',
      aim: 'う',
      position: 'え',
      minutes: 5,
      withNames: 'お',
      means: 'phone',
      goalId: 'g',
    };
    expect(completeness(buildFields(all))).toBe(100);
    expect(worthAdding(buildFields(all))).toEqual([]);
  });

  test('does not ask internal work for what it cannot have', () => {
    const review = buildFields({
      supportMain: 'internal',
      verbs: [],
      noticed: 'あ',
      nextStep: 'い',
      aim: 'う',
      minutes: 5,
    });
    expect(completeness(review)).toBe(100);
  });

  test('measures old records as before: 新規・継続 counts nothing', () => {
    for (const course of ['new', 'continued'] as const)
      expect(completeness(buildFields({ course }))).toBe(completeness(buildFields()));
  });

  test('asks at most two things, what adds most first', () => {
    expect(worthAdding(buildFields({ done: '' }))).toEqual(['したこと', '気づいたこと']);
  });
});

describe('two people at one record (R9)', () => {
  const base = buildFields({ done: 'はじめ', noticed: 'はじめ' });

  test('different fields merge', () => {
    const merged = merge(base, { ...base, done: 'わたし' }, { ...base, noticed: 'あなた' });
    expect(merged.clashes).toEqual([]);
    expect(merged.fields).toMatchObject({ done: 'わたし', noticed: 'あなた' });
    expect(merged.taken).toEqual(['noticed']);
  });

  test('the same field keeps both texts', () => {
    const merged = merge(base, { ...base, done: 'わたし' }, { ...base, done: 'あなた' });
    expect(merged.clashes).toEqual([{ field: 'done', mine: 'わたし', theirs: 'あなた' }]);
  });

  test('the same change by both is no clash', () => {
    const same = { ...base, done: 'おなじ' };
    expect(merge(base, same, same).clashes).toEqual([]);
  });

  test('a field that the version they began with did not have yet is empty there', () => {
    const { course: _, ...old } = base;
    const before = old as typeof base;
    const mine = merge(before, { ...base, course: 'new' }, { ...base, noticed: 'あなた' });
    expect(mine).toMatchObject({ clashes: [], taken: ['noticed'], fields: { course: 'new' } });
    const theirs = merge(before, { ...base, done: 'わたし' }, { ...base, course: 'continued' });
    expect(theirs).toMatchObject({ clashes: [], taken: ['course'] });
  });

  test('the confidential part merges field by field as well', () => {
    const mine = { ...base, confidential: { who: 'A', detail: '' } };
    const theirs = { ...base, confidential: { who: '', detail: 'B' } };
    expect(merge(base, mine, theirs).fields.confidential).toEqual({ who: 'A', detail: 'B' });
  });
});

test.each([
  ['一行目\n二行目', '', '一行目'],
  ['', '目的', '目的'],
  ['あ'.repeat(100), '', `${'あ'.repeat(80)}…`],
])('the title of %j', (done, aim, title) => {
  expect(titleOf({ done, aim, nextStep: '' })).toBe(title);
});
