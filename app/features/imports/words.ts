export const aboutWords: Record<string, string> = {
  area: '地域',
  staff: '記録した人',
  goal: '目標',
  kind: '活動の種類',
  means: '方法',
  verbs: '支援の動き',
  support: '支援の種類',
  result: '結果',
  through: '何を通じて知ったか',
  course: '新規・継続',
  about: 'だれのこと',
  connected: 'つないだ先',
};

/** What was brought in, by the kind of the batch. */
export const kindWords: Record<string, string> = { records: '記録', areas: '地域' };

/** 12,345行 */
export const rowsInWords = (n: number) => `${n.toLocaleString('ja')}行`;

export const auditWords: Record<string, string> = {
  'import.start': '記録の取り込みを始めました',
  'import.go': '記録の取り込みを進めました',
  'import.end': '記録の取り込みが終わりました',
  'import.learn': '見出しや言葉の読み方を覚えました',
  'import.erase': '保存期間が過ぎた取り込みのファイル名と行を、なくしました',
  'import.undo': '取り込みを取り消しました',
};
