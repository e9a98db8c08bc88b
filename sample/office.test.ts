import { beforeAll, describe, expect, test } from 'vitest';
import { isDefaultCode, type ListName } from '#app/features/lists/defaults.ts';
import { repeating } from '#app/features/templates/template.ts';
import { addDays } from '#app/lib/dates.ts';
import { isYearEnd } from '#app/lib/holidays.ts';
import { isDeskDay, isWorkday } from './days.ts';
import { buildSampleOffice, type SampleOffice, type SampleRecord } from './office.ts';
import { districts } from './words-areas.ts';
import { foreignNames, privateSurnames, publicSurnames } from './words-people.ts';

const today = '2026-11-23';
const shared = (record: SampleRecord) =>
  [
    record.place,
    record.withNames,
    record.aim,
    record.position,
    record.done,
    record.noticed,
    record.nextStep,
    record.corrected?.done ?? '',
  ].join('\n');
const share = (list: SampleRecord[], is: (record: SampleRecord) => boolean) =>
  list.filter(is).length / list.length;

let office: SampleOffice;
let records: SampleRecord[];
beforeAll(() => {
  office = buildSampleOffice({ seed: 1, today });
  records = office.records;
});

describe('the office', () => {
  test('has the areas of a city, named and placed', () => {
    const kinds = Object.groupBy(office.areas, ({ kind }) => kind);
    expect(Object.entries(kinds).map(([kind, list]) => [kind, list?.length])).toEqual([
      ['city', 1],
      ['district', 3],
      ['zone', 12],
      ['town', 40],
      ['part', 1],
      ['neighbourhood', 1],
    ]);
    expect(new Set(office.areas.map(({ key }) => key)).size).toBe(office.areas.length);
    expect(new Set(office.areas.map(({ name }) => name)).size).toBe(office.areas.length);
    expect(office.areas.every(({ kana }) => /^[ぁ-ん 　]+$/.test(kana))).toBe(true);
  });

  test('each town lies in one zone on any day, one of them in another than before', () => {
    const zones = new Set(office.areas.filter(({ kind }) => kind === 'zone').map(({ key }) => key));
    for (const day of [addDays(today, -729), today]) {
      for (const town of office.areas.filter(({ kind }) => kind === 'town')) {
        const parents = office.edges.filter(
          (edge) =>
            edge.childKey === town.key &&
            zones.has(edge.parentKey) &&
            edge.fromOn <= day &&
            (edge.untilOn ?? day) >= day,
        );
        expect([town.key, parents.length]).toEqual([town.key, 1]);
      }
    }
    expect(office.edges.filter(({ untilOn }) => untilOn !== null)).toHaveLength(1);
  });

  test('H10: a town whose designated shelter is not the nearest', () => {
    const metresTo = (child: string) =>
      office.edges.find(({ childKey }) => childKey === child)?.metres ?? 0;
    expect(office.edges.find(({ childKey }) => childKey === 'fujidanadai-5')?.parentKey).toBe(
      'nishiberi',
    );
    expect(metresTo('fujidanadai-5')).toBeGreaterThan(metresTo('fujidanadai-4') * 2);
  });

  test('refers only to what is there', () => {
    const areas = new Set(office.areas.map(({ key }) => key));
    const staff = new Set(office.staff.map(({ key }) => key));
    const goals = new Set(office.goals.map(({ key }) => key));
    for (const { childKey, parentKey } of office.edges)
      expect([areas.has(childKey), areas.has(parentKey)]).toEqual([true, true]);
    for (const { areaKey } of office.areaNames) expect(areas).toContain(areaKey);
    for (const { staffKey, areaKey, support } of office.assignments) {
      expect([staff.has(staffKey), areas.has(areaKey), isDefaultCode('support', support)]).toEqual([
        true,
        true,
        true,
      ]);
    }
    for (const { staffKey, fields } of office.templates) {
      if (staffKey) expect(staff).toContain(staffKey);
      expect(repeating(fields)).toEqual(fields);
      expect(isDefaultCode('kind', fields.kind)).toBe(true);
    }
    for (const { staffKey, filter } of office.savedViews) {
      expect(staff).toContain(staffKey);
      if ('areaKey' in filter) expect(areas).toContain(filter.areaKey);
    }
    for (const { key, staffKey, areaKey, goalKey } of records) {
      expect([
        key,
        staff.has(staffKey),
        areas.has(areaKey),
        goalKey === null || goals.has(goalKey),
      ]).toEqual([key, true, true, true]);
    }
  });

  test('has six workers and a reader from the city today, and one who left in mid-term', () => {
    const roles = office.staff.filter(({ leftOn }) => leftOn === null).map(({ role }) => role);
    expect(roles.sort()).toEqual(['admin', 'cn', 'csw', 'csw', 'csw', 'manager', 'viewer']);
    const left = office.staff.filter(({ leftOn }) => leftOn !== null);
    expect(left).toHaveLength(1);
    const next = office.staff.find(
      ({ joinedOn }) => joinedOn === addDays(left[0]?.leftOn ?? '', 1),
    );
    expect(next?.key).toBe('csw-central');
    expect(office.staff.every(({ email }) => email.endsWith('@example.jp'))).toBe(true);
  });

  test('has a plan that holds today, four goals, two standards, a word for each verb', () => {
    expect(office.plan.fromOn <= addDays(today, -730) && office.plan.untilOn >= today).toBe(true);
    expect([office.goals.length, office.standards.length]).toEqual([4, 2]);
    expect(office.policy.map(({ verb }) => verb)).toEqual([
      'know',
      'connect',
      'involve',
      'create',
      'spread',
    ]);
  });
});

