/** Kinds of long work, as the audit tells of them. */
export const kindWords: Record<string, string> = {
  export: '一覧の書き出し',
  import: '取り込み',
  backup: '控えをとる',
  everything: 'すべての書き出し',
};

export const auditWords: Record<string, string> = {
  'job.start': '時間のかかる仕事を始めました',
  'job.stop': '時間のかかる仕事を止めました',
  'job.erase': '保存期間が過ぎた仕事の結果を、なくしました',
  'job.end': '時間のかかる仕事が終わりました',
};
