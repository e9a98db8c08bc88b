/** Figures as people read them. */
import { showDate } from '#app/lib/dates.ts';
import type { Gathered } from './over-areas.ts';
import { type Figures, type Measure, measures, perHousehold, share } from './population.ts';
import type { Series } from './series.server.ts';

export const auditWords: Record<string, string> = {
  'statistics.import': '地域の人口を取り込みました',
  'statistics.remove': '人口の数字を使うのをやめました',
  'statistics.restore': '人口の数字をまた使いはじめました',
  'statistics.match': '人口の行を、名前でもう一度地域にあてはめました',
  'statistics.place': '人口の行の地域を、人が決めました',
};
/** Of audit lines. */
export const fieldWords: Record<string, string> = {
  day: 'いつの数字か',
  news: '新しい行',
  found: 'あてはまった行',
};

export const UNKNOWN = '分からない';

export function said(figure: number | null, unit = '人'): string {
  return figure === null ? UNKNOWN : `${figure.toLocaleString('ja')}${unit}`;
}

export function labelOf(measure: Measure): string {
  return measures.find(({ key }) => key === measure)?.label ?? '';
}

/** 105,972人（21.5%） */
export function saidWithShare(part: number | null, whole: number | null): string {
  const rate = share(part, whole);
  return rate === null ? said(part) : `${said(part)}（${rate.toFixed(1)}%）`;
}

function saidShare(part: number | null, whole: number | null): string {
  const rate = share(part, whole);
  return rate === null ? UNKNOWN : `${rate.toFixed(1)}%`;
}

/** What a page shows of an area, in this order. */
export const columns: readonly { label: string; of: (figures: Figures) => string }[] = [
  { label: '人口', of: (f) => said(f.population) },
  { label: '15歳未満', of: (f) => saidShare(f.under15, f.population) },
  { label: '65歳以上', of: (f) => saidWithShare(f.aged65, f.population) },
  { label: '75歳以上', of: (f) => saidShare(f.aged75, f.population) },
  { label: '世帯', of: (f) => said(f.households, '世帯') },
  {
    label: '1世帯あたり',
    of: (f) => {
      const size = perHousehold(f);
      return size === null ? UNKNOWN : `${size.toFixed(2)}人`;
    },
  },
];

/** No figure is shown without its day and who counted. */
export function dayAndSource({ day, source }: Pick<Series, 'day' | 'source'>): string {
  return `${showDate(day)}の数字${source ? `（${source}）` : ''}`;
}

const NAMED = 5;

/** What a sum lacks, or has too much of; empty when it is whole. */
export function lacking({ missing, split }: Gathered, nameOf: (id: string) => string): string {
  const list = (ids: readonly string[]) =>
    `${ids.slice(0, NAMED).map(nameOf).join('、')}${ids.length > NAMED ? `、ほか${ids.length - NAMED}` : ''}`;
  return [
    missing.length > 0 ? `${list(missing)}の数字がありません。` : '',
    split.length > 0 ? `${list(split)}は、一部がほかの地域です。全部を足しています。` : '',
  ].join('');
}
