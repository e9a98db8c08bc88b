/** The feature's labels, in one place. */
export const fieldLabels: Record<string, string> = {
  areaId: '地域',
  occurredOn: '日付',
  startedAt: '時刻',
  minutes: 'かかった時間',
  place: '場所',
  kind: '活動の種類',
  means: '方法',
  verbs: '支援の動き',
  supportMain: '支援の種類',
  supportSecond: 'あわせて行った支援',
  goalId: 'どの目標のために',
  withNames: 'だれと',
  headcount: '人数',
  aim: '何のために行ったか',
  position: '自分の立場',
  done: 'したこと',
  noticed: '気づいたこと',
  result: '結果',
  through: '何を通じて知ったか',
  course: '新規・継続',
  about: 'だれのこと',
  connected: 'つないだ先',
  nextStep: '次にすること',
  nextOn: '次の日付',
  'confidential.who': '本人のこと（内密）',
  'confidential.detail': '内密の内容',
  who: '本人のこと（内密）',
  detail: '内密の内容',
};

export function fieldLabel(field: string): string {
  return fieldLabels[field] ?? field;
}

export const auditWords: Record<string, string> = {
  'record.create': '行動記録を書きました',
  'record.edit': '行動記録を直しました',
  'record.same': '行動記録を変えずに保存しました',
  'record.clash': '行動記録を同時に直そうとして、とまりました',
  'record.remove': '行動記録を消しました',
  'record.restore': '消した行動記録を元に戻しました',
  'step.done': '次にすることを済みにしました',
  'step.undone': '次にすることを済みから戻しました',
  'confidential.read': '内密の欄を見ました',
  'confidential.export': '内密の欄を書き出しました',
  'record.erase': '保存期間が過ぎた行動記録を、なくしました',
  'confidential.erase': '保存期間が過ぎた内密の欄を、なくしました',
  'view.save': '見方を保存しました',
  'view.drop': '見方を消しました',
};
