import type { Scope } from './report.ts';

export const scopeWords: Record<Scope, string> = {
  office: '事業所',
  area: '地域',
  staff: '職員',
};

export const auditWords: Record<string, string> = {
  'report.create': '報告書を作りました',
  'report.same': '報告書を変えずに保存しました',
  'report.save': '報告書の文を書きました',
  'report.clash': '報告書を同時に直そうとして、とまりました',
  'report.choose': '報告書にのせる記録を選びました',
  'report.erase': '保存期間が過ぎた報告書を、なくしました',
  'report.remove': '報告書を消しました',
  'report.restore': '消した報告書を元に戻しました',
  'report.fix': '報告書を確定しました',
  'report.unfix': '報告書の確定を取り消しました',
  'report.refuse': '報告書を確定しようとして、とまりました',
  'report.export': '報告書を書き出しました',
};

/** Said on the page that one comes back to. */
export const doneWords: Record<string, string> = {
  created: '報告書を作りました。数字は記録から入っています。',
  saved: '保存しました。',
  chosen: 'のせる記録を決めました。',
  fixed: '確定しました。数字と文は、もう変わりません。',
  unfixed: '確定を取り消しました。数字は、また記録から数えます。',
  restored: '元に戻しました。',
};

/** Of audit lines. */
export const fieldWords: Record<string, string> = {
  scope: '何の報告書か',
};
