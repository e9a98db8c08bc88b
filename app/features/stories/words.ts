import type { Kind } from './seen.ts';

export const auditWords: Record<string, string> = {
  'story.propose': '報告書に、記録をもとにした話の案を入れました',
  'story.save': '報告書の話を直しました',
  'story.confirm': '報告書の話に、だれのことか分からないと確かめました',
  'story.move': '報告書の話の順を変えました',
  'story.drop': '報告書から話を外しました',
};

export const kindWords: Record<Kind, string> = {
  name: '名前',
  address: '住所',
  phone: '電話番号',
  mail: '連絡先',
  age: '年齢',
  'date-of-birth': '生年月日',
  number: '番号',
  place: '店や施設の名前',
};