describe('the records', () => {
  test('are as many as asked for, in order of time, each with its own key', () => {
    expect(records).toHaveLength(3200);
    expect(new Set(records.map(({ key }) => key)).size).toBe(3200);
    const times = records.map(({ occurredOn, startedAt }) => occurredOn + startedAt);
    expect(times).toEqual([...times].sort());
    expect(
      records.every(({ occurredOn }) => occurredOn >= addDays(today, -730) && occurredOn <= today),
    ).toBe(true);
  });

  test('are the same for the same seed and others for another', () => {
    expect(buildSampleOffice({ seed: 1, today })).toEqual(office);
    const other = buildSampleOffice({ seed: 2, today }).records;
    expect(share(other, ({ done }) => records.some((record) => record.done === done))).toBeLessThan(
      0.2,
    );
  });

  test('name only codes of the default lists', () => {
    for (const record of records) {
      const codes: [ListName, string | null][] = [
        ['kind', record.kind],
        ['means', record.means],
        ['support', record.supportMain],
        ['support', record.supportSecond],
        ['result', record.result],
        ['through', record.through],
        ...record.about.map((code): [ListName, string] => ['about', code]),
        ...record.connected.map((code): [ListName, string] => ['connected', code]),
      ];
      for (const [list, code] of codes)
        if (code !== null)
          expect([list, code, isDefaultCode(list, code)]).toEqual([list, code, true]);
    }
  });

  test('say of individual support who came for the first time and who comes again', () => {
    const { individual = [] } = Object.groupBy(records, ({ supportMain }) => supportMain);
    for (const course of ['new', 'continued'] as const)
      expect(individual.filter((record) => record.course === course).length).toBeGreaterThan(20);
    for (const { course, kind } of records)
      if (course) expect(['visit', 'case-meeting', 'desk']).toContain(kind);
  });

  test('use every kind of activity, each kind of support and every verb', () => {
    expect(new Set(records.map(({ kind }) => kind)).size).toBe(20);
    expect(new Set(records.map(({ supportMain }) => supportMain)).size).toBe(5);
    expect(new Set(records.flatMap(({ verbs }) => verbs)).size).toBe(5);
  });

  test('have a verb, except those inside the office, which have no goal either', () => {
    for (const { key, supportMain, verbs, goalKey } of records) {
      if (supportMain === 'internal') expect([key, verbs, goalKey]).toEqual([key, [], null]);
      else expect([key, verbs.length > 0]).toEqual([key, true]);
    }
  });

  test('say something of their own: 30 to 250 characters, at most 2 % twice', () => {
    for (const { done, corrected } of records) {
      expect(done.length).toBeGreaterThanOrEqual(30);
      expect((corrected?.done ?? done).length).toBeLessThanOrEqual(250);
    }
    expect(new Set(records.map(({ done }) => done)).size).toBeGreaterThanOrEqual(3200 * 0.98);
  });

  test('leave no gap unfilled', () => {
    for (const record of records)
      expect(
        JSON.stringify(Object.values(record).filter((v) => typeof v === 'string')),
      ).not.toMatch(/undefined|null|NaN|[{}]|。。|、。/);
  });

  test('speak often of 避難 and 民生委員', () => {
    expect(share(records, (record) => shared(record).includes('避難'))).toBeGreaterThan(0.1);
    expect(share(records, (record) => shared(record).includes('民生委員'))).toBeGreaterThan(0.1);
  });

  test('fit the season and the weekday', () => {
    for (const { key, kind, occurredOn, startedAt, done } of records) {
      const month = Number(occurredOn.slice(5, 7));
      expect([key, isYearEnd(occurredOn)]).toEqual([key, false]);
      if (['visit', 'case-meeting', 'care-meeting', 'council'].includes(kind))
        expect([key, isWorkday(occurredOn)]).toEqual([key, true]);
      if (kind === 'drill') expect([key, month]).toEqual([key, 9]);
      if (/秋まつり(、|当日|（)/.test(done) && kind === 'place')
        expect([key, month]).toEqual([key, 11]);
      if (kind === 'desk') expect([key, isDeskDay(occurredOn)]).toEqual([key, true]);
      if (kind === 'shelter-meeting' && startedAt !== '')
        expect([key, startedAt >= '18:00']).toEqual([key, true]);
    }
  });

  test('are written by who worked then, and nobody is at two places at once', () => {
    const taken = new Map<string, [string, number][]>();
    const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    for (const { key, staffKey, occurredOn, startedAt, minutes } of records) {
      const who = office.staff.find((person) => person.key === staffKey);
      expect([
        key,
        who !== undefined && who.joinedOn <= occurredOn && (who.leftOn ?? occurredOn) >= occurredOn,
      ]).toEqual([key, true]);
      if (startedAt === '' || minutes === null) continue;
      const day = taken.get(staffKey + occurredOn) ?? [];
      for (const [start, length] of day) {
        const apart =
          minuteOf(startedAt) >= minuteOf(start) + length ||
          minuteOf(startedAt) + minutes <= minuteOf(start);
        expect([key, apart]).toEqual([key, true]);
      }
      taken.set(staffKey + occurredOn, [...day, [startedAt, minutes]]);
    }
  });

  test('workers stay in their district, the coordinator goes everywhere', () => {
    for (const { key, bases } of districts) {
      const inside = new RegExp(`^(city|${key}|${bases.map((base) => base.key).join('|')})(-|$)`);
      for (const { staffKey, areaKey } of records.filter((record) =>
        record.staffKey.startsWith(`csw-${key}`),
      )) {
        expect([staffKey, areaKey, inside.test(areaKey)]).toEqual([staffKey, areaKey, true]);
      }
    }
    expect(
      new Set(records.filter(({ staffKey }) => staffKey === 'cn').map(({ areaKey }) => areaKey))
        .size,
    ).toBeGreaterThan(20);
  });

  test('the head count in the text is the one in the field', () => {
    for (const { key, done, headcount } of records.filter(({ done }) => /（\d+名）/.test(done))) {
      expect([key, Number(/（(\d+)名）/.exec(done)?.[1])]).toEqual([key, headcount]);
    }
  });

  test('next steps: most done, some overdue, some due within two weeks', () => {
    const open = records.filter(({ nextStep, nextDone }) => nextStep !== '' && !nextDone);
    const due = (from: string, to: string) =>
      open.filter(({ nextOn }) => nextOn !== '' && nextOn >= from && nextOn < to).length;
    expect(due('', today)).toBeGreaterThanOrEqual(10);
    expect(due(today, addDays(today, 15))).toBeGreaterThanOrEqual(10);
    expect(records.filter(({ nextDone }) => nextDone).length).toBeGreaterThan(300);
    expect(
      records.every(
        ({ nextStep, nextOn, occurredOn }) =>
          nextOn === '' || (nextStep !== '' && nextOn > occurredOn),
      ),
    ).toBe(true);
  });

  test('a few were put right later and a few taken out', () => {
    for (const { done, occurredOn, corrected } of records.filter((record) => record.corrected)) {
      expect(corrected?.done).not.toBe(done);
      expect((corrected?.onDay ?? '') > occurredOn && (corrected?.onDay ?? '') <= today).toBe(true);
    }
    expect(share(records, ({ corrected }) => corrected !== undefined)).toBeGreaterThan(0.003);
    expect(share(records, ({ removed }) => removed !== undefined)).toBeLessThan(0.02);
    expect(records.some(({ removed }) => removed !== undefined)).toBe(true);
  });
});

