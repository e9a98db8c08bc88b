/** The feature's labels, in one place. */
export const fieldLabels: Record<string, string> = {
  title: '何をするか',
  plannedOn: '日付',
  startedAt: '時刻',
  minutes: 'かかる時間',
  areaId: '地域',
  place: '場所',
  kind: '活動の種類',
  verbs: '支援の動き',
  supportMain: '支援の種類',
  goalId: 'どの目標のために',
  aim: '何のために',
  position: '自分の立場',
  staffId: 'だれの予定か',
  staffIds: 'いっしょに行く職員',
  withNames: 'ほかに来る人',
};

export const auditWords: Record<string, string> = {
  'appointment.create': '予定を入れました',
  'appointment.edit': '予定を直しました',
  'appointment.same': '予定を変えずに保存しました',
  'appointment.clash': '予定を同時に直そうとして、とまりました',
  'appointment.move': '予定を延ばしました',
  'appointment.unmove': '予定の日を元に戻しました',
  'appointment.erase': '保存期間が過ぎた予定の文を、なくしました',
  'appointment.drop': '予定をやめました',
  'appointment.undrop': 'やめた予定を元に戻しました',
  'appointment.fulfil': '予定を記録にしました',
  // Of the calendar, which stands above.
  'feed.open': '予定を外で見るアドレスを作りました',
  'feed.close': '予定を外で見るアドレスをやめました',
};
