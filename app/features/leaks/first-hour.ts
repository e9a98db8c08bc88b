/** What to do at once, in plain words, by what happened. */
import type { Kind } from './leak.ts';

export type Step = { text: string; href?: string };
export type FirstHour = { kind: Kind; title: string; cause: string; steps: Step[] };

const tell: Step = { text: '課長か事務局長に、電話で知らせる。ひとりで抱えない。' };
const write: Step = {
  text: '何時に、どこで、何が、だれのものかを紙に書きとめる。',
};
const shut: Step = {
  text: 'その人のログインを、この下の「だれが見たか」からすべて終わらせる。',
  href: '/leaks/seen',
};
const seen: Step = { text: 'だれが何を見て、何を書き出したかを調べる。', href: '/leaks/seen' };

export const firstHours: readonly FirstHour[] = [
  {
    kind: 'stick',
    title: 'USBメモリ、パソコン、電話をなくした',
    cause: '持ち出したものをなくした。',
    steps: [
      tell,
      { text: '最後に使った場所、店、駅、警察に連絡する。' },
      shut,
      { text: 'パスワードを変える。', href: '/me/password' },
      { text: '予定のアドレスを作りなおす。', href: '/me/calendar' },
      { text: '控えのUSBメモリなら、控えの合言葉を新しくする。', href: '/settings/backup' },
      seen,
      write,
    ],
  },
  {
    kind: 'paper',
    title: '紙をなくした',
    cause: '印刷した紙をなくした。',
    steps: [
      tell,
      { text: '通った道と、立ち寄った先をすぐにさがす。警察にも届ける。' },
      { text: 'だれがいつ印刷し、書き出したかを調べる。', href: '/leaks/seen' },
      write,
    ],
  },
  {
    kind: 'sent',
    title: 'まちがえて送った、渡した',
    cause: '送り先、渡す先をまちがえた。',
    steps: [
      { text: '相手に電話し、開かずに消してもらう。紙なら受けとりに行く。' },
      tell,
      { text: '何人の、何が書いてあったかを確かめる。', href: '/leaks/seen' },
      write,
    ],
  },
  {
    kind: 'screen',
    title: '画面を見られた',
    cause: '開いたままの画面を、ほかの人に見られた。',
    steps: [
      { text: '画面を閉じ、ログアウトする。' },
      tell,
      { text: 'そのとき開いていた記録を調べる。', href: '/leaks/seen' },
      write,
    ],
  },
  {
    kind: 'stranger',
    title: '知らない人がログインした',
    cause: '職員ではない人が、職員の名前でログインした。',
    steps: [
      shut,
      { text: 'パスワードと二段階の確認を、新しくする。', href: '/me/second' },
      tell,
      seen,
      { text: '操作の記録に書きかえがないか、確かめる。', href: '/audit' },
      write,
    ],
  },
  {
    kind: 'other',
    title: 'そのほか',
    cause: '',
    steps: [tell, seen, write],
  },
];

const other = firstHours[firstHours.length - 1] as FirstHour;
export const firstHourOf = (kind: Kind): FirstHour =>
  firstHours.find((hour) => hour.kind === kind) ?? other;
