import { expect, test } from 'vitest';
import { buildSampleOffice } from './office.ts';

const today = '2026-11-20';
const { records, moments } = buildSampleOffice({ seed: 1, today, records: 800 });
const at = new Map(moments.map((moment) => [moment.recordKey, moment]));

test('every record was written on its day or later, and not after today', () => {
  expect(moments).toHaveLength(records.length);
  for (const { key, occurredOn } of records) {
    const written = at.get(key)?.writtenOn ?? '';
    expect(written >= occurredOn && written <= today).toBe(true);
  }
});

test('who writes with care writes sooner', () => {
  const share = (staffKey: string) => {
    const own = records.filter((record) => record.staffKey === staffKey);
    return (
      own.filter(({ key, occurredOn }) => at.get(key)?.writtenOn === occurredOn).length / own.length
    );
  };
  expect(share('csw-east')).toBeGreaterThan(share('csw-central') + 0.15);
});

test('steps that are done have a day, most of them in time', () => {
  const done = records.filter(({ nextDone, nextOn }) => nextDone && nextOn !== '');
  const days = done.map(({ key, nextOn }) => (at.get(key)?.stepDoneOn ?? '9') <= nextOn);
  expect(days.filter(Boolean).length / days.length).toBeGreaterThan(0.6);
  expect(days).toContain(false);
  expect(
    records.filter(({ nextDone }) => !nextDone).map(({ key }) => at.get(key)?.stepDoneOn),
  ).not.toContain(expect.anything());
});
