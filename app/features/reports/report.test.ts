import { describe, expect, test } from 'vitest';
import { parseForm } from '#app/lib/forms.ts';
import { actorNamed, areas, type PersonName, people } from '#tests/cast.ts';
import {
  mayEditReport,
  mayReadReport,
  mayWriteOf,
  newForm,
  noWords,
  ofPlaced,
  placedOf,
  refusalToFix,
  sectionsOf,
  textsOf,
  titleFor,
  wordsForm,
} from './report.ts';

const names = ['nishida', 'higashi', 'kobayashi', 'mori', 'sasaki', 'ichikawa'] as const;
const office = { scope: 'office', areaId: null, staffId: null } as const;
const west = { scope: 'area', areaId: areas.west.id, staffId: null } as const;
const school9 = { scope: 'area', areaId: areas.school9.id, staffId: null } as const;
const own = { scope: 'staff', areaId: null, staffId: people.nishida.id } as const;
const drafted = { fixedAt: null, writtenBy: people.nishida.id };
const fixed = { fixedAt: '2026-11-01T00:00:00.000Z', writtenBy: people.nishida.id };

describe('S2: who may', () => {
  const staff: readonly PersonName[] = ['nishida', 'higashi', 'kobayashi', 'mori', 'sasaki'];
  const ofWest: readonly PersonName[] = ['nishida', 'kobayashi', 'mori'];
  test.each([
    ['the office', office, staff, staff],
    ['the west', west, ofWest, [...ofWest, 'ichikawa']],
    ['a zone of the west', school9, ofWest, [...ofWest, 'ichikawa']],
    ['nishida', own, ['nishida', 'mori'], ['nishida', 'mori']],
  ] as const)('read of %s', (_, placed, draft, whenFixed) => {
    const may = (state: typeof drafted | typeof fixed) =>
      names.filter((name) => mayReadReport(actorNamed(name), { ...placed, ...state }));
    expect([may(drafted), may(fixed)]).toEqual([draft, whenFixed]);
    expect(names.filter((name) => mayWriteOf(actorNamed(name), placed))).toEqual(draft);
  });

  test('its writer and managers edit it, as long as they may read it', () => {
    const editing = (placed: typeof office | typeof west, writtenBy: string) =>
      names.filter((name) =>
        mayEditReport(actorNamed(name), { ...placed, fixedAt: null, writtenBy }),
      );
    expect(editing(office, people.higashi.id)).toEqual(['higashi', 'mori']);
    expect(editing(west, people.higashi.id)).toEqual(['mori']);
  });
});

test.each([
  [{ ...fixed, until: '2026-10-31' }, 0, 'もう確定'],
  [{ fixedAt: null, until: '2026-11-26' }, 0, '期間の途中'],
  [{ fixedAt: null, until: '2026-10-31' }, 2, '話が2つ'],
  [{ fixedAt: null, until: '2026-11-25' }, 0, null],
])('fixing %j with %d open stories: %s', (report, open, why) => {
  const refusal = refusalToFix(report, '2026-11-26', open);
  if (why === null) expect(refusal).toBe(null);
  else expect(refusal).toMatch(why);
});

describe('the form of a new one', () => {
  const read = (typed: Record<string, string>) => parseForm(newForm('2026-11-26'), typed);
  test.each([
    [{ of: 'office', ready: 'm2026-10' }, office, '2026-10-01', '2026-10-31'],
    [{ of: `area:${areas.west.id}`, ready: 'y2025', from: 'x' }, west, '2025-04-01', '2026-03-31'],
    [{ of: ofPlaced(own), from: '8.5.1', until: '8.5.20' }, own, '2026-05-01', '2026-05-20'],
  ])('%j', (typed, of, from, until) => {
    expect(read(typed)).toMatchObject({ ok: true, value: { of, from, until } });
  });
  test.each([
    [{ of: 'office' }, ['from', 'until']],
    [{ of: 'office', from: 'いつか', until: '8.5.1' }, ['from']],
    [{ of: 'office', from: '8.5.2', until: '8.5.1' }, ['until']],
    [{ of: 'office', from: '2000-04-01', until: '8.5.1' }, ['until']],
    [{ of: 'all', ready: 'm2026-10' }, ['of']],
    [{ of: 'office', ready: 'm1999-13' }, ['from', 'until']],
  ])('says what is wrong with %j', (typed, fields) => {
    const form = read(typed as Record<string, string>);
    expect(form.ok ? [] : form.errors.map(({ field }) => field)).toEqual(fields);
  });
});

test('whose report it is comes back as it went', () => {
  for (const placed of [office, west, own]) expect(placedOf(ofPlaced(placed))).toEqual(placed);
  expect(['', 'area', 'area:', 'everybody:x'].map(placedOf)).toEqual([null, null, null, null]);
});

test('words come back as they went; a name is needed', () => {
  const texts = { ...textsOf({ title: '報告書', words: noWords }), text2: 'よい\r\n話' };
  const form = parseForm(wordsForm, texts);
  const sections = form.ok ? sectionsOf(form.value) : [];
  expect(sections[1]).toEqual({ heading: '成果', text: 'よい\n話' });
  expect(sections).toHaveLength(5);
  const long = parseForm(wordsForm, { ...texts, title: ' ', text5: 'あ'.repeat(5001) });
  expect(long.ok ? [] : long.errors.map(({ field }) => field)).toEqual(['title', 'text5']);
});

test('a title says the time and the place', () => {
  const period = { from: '2026-10-01', until: '2026-10-31' };
  expect(titleFor(period, '西部 ')).toBe('令和8年10月 西部 活動報告');
  expect(titleFor(period, '')).toBe('令和8年10月 活動報告');
});
