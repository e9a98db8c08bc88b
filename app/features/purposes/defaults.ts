/** What a new office begins with, to be replaced by its own words. There is no plan yet. */
import type { Verb } from '../lists/verbs.ts';
import type { standardKeys } from './plan.ts';

export const firstStandards: Record<(typeof standardKeys)[number], string> = {
  first:
    'どの人の暮らしも同じように大切にし、その人ができることを、その人の歩みに合わせて支えます。',
  second:
    '決めるのは住民です。気づきから取り組みまで、いっしょに考え、続く形になるよう手伝います。',
};

export const firstPolicy: Record<Verb, string> = {
  know: '足を運び、話を聞き、数字も見て、地域のいまをつかみます。',
  connect: '人と人、人と相談先、団体どうしを引き合わせます。',
  involve: 'まだかかわっていない人に声をかけ、出番を用意します。',
  create: '足りない場や助け合いを、住民といっしょに小さく始めます。',
  spread: 'やってみて分かったことを伝え、ほかの地域でも生かせるようにします。',
};
