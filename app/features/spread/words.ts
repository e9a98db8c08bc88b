/** The feature's labels and how its values are said. */
import type { DotName, ShareName } from './measures.ts';
import type { By } from './seen.ts';

export const byWords: Record<By, { label: string; each: string }> = {
  staff: { label: '職員ごと', each: '人' },
  district: { label: '地区ごと', each: '地区' },
  zone: { label: '避難所区域ごと', each: '区域' },
  town: { label: '町丁目ごと', each: '町' },
};

type Said = {
  title: string;
  /** Begins the sentence. */
  about: string;
  /** How it is reckoned, in words. */
  note: string;
  say: (value: number) => string;
  /** What a worker's band is rounded to. */
  step: number;
  /** Where the picture ends; without it, at the largest value that is shown. */
  most?: number;
};

const oneDigit = (value: number) =>
  value.toLocaleString('ja', { maximumFractionDigits: value < 10 ? 1 : 0 });
const percent = (value: number) => `${Math.round(value)}%`;

export const dotWords: Record<DotName, Said> = {
  records: {
    title: '記録の数',
    about: 'ひと月の記録',
    note: '記録の数を、月の数で割っています。',
    say: (value) => `${oneDigit(value)}件`,
    step: 1,
  },
  rate: {
    title: '住んでいる人1,000人あたりの記録',
    about: '住んでいる人1,000人あたりの記録',
    note: 'この間の記録の数を、住んでいる人の数で割っています。人口の分からない地域には、何も言いません。',
    say: (value) => `${oneDigit(value)}件`,
    step: 1,
  },
  hours: {
    title: 'かけた時間',
    about: 'ひと月にかけた時間',
    note: '「かかった時間」が書いてある記録を足して、月の数で割っています。',
    say: (value) => `${oneDigit(value)}時間`,
    step: 1,
  },
  whole: {
    title: '書けている度合い',
    about: '記録の書けている度合い',
    note: 'すべて書けているときが100です。記録の度合いを平均しています。',
    say: (value) => `100のうち${Math.round(value)}`,
    step: 5,
    most: 100,
  },
  delay: {
    title: '書くまでの日数',
    about: 'したことを書くまでの日数',
    note: 'した日から書いた日までの平均です。31日より後は31日として数えます。取り込んだ前の記録は入れません。',
    say: (value) => (value < 0.05 ? 'その日のうち' : `${oneDigit(value)}日`),
    step: 1,
  },
  planned: {
    title: '予定していた仕事',
    about: '予定していた仕事の割合',
    note: '予定や「次にすること」から始まった記録の割合です。取り込んだ前の記録は入れません。',
    say: percent,
    step: 5,
    most: 100,
  },
  kept: {
    title: '次にすること',
    about: '「次にすること」を日までにした割合',
    note: 'この間の記録に書いた「次にすること」のうち、日が来たものだけを見ています。',
    say: percent,
    step: 5,
    most: 100,
  },
};

export const shareWords: Record<ShareName, { title: string; note: string }> = {
  verbs: {
    title: '支援の動きのつりあい',
    note: '二つの動きを選んだ記録は、両方に数えます。',
  },
  support: {
    title: '支援の種類のつりあい',
    note: '主な種類だけを数えます。',
  },
};

export const SHARE_STEP = 5;