describe('what is confidential', () => {
  test('stands with records of single persons only', () => {
    const kinds = new Set(
      records.filter(({ confidential }) => confidential !== null).map(({ kind }) => kind),
    );
    expect([...kinds].sort()).toEqual(['case-meeting', 'visit']);
    for (const { confidential } of records)
      if (confidential) expect(confidential.who).toMatch(/^.+（\d+歳）$/);
  });

  test('never occurs in the shared part of any record: no name, no address, no telephone', () => {
    const secret = new Set<string>([
      ...privateSurnames,
      ...foreignNames.flatMap((name) => name.split('・').filter((part) => part.length > 2)),
    ]);
    for (const { confidential } of records) {
      if (!confidential) continue;
      secret.add(confidential.who.replace(/（.*$/, ''));
      for (const match of confidential.text.matchAll(/\d+番\d+号|000-0000-\d+/g))
        secret.add(match[0]);
    }
    expect(secret.size).toBeGreaterThan(100);
    const all = records.map(shared).join('\n');
    expect([...secret].filter((word) => all.includes(word))).toEqual([]);
  });

  test('the surnames of those who consult are nobody else’s', () => {
    const others = [...publicSurnames, ...office.staff.map(({ name }) => name)].join(' ');
    expect(privateSurnames.filter((name) => others.includes(name))).toEqual([]);
  });
});

describe('other offices', () => {
  test.each([
    { today: '2028-02-29', records: 3200, years: 2 },
    { today: '2025-04-01', records: 300, years: 1 },
    { today: '2026-01-01', records: 40, years: 2 },
    { today: '2027-08-15', records: 1500, years: 5 },
  ])('$records records in $years years up to $today', (options) => {
    const other = buildSampleOffice({ seed: 7, ...options });
    expect(other.records).toHaveLength(options.records);
    expect(new Set(other.records.map(({ done }) => done)).size).toBeGreaterThanOrEqual(
      options.records * 0.98,
    );
    expect(other.plan.untilOn >= options.today).toBe(true);
    for (const { key, staffKey, occurredOn } of other.records) {
      const who = other.staff.find((person) => person.key === staffKey);
      expect([
        key,
        who !== undefined && who.joinedOn <= occurredOn && (who.leftOn ?? occurredOn) >= occurredOn,
        isYearEnd(occurredOn),
      ]).toEqual([key, true, false]);
    }
  });
});
