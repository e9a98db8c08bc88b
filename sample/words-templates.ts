import type { Typed } from '#app/lib/forms.ts';

/** Forms filled beforehand in the sample office; without `staffKey` those of the office. */
type Sample = {
  staffKey: string | null;
  name: string;
  fields: Typed & { kind: string };
  used: number;
};

export const templates: Sample[] = [
  {
    staffKey: null,
    name: 'サロンの手伝い',
    fields: {
      kind: 'place',
      means: 'place',
      verbs: ['know', 'involve'],
      supportMain: 'community',
      minutes: '90',
      position: '見守り役',
      done: '参加者：\n話に出たこと：\nはじめて来た人：',
    },
    used: 41,
  },
  {
    staffKey: null,
    name: '自治会の役員会',
    fields: {
      kind: 'meeting',
      means: 'meeting',
      verbs: ['know', 'connect'],
      supportMain: 'community',
      minutes: '60',
      aim: '地域の動きを知り、こちらの知らせを伝える。',
    },
    used: 28,
  },
  {
    staffKey: 'csw-west',
    name: '民生委員との連絡',
    fields: {
      kind: 'liaison',
      means: 'phone',
      verbs: 'connect',
      supportMain: 'community',
      minutes: '15',
    },
    used: 17,
  },
  {
    staffKey: 'csw-east',
    name: 'まち歩き',
    fields: {
      kind: 'walk',
      verbs: 'know',
      supportMain: 'community',
      done: '歩いた道：\n気になった家や場所：',
    },
    used: 6,
  },
];
