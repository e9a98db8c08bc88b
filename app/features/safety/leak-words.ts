/** Of 漏えい: that feature stands above this one, and asks it who saw what. */
export const leakWords: Record<string, string> = {
  'leak.look': 'だれが見たかを調べました',
  'leak.open': '漏えいを書きはじめました',
  'leak.same': '漏えいを変えずに保存しました',
  'leak.save': '漏えいの報告を書きました',
  'leak.clash': '漏えいの報告を同時に直そうとして、とまりました',
  'leak.print': '漏えいの報告を印刷用に並べました',
  'leak.shut': '職員のログイン、端末、予定のアドレスをすべて終わらせました',
};

export const leakValues: Record<string, string> = {
  stick: '機器をなくした',
  paper: '紙をなくした',
  sent: 'まちがえて送った',
  screen: '画面を見られた',
  stranger: '知らない人が入った',
  other: 'そのほか',
};
