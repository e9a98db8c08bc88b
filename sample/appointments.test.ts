import { beforeAll, describe, expect, test } from 'vitest';
import { privateKinds } from '#app/features/lists/private.ts';
import { addDays } from '#app/lib/dates.ts';
import { buildSampleOffice, type SampleOffice } from './office.ts';
import { privateSurnames } from './words-people.ts';

const today = '2026-11-23';
let office: SampleOffice;
beforeAll(() => {
  office = buildSampleOffice({ seed: 1, today });
});

describe('the plans of the sample', () => {
  test('show each state: done, put off, given up, waiting for an answer, coming', () => {
    const { appointments } = office;
    const standing = appointments.filter((a) => !a.dropped && !a.recordKey);
    const counts = {
      done: appointments.filter((a) => a.recordKey).length,
      moved: appointments.filter((a) => a.moves.length > 0).length,
      dropped: appointments.filter((a) => a.dropped).length,
      late: standing.filter((a) => a.plannedOn < today).length,
      coming: standing.filter((a) => a.plannedOn >= today).length,
      following: appointments.filter((a) => a.followsKey).length,
    };
    for (const [state, count] of Object.entries(counts))
      expect([state, count > 2]).toEqual([state, true]);
    expect(counts.coming).toBeGreaterThan(24);
  });

  test('agree with the records that fulfil them', () => {
    const records = new Map(office.records.map((r) => [r.key, r]));
    const done = office.appointments.filter((a) => a.recordKey);
    expect(new Set(done.map((a) => a.recordKey)).size).toBe(done.length);
    for (const one of done) {
      const record = records.get(one.recordKey ?? '');
      expect(record).toMatchObject({ occurredOn: one.plannedOn, staffKey: one.staffKey });
      expect(record?.removed).toBeUndefined();
    }
    for (const { moves, plannedOn } of done)
      if (moves[0]) expect([moves[0].to, moves[0].from < plannedOn]).toEqual([plannedOn, true]);
  });

  test('are made before their day, by people who are there', () => {
    const staff = new Map(office.staff.map((s) => [s.key, s]));
    for (const one of office.appointments) {
      expect(one.madeOn < one.plannedOn).toBe(true);
      expect(one.plannedOn <= addDays(today, 60)).toBe(true);
      const { leftOn } = staff.get(one.staffKey)!;
      expect(leftOn === null || leftOn >= one.plannedOn).toBe(true);
    }
  });

  test('name nobody, least of all where it is about one person (H8)', () => {
    for (const { title, kind, place, withNames, aim } of office.appointments)
      if (privateKinds.includes(kind))
        expect([title, place, withNames, aim]).toEqual([
          expect.stringMatching(/^(訪問|支援会議)$/),
          '',
          '',
          '',
        ]);
    const titles = office.appointments.map((a) => a.title).join('\n');
    expect(privateSurnames.filter((name) => titles.includes(`${name}さん`))).toEqual([]);
  });

  test('a small office has them too', () => {
    expect(buildSampleOffice({ seed: 2, today, records: 60 }).appointments.length).toBeGreaterThan(
      10,
    );
  });
});
