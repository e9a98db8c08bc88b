export const auditWords: Record<string, string> = {
  'file.add': '写真・ファイルを加えました',
  'file.same': '同じ写真・ファイルがあったので、加えませんでした',
  'file.read': '内密の写真・ファイルを見ました',
  'file.edit': '写真・ファイルの説明などを直しました',
  'file.remove': '写真・ファイルを消しました',
  'file.restore': '消した写真・ファイルを元に戻しました',
  'file.erase': '保存期間が過ぎた写真・ファイルを、なくしました',
  'file.purge': '消して30日たった写真・ファイルを、なくしました',
};

export const fieldWords: Record<string, string> = {
  room: '見る人',
  wasRoom: '前に見ていた人',
  consent: '掲載可否',
  consentNote: '掲載可否のメモ',
  caption: '説明',
  file: 'ファイル',
  type: '形式',
};

export const valueWords: Record<string, Record<string, string>> = {
  room: { shared: '記録を読める人', confidential: '内密の欄' },
  wasRoom: { shared: '記録を読める人', confidential: '内密の欄' },
  consent: { unasked: 'まだ聞いていない', yes: 'よい', no: 'だめ' },
};
