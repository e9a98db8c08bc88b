import { expect, test } from 'vitest';
import { buildSampleOffice } from './office.ts';
import { sampleSurvey } from './people.ts';

const { areas, office } = buildSampleOffice({ seed: 1, today: '2026-11-26', records: 60 });
const survey = (years = 0) =>
  sampleSurvey({ areas, cityName: office.name, day: '2026-04-01' }, years);
const figures = (years = 0) =>
  survey(years)
    .slice(1)
    .map((row) => row.slice(3).map(Number));

test('every town has a row, and what it says of itself adds up', () => {
  const towns = areas.filter(({ kind, untilOn }) => kind === 'town' && untilOn === null);
  expect(
    survey()
      .slice(1)
      .map((row) => row[2]),
  ).toEqual(towns.map(({ name }) => name));
  for (const [all = 0, men = 0, women = 0, ...rest] of figures()) {
    const ages = rest.slice(0, -1);
    expect(men + women).toBe(all);
    expect(ages.reduce((sum, n) => sum + n, 0)).toBe(all);
  }
});

test('is the same each time, and two years earlier the city was younger', () => {
  expect(survey()).toEqual(survey());
  const oldest = (years: number) =>
    figures(years).reduce((sum, row) => sum + (row.at(-3) ?? 0) + (row.at(-2) ?? 0), 0);
  expect(oldest(2)).toBeLessThan(oldest(0));
});
