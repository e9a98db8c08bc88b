import type { ListName } from './defaults.ts';
import type { Refusal } from './lists.ts';

export const listWords: Record<ListName, { title: string; use: string }> = {
  support: { title: '支援の種類', use: '行動記録で、どの種類の支援かを選びます。' },
  kind: { title: '活動の種類', use: '行動記録で、何をしたかを選びます。' },
  means: { title: '方法', use: '行動記録で、どうやって会ったか、話したかを選びます。' },
  through: { title: '何を通じて知ったか', use: 'だれから、どこから話が来たかを選びます。' },
  about: { title: 'だれのこと', use: 'どんな人や世帯にかかわることかを選びます。' },
  trouble: { title: '困りごと', use: '困りごとの中身を選びます。' },
  isolation: { title: '孤立', use: '地域や家族とのつながりが切れているかを選びます。' },
  result: { title: '結果', use: '行動記録で、どうなったかを選びます。' },
  connected: { title: 'つないだ先', use: 'どの機関や団体につないだかを選びます。' },
};

export const refusalWords: Record<Refusal, string> = {
  unknown: 'この項目は見つかりません。画面を開きなおしてください。',
  'same-label': '同じ名前の項目が、もうあります。使い終わった項目なら「また使う」で戻せます。',
  'no-group': 'どちらのまとまりに入れるかを選んでください。',
  'before-start': '終える日が、使いはじめる日より前です。',
  last: 'これを終えると、選べる項目がなくなります。ほかの項目を加えてから終えてください。',
  clash: 'ほかの人が、この名前を先に直しました。両方を見て、もう一度保存してください。',
};

export const doneWords: Record<string, string> = {
  add: '項目を加えました。',
  rename: '名前を保存しました。',
  end: '使い終わる日を決めました。これまでの記録の言葉は、そのまま残ります。',
  reopen: 'また使えるようにしました。',
  up: 'ひとつ上に動かしました。',
  down: 'ひとつ下に動かしました。',
  restore: 'はじめの一覧に戻しました。',
  paste: '貼り付けた言葉を入れました。',
};

export const auditWords: Record<string, string> = {
  'list.create': 'はじめの選択肢を入れました',
  'list.restore': '選択肢をはじめの形に戻しました',
  'list.move': '選択肢の順番を変えました',
  'list.paste': '選択肢をまとめて貼り付けました',
  'list.refuse': '選択肢を変えようとして、とまりました',
  'code.add': '選択肢を加えました',
  'code.rename': '選択肢の名前を変えました',
  'code.end': '選択肢を使い終わりにしました',
  'code.reopen': '選択肢をまた使えるようにしました',
};
