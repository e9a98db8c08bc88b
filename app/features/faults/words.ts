import type { Place } from '#app/db/line.ts';
import type { Line } from './fault.ts';

type Words = { where: string; kept: string; next: string };

const again = 'もう一度ためしてください。続くときは、番号を詳しい人に伝えてください。';
const whole = '保存したと出たものは、残っています。';

const words: Record<Exclude<Place, 'page'>, Words> = {
  job: {
    where: '時間のかかる仕事',
    kept: '元の記録はそのままです。できるはずだったものは、できていません。',
    next: again,
  },
  copy: {
    where: '控え',
    kept: 'データも、前の控えも、そのままです。新しい控えはありません。',
    next: '「控え」の画面で、わけを見てください。',
  },
  tally: {
    where: '見える化の集計',
    kept: '記録は残っています。数字が少し古いことがあります。',
    next: '続くときは、えんがわを始めなおしてください。',
  },
  session: {
    where: 'ログインの時刻を書くところ',
    kept: '何も失われていません。',
    next: 'パソコンの空きを確かめてください。',
  },
  postgres: {
    where: 'データベースとのつながり',
    kept: whole,
    next: 'データベースが動いているか、確かめてください。',
  },
  heads: {
    where: '操作の記録の見はり',
    kept: '記録も操作の記録も残っています。',
    next: 'パソコンの空きと、データの置き場所に書けるかを確かめてください。',
  },
  mail: {
    where: 'メール',
    kept: 'メールは届いていません。ほかは変わっていません。',
    next: 'リンクを手で渡すか、メールの設定を確かめてください。',
  },
  'damaged-file': {
    where: '写真・ファイル',
    kept: 'ひとつのファイルがこわれています。記録の文は残っています。',
    next: '控えに、こわれる前のものがあるかもしれません。',
  },
  'lost-file': {
    where: '写真・ファイル',
    kept: 'ひとつのファイルがなくなっています。記録の文は残っています。',
    next: '控えに、なくなる前のものがあるかもしれません。',
  },
  process: {
    where: 'えんがわ全体（止まりました）',
    kept: `${whole}書いている途中だった文は、少し失われたことがあります。`,
    next: '止まったままなら、えんがわを始めなおしてください。',
  },
};

/** By the first part of the address. */
const pages: Record<string, string> = {
  '': 'きょう',
  records: '記録',
  daily: '日報',
  drafts: '書きかけ',
  appointments: '予定',
  calendar: '予定',
  feed: '予定',
  areas: '地域',
  purposes: '目的',
  overview: '見える化',
  reports: '報告書',
  mappings: 'ほかの報告の表',
  templates: 'ひな形',
  tray: '確認を待つ記録',
  staff: '職員',
  me: '自分のこと',
  settings: '設定',
  imports: '取り込み',
  export: '書き出し',
  jobs: '時間のかかる仕事',
  audit: '操作の記録',
  search: 'さがす',
  help: '使い方',
  'sign-in': 'ログイン',
  invitation: '招待',
};

export function whereOf({ place, route, method }: Line): string {
  if (place !== 'page') return words[place]?.where ?? 'そのほか';
  const page = pages[route.split('/').filter(Boolean)[0] ?? ''] ?? 'そのほかの画面';
  return `${page}（${method === 'POST' ? '送ったとき' : '開いたとき'}）`;
}

export function keptOf({ place, method }: Line): string {
  if (place !== 'page') return words[place]?.kept ?? whole;
  return method === 'POST'
    ? `そのとき送ったものは、保存されていません。書きかけは「きょう」に残っていることがあります。${whole}`
    : '何も失われていません。';
}

/** What the code of the error tells is said first: it is the same wherever it happens. */
const byCode: [RegExp, string][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|53100|full)$/, 'パソコンの空きを作ってください。'],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_IOERR|EIO)/,
    'ディスクがこわれかけているかもしれません。控えがあることを確かめ、詳しい人に見てもらってください。',
  ],
  [/^(SQLITE_BUSY|40001|40P01)/, 'こみあっていました。もう一度ためせば、たいてい動きます。'],
  [
    /^(ECONNREFUSED|ECONNRESET|57P0\d|08\d\d\d)$/,
    'データベースにつながりません。動いているか、確かめてください。',
  ],
];

export function nextOf({ place, code }: Line): string {
  const known = place === 'mail' ? undefined : byCode.find(([shape]) => shape.test(code));
  if (known) return known[1];
  return place === 'page' ? again : (words[place]?.next ?? again);
}
