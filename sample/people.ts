/**
 * Who lives in the invented city: a table as a city publishes it, one row a town, so that it comes
 * in like any other. Two years apart fewer children and more of the oldest live in most towns.
 */
import type { Day } from '#app/lib/dates.ts';
import type { SampleArea } from './areas.ts';
import { chanceOf } from './random.ts';

const CLASSES = 18;
/** Of a hundred people, in each class of five years. */
const usual = [3, 4, 4, 4, 4, 4, 5, 5, 6, 7, 8, 7, 6, 6, 7, 8, 6, 6];

/** Rows of cells, headings first. `years` before the newest table. */
export function sampleSurvey(
  { areas, cityName, day }: { areas: readonly SampleArea[]; cityName: string; day: Day },
  years = 0,
): string[][] {
  const ages = Array.from({ length: CLASSES }, (_, n) => ageHeadings(n)).flat();
  const heading = [
    '地方公共団体名',
    '調査年月日',
    '地域名',
    '総人口',
    '男性',
    '女性',
    ...ages,
    '世帯数',
  ];
  const towns = areas.filter(({ kind, untilOn }) => kind === 'town' && untilOn === null);
  const rows = towns.map((town, n) => {
    const counts = countsOf(n + 1, years);
    const men = sum(counts.map(([m]) => m));
    const women = sum(counts.map(([, w]) => w));
    const figures = [men + women, men, women, ...counts.flat(), Math.round((men + women) / 2.1)];
    return [cityName, day, town.name, ...figures.map(String)];
  });
  return [heading, ...rows];
}

function ageHeadings(n: number): string[] {
  const years = n === CLASSES - 1 ? `${5 * n}歳以上` : `${5 * n}-${5 * n + 4}歳`;
  return [`${years}の男性`, `${years}の女性`];
}

/** Men and women of each class in a town; the same seed gives the same town. */
function countsOf(seed: number, years: number): [number, number][] {
  const chance = chanceOf(seed);
  const people = chance.whole(600, 2600);
  // A housing estate of one time grows old together.
  const age = chance.whole(-2, 4);
  return usual.map((_, n) => {
    const share = usual[Math.min(CLASSES - 1, Math.max(0, n - age))] ?? 0;
    const course = n < 6 ? 1 + 0.03 * years : n > 14 ? 1 - 0.03 * years : 1;
    const each = (people * share * course * (0.9 + 0.2 * chance.next())) / 200;
    const women = n > 14 ? 1.25 : 1;
    return [Math.round(each), Math.round(each * women)];
  });
}

const sum = (list: readonly number[]) => list.reduce((all, n) => all + n, 0);
