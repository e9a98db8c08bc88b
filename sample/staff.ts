// People and assignments of the sample (H12), with one change of worker in mid-term (H23).

import { addDays, type Day, fiscalYear } from '#app/lib/dates.ts';
import { districts } from './words-areas.ts';
import { staffWords } from './words-office.ts';

export type SampleStaff = {
  key: string;
  name: string;
  kana: string;
  email: string;
  role: 'csw' | 'cn' | 'manager' | 'admin' | 'viewer';
  title: string;
  joinedOn: Day;
  leftOn: Day | null;
};
export type SampleAssignment = {
  staffKey: string;
  areaKey: string;
  support: string;
  duty: 'main' | 'deputy';
  fromOn: Day;
  untilOn: Day | null;
};

/** The first of April between start and today when somebody new took over, or half-way. */
export function changeOfWorker(start: Day, today: Day): Day {
  const april = `${fiscalYear(start) + 1}-04-01`;
  const days = (Date.parse(today) - Date.parse(start)) / 86_400_000;
  return april < addDays(today, -30) ? april : addDays(start, Math.floor(days / 2));
}

export function sampleStaff(start: Day, change: Day): SampleStaff[] {
  const before = addDays(start, -700);
  return staffWords.map(({ key, name, kana, role, title }) => ({
    key,
    name,
    kana,
    email: `${key}@example.jp`,
    role,
    title,
    joinedOn: key === 'csw-central' ? change : before,
    leftOn: key === 'csw-central-before' ? addDays(change, -1) : null,
  }));
}

export function sampleAssignments(people: SampleStaff[]): SampleAssignment[] {
  const of = (
    staffKey: string,
    areaKey: string,
    support: string,
    duty: 'main' | 'deputy',
  ): SampleAssignment[] =>
    people
      .filter(({ key }) => key === staffKey)
      .map(({ joinedOn, leftOn }) => ({
        staffKey,
        areaKey,
        support,
        duty,
        fromOn: joinedOn,
        untilOn: leftOn,
      }));
  const workers: Record<string, string[]> = {
    east: ['csw-east'],
    central: ['csw-central-before', 'csw-central'],
    west: ['csw-west'],
  };
  return [
    ...districts.flatMap(({ key }) => [
      ...(workers[key] ?? []).flatMap((worker) => [
        ...of(worker, key, 'community', 'main'),
        ...of(worker, key, 'life', 'deputy'),
      ]),
      ...of('cn', key, 'individual', 'main'),
      ...of('cn', key, 'life', 'main'),
      ...of('cn', key, 'community', 'deputy'),
    ]),
    ...of('manager', 'city', 'system', 'main'),
    ...of('admin', 'city', 'internal', 'main'),
    ...of('viewer', 'east', 'community', 'deputy'), // opens the east to the reader from the city
  ];
}
