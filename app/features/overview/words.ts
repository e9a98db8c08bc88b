/** The feature's labels, in one place. */
import type { Axis } from '../figures/sums.ts';

export const axisWords: Record<Axis, string> = {
  month: '月',
  half: '半期',
  year: '年度',
  area: '地域',
  staff: '書いた人',
  verb: '支援の動き',
  kind: '活動の種類',
  means: '方法',
  support: '支援の種類',
  through: '何を通じて知ったか',
  about: 'だれのこと',
  goal: '目標',
  course: '新規・継続',
};

export const measures = ['records', 'minutes', 'heads', 'days'] as const;
export type Measure = (typeof measures)[number];

export const measureWords: Record<Measure, { label: string; unit: string; counts: string }> = {
  records: { label: '記録の数', unit: '件', counts: '延べの件数です。一つの記録を1件と数えます。' },
  minutes: {
    label: 'かかった時間',
    unit: '分',
    counts: '記録に書かれた時間の合計です。時間を書いていない記録は入りません。',
  },
  heads: {
    label: '会った人の数',
    unit: '人',
    counts: '記録に書かれた人数の合計です。同じ人に二度会えば2人と数えます。',
  },
  days: { label: '活動した日', unit: '日', counts: '記録のある日の数です。' },
};

export const levels = ['district', 'zone', 'town'] as const;
export type Level = (typeof levels)[number];
export const levelWords: Record<Level, string> = {
  district: '地区ごと',
  zone: '避難所の区域ごと',
  town: '町ごと',
};

export const NOTHING = 'なし';
export const ELSEWHERE = 'この区分に入らない地域';

/** A figure in words: many minutes are said in hours. */
export function said(measure: Measure, figure: number): string {
  if (measure === 'minutes' && figure >= 600)
    return `約${Math.round(figure / 60).toLocaleString('ja')}時間`;
  return `${figure.toLocaleString('ja')}${measureWords[measure].unit}`;
}
