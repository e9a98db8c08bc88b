import { afterEach, expect, test } from 'vitest';
import { newId } from '#app/lib/ids.ts';
import { buildAppointment } from '#tests/build-appointment.ts';
import { readIcs } from '#tests/read-ics.ts';
import type { Appointment } from '../appointments/list.server.ts';
import { calendarFile } from './ics.ts';

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone;
});

function appointment(changed: Partial<Appointment> = {}): Appointment {
  return {
    ...buildAppointment(),
    id: newId(),
    version: 1,
    area: '滝山五丁目',
    staff: '西田 あゆみ',
    goal: null,
    companions: ['森 和子'],
    followsId: null,
    droppedAt: null,
    droppedReason: '',
    recordId: null,
    updatedAt: '2026-11-20T00:00:00.000Z',
    ...changed,
  };
}

test.each(['UTC', 'Asia/Tokyo', 'America/New_York'])(
  'the hour of Tokyo as an instant, a day without hour as a day, on a server in %s',
  (place) => {
    process.env.TZ = place;
    const [timed, whole, open] = readIcs(
      calendarFile('予定', [
        appointment({ plannedOn: '2026-12-01', startedAt: '08:30', minutes: 90 }),
        appointment({ plannedOn: '2026-12-31', startedAt: '' }),
        appointment({ plannedOn: '2026-12-01', startedAt: '23:30', minutes: null }),
      ]),
    );
    expect([timed?.DTSTART, timed?.DTEND]).toEqual(['20261130T233000Z', '20261201T010000Z']);
    expect(whole?.['DTSTART;VALUE=DATE']).toBe('20261231');
    expect(whole?.['DTEND;VALUE=DATE']).toBe('20270101');
    expect([open?.DTSTART, open?.DTEND]).toEqual(['20261201T143000Z', '20261201T153000Z']);
  },
);

test('says what and where, never who, what for or as what', () => {
  const text = calendarFile('予定', [appointment({ title: '打ち合わせ、その2; 改\\' })]);
  const [event] = readIcs(text);
  expect(event).toMatchObject({
    SUMMARY: '打ち合わせ、その2; 改\\',
    LOCATION: '自治会館、滝山五丁目',
    SEQUENCE: '1',
  });
  for (const word of ['西田', '森', '滝山自治会の役員', '配り方', '進行役'])
    expect(text.replace(/\r\n /g, '')).not.toContain(word);
});

test('what was changed has a higher number and the same name', () => {
  const one = appointment();
  const [before, after] = [one, { ...one, version: 4 }].map(
    (a) => readIcs(calendarFile('', [a]))[0],
  );
  expect([before?.UID, after?.SEQUENCE]).toEqual([after?.UID, '4']);
});

test('is what other programs take: lines of at most 75 bytes, parts in their order', () => {
  const text = calendarFile('えんがわの予定', [appointment({ title: '長い題'.repeat(60) })]);
  const lines = text.split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(text.trimEnd().endsWith('END:VCALENDAR')).toBe(true);
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(text).toContain('VERSION:2.0');
  expect(readIcs(text)[0]?.SUMMARY).toBe('長い題'.repeat(60));
});
