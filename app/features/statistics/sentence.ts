/** What the newest figures of an area say, in one breath: how many, how old, since before, beside the city. */
import { showDate } from '#app/lib/dates.ts';
import type { Course } from './areas.server.ts';
import { share } from './population.ts';

type Newest = Pick<Course, 'gathered'> & { series: { id: string; day: string } };

export function sentenceOf(
  name: string,
  course: readonly Newest[],
  whole: readonly Newest[],
): string {
  const [now, before] = course;
  const people = now?.gathered.figures.population;
  if (!now || people === null || people === undefined) return '';
  const rate = share(now.gathered.figures.aged65, people);
  const city = whole.find(({ series }) => series.id === now.series.id)?.gathered.figures;
  return [
    `${showDate(now.series.day)}、${name}の人口は${people.toLocaleString('ja')}人`,
    rate === null ? 'です。' : `、そのうち65歳以上は${rate.toFixed(1)}%です。`,
    rate !== null && city ? beside(rate, share(city.aged65, city.population)) : '',
    before ? since(people, before) : '',
  ].join('');
}

/** Less than half a point is no difference that one would act on. */
function beside(rate: number, city: number | null): string {
  if (city === null) return '';
  const more = Math.round(10 * (rate - city)) / 10;
  const whole = `市全体（${city.toFixed(1)}%）`;
  if (Math.abs(more) < 0.5) return `${whole}と、ほぼ同じです。`;
  return `${whole}より${Math.abs(more).toFixed(1)}ポイント${more > 0 ? '高く' : '低く'}なっています。`;
}

function since(people: number, { series, gathered }: Newest): string {
  const then = gathered.figures.population;
  if (then === null || then === people) return '';
  const more = people - then;
  return `${showDate(series.day)}から${Math.abs(more).toLocaleString('ja')}人${more > 0 ? 'ふえました' : 'へりました'}。`;
}
