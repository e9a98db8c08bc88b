import { describe, expect, test } from 'vitest';
import { buildAppointment, typedAppointment } from '#tests/build-appointment.ts';
import { actorNamed, areas, type PersonName, people } from '#tests/cast.ts';
import {
  isDiscreet,
  mayChange,
  mayKnow,
  mayPlan,
  mayReadWhole,
  parsePlannedDate,
  stateOf,
} from './appointment.ts';
import { parseAppointment } from './parse.ts';

const TODAY = '2026-11-26';
const staff = ['nishida', 'higashi', 'kobayashi', 'mori', 'sasaki', 'ichikawa'] as const;
const who = (may: (name: PersonName) => boolean) => staff.filter(may);

describe('what became of one', () => {
  const plan = (plannedOn: string, droppedAt: string | null, recordId: string | null) =>
    stateOf({ plannedOn, droppedAt, recordId }, TODAY);

  test.each([
    ['2026-11-26', null, null, 'open'],
    ['2026-11-27', null, null, 'open'],
    ['2026-11-25', null, null, 'late'],
    ['2026-11-25', null, 'r', 'done'],
    ['2026-11-25', 'then', null, 'dropped'],
    // Given up, and then done after all: what was done counts.
    ['2026-11-25', 'then', 'r', 'done'],
  ])('of %s, dropped %s, record %s: %s', (on, dropped, record, state) => {
    expect(plan(on, dropped, record)).toBe(state);
  });
});

describe('what is discreet', () => {
  test.each([
    ['community', 'meeting', false],
    [null, null, false],
    ['individual', null, true],
    ['individual', 'meeting', true],
    ['life', 'visit', true],
    [null, 'case-meeting', true],
    ['life', 'cafe', false],
  ])('support %s, kind %s: %s', (supportMain, kind, discreet) => {
    expect(isDiscreet({ supportMain, kind })).toBe(discreet);
  });
});

describe('who may', () => {
  const plain = buildAppointment();
  const discreet = buildAppointment({ supportMain: 'individual' });

  test('plan: who writes records', () => {
    expect(who((n) => mayPlan(actorNamed(n)))).toEqual(staff.slice(0, 5));
  });

  test('change: whose it is, who comes along, who answers for the office', () => {
    expect(who((n) => mayChange(actorNamed(n), plain))).toEqual(['nishida', 'mori']);
    const both = { ...plain, staffIds: [people.higashi.id, people.ichikawa.id] };
    expect(who((n) => mayChange(actorNamed(n), both))).toEqual(['nishida', 'higashi', 'mori']);
  });

  test('read a plain one: the office, and a viewer in the own areas', () => {
    expect(who((n) => mayReadWhole(actorNamed(n), plain))).toEqual([...staff]);
    const east = { ...plain, areaId: areas.hon1.id };
    expect(who((n) => mayReadWhole(actorNamed(n), east))).toEqual(staff.slice(0, 5));
    expect(mayKnow(actorNamed('ichikawa'), east)).toBe(false);
  });

  test('read a discreet one whole: who may know such a record whole', () => {
    expect(who((n) => mayReadWhole(actorNamed(n), discreet))).toEqual([
      'nishida',
      'kobayashi',
      'mori',
    ]);
    // The others know that there is one, a viewer does not.
    expect(who((n) => mayKnow(actorNamed(n), discreet))).toEqual(staff.slice(0, 5));
    const along = { ...discreet, staffIds: [people.sasaki.id] };
    expect(mayReadWhole(actorNamed('sasaki'), along)).toBe(true);
  });
});

describe('the day of a plan', () => {
  test.each([
    ['12/3', '2026-12-03'],
    ['11/26', '2026-11-26'],
    ['11/20', '2026-11-20'],
    ['あした', '2026-11-27'],
    ['6/20', '2027-06-20'],
    ['1/10', '2027-01-10'],
    ['10/20', '2027-10-20'],
    ['8.6.20', '2026-06-20'],
    ['2/30', null],
  ])('%s is %s', (typed, day) => {
    expect(parsePlannedDate(typed, TODAY)).toBe(day);
  });
});

describe('the form', () => {
  const parse = (changed: Record<string, string | string[]>, before?: string) =>
    parseAppointment({ ...typedAppointment, ...changed }, TODAY, before);

  test('reads back what it was filled with', () => {
    const parsed = parse({});
    expect(parsed).toMatchObject({ ok: true, value: buildAppointment() });
  });

  test('names all that is missing at once', () => {
    const parsed = parseAppointment({}, TODAY);
    expect(!parsed.ok && parsed.errors.map((e) => e.field)).toEqual([
      'title',
      'plannedOn',
      'areaId',
      'staffId',
    ]);
  });

  test.each([
    ['title', ' ', '何をするかを'],
    ['title', 'あ'.repeat(201), '200字まで'],
    ['plannedOn', 'いつか', '日付が読めない'],
    ['plannedOn', '2026-11-25', '過ぎた日'],
    ['startedAt', '25時', '時刻が読めません'],
    ['minutes', '25時間', '時間の長さ'],
  ])('%s %j is refused', (field, typed, message) => {
    const parsed = parse({ [field]: typed });
    expect(!parsed.ok && parsed.errors).toMatchObject([{ field }]);
    expect(!parsed.ok && parsed.errors[0]?.message).toContain(message);
  });

  test('a day gone by may stay as it was, never become another one gone by', () => {
    expect(parse({ plannedOn: '2026-11-20' }, '2026-11-20').ok).toBe(true);
    expect(parse({ plannedOn: '2026-11-21' }, '2026-11-20').ok).toBe(false);
  });

  test('who leads is not among those who come along, and nobody twice', () => {
    const { nishida, higashi } = people;
    const parsed = parse({ staffIds: [nishida.id, higashi.id, higashi.id] });
    expect(parsed.ok && parsed.value.staffIds).toEqual([higashi.id]);
  });
});
