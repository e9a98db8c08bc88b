import type { Part } from './settings.ts';

export const partWords: Record<Part, string> = {
  name: '事業所の名前',
  review: '供覧・確認',
  approval: '決裁欄',
};

export const auditWords: Record<string, string> = {
  'office.rename': '事業所の名前を変えました',
  'review.on': '供覧・確認を使うことにしました',
  'review.off': '供覧・確認を使わないことにしました',
  'approval.save': '決裁欄を決めました',
  'setting.same': '事業所の設定を変えずに保存しました',
  'setting.clash': '事業所の設定を同時に変えようとして、とまりました',
};
