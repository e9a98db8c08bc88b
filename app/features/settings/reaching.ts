/**
 * In words, for whoever looks after this installation: how it is reached now, what works from
 * where, and what to do next.
 */
import { showDate, today } from '#app/lib/dates.ts';

export type Reached = {
  way: 'here' | 'https' | 'plain';
  host: string;
  publicUrl: string | null;
  /** With a certificate of our own, and until when it holds. */
  hasTls: boolean;
  until: Date | null;
  proxies: readonly string[];
  isForwarded: boolean;
  residentPort: number | null;
  residentUrl: string | null;
};
type Fact = { term: string; detail: string };
export type Said = {
  tone: 'ok' | 'info' | 'warn';
  title: string;
  text: string;
  facts: Fact[];
  uses: { what: string; here: string; elsewhere: string }[];
  steps: string[];
};

const SOON = 30 * 24 * 3_600_000;

export function sayReach(reached: Reached, now = new Date()): Said {
  const uses = usesOf(reached);
  return { ...stateOf(reached, now), facts: factsOf(reached), uses, steps: stepsOf(reached, now) };
}

function stateOf(
  { publicUrl, way, until }: Reached,
  now: Date,
): Pick<Said, 'tone' | 'title' | 'text'> {
  if (!publicUrl)
    return {
      tone: 'info',
      title: 'いまは、えんがわを動かしているパソコンだけで使えます。',
      text: '電話や、ほかのパソコンからは、まだ入れません。開くと、その案内が出ます。',
    };
  if (until && until <= now)
    return {
      tone: 'warn',
      title: '証明書の期限が切れています。',
      text: '電話やほかのパソコンで、警告が出て入れません。記録はそのまま残っています。',
    };
  if (until && until.getTime() - now.getTime() < SOON)
    return {
      tone: 'warn',
      title: `証明書の期限が近づいています（${dayOf(until)}まで）。`,
      text: '切れると、電話やほかのパソコンから入れなくなります。',
    };
  const text =
    way === 'https'
      ? 'あなたも、いまこのアドレスで開いています。とちゅうで人に読まれることはありません。'
      : 'あなたは、いま、えんがわを動かしているパソコンで開いています。';
  return { tone: 'ok', title: `${publicUrl} で、電話やほかのパソコンからも使えます。`, text };
}

function factsOf(reached: Reached): Fact[] {
  const { publicUrl, way, host, residentPort } = reached;
  return [
    { term: 'みんなが開く', detail: publicUrl ?? 'まだ決まっていません' },
    {
      term: 'あなたが開いた',
      detail: `${way === 'https' ? 'https' : 'http'}://${host}（${way === 'https' ? '守られています' : 'えんがわのパソコンの中'}）`,
    },
    { term: '守り', detail: shieldOf(reached) },
    { term: '中継', detail: proxyOf(reached) },
    {
      term: '住民のページ',
      detail:
        residentPort === null
          ? '職員と同じ入り口です'
          : `別の入り口です（${reached.residentUrl ?? `ポート ${residentPort}`}）`,
    },
  ];
}

function shieldOf({ publicUrl, hasTls, until }: Reached): string {
  if (!publicUrl) return 'まだありません。えんがわのパソコンの中だけなら、なくてもかまいません';
  if (!hasTls) return '前に置いた中継が受けもっています';
  return `えんがわが受けもっています（証明書は${until ? dayOf(until) : '期限の分からない日'}まで）`;
}

function proxyOf({ publicUrl, proxies, isForwarded, way, hasTls }: Reached): string {
  if (!publicUrl || proxies.length === 0) return 'ありません';
  const isHere = proxies.every((name) => name === '::1' || name.startsWith('127.'));
  const whom = isHere
    ? 'えんがわのパソコンにある中継を信じます'
    : `信じる中継：${proxies.join('、')}`;
  if (way !== 'https' || hasTls) return whom;
  return `${whom}。${isForwarded ? 'だれが来たかを伝えています' : 'だれが来たかを伝えていません'}`;
}

/** One's own passkey belongs to the address that people type. */
function usesOf({ publicUrl }: Reached): Said['uses'] {
  const elsewhere = publicUrl ? '使えます' : 'まだ使えません';
  const isName = publicUrl !== null && !/^[\d.[]/.test(new URL(publicUrl).hostname);
  const passkey = publicUrl && !isName ? '使えません（数字のアドレスのため）' : elsewhere;
  return [
    { what: 'ログインして記録を書く', here: '使えます', elsewhere },
    { what: '電話から写真を付ける', here: '—', elsewhere },
    { what: '招待のリンクを開く', here: '使えます', elsewhere },
    { what: '自分の予定を電話の予定表で見る', here: '—', elsewhere },
    {
      what: 'パスキー（指紋や顔で入る）',
      here: publicUrl ? 'みんなが開くアドレスで使えます' : '使えます',
      elsewhere: passkey,
    },
  ];
}

function stepsOf(reached: Reached, now: Date): string[] {
  const { publicUrl, until, way, hasTls, isForwarded } = reached;
  if (!publicUrl) return begin;
  if (until && until.getTime() - now.getTime() < SOON)
    return [
      '新しい証明書を、前と同じ場所のファイルに置きかえます。えんがわは止めなくてかまいません。1分ほどで切りかわります。',
      'この画面を開きなおして、期限がのびたことを確かめます。',
    ];
  if (way !== 'https')
    return [
      `電話で ${publicUrl} を開き、この画面を見て、「守られています」と出ることを確かめます。`,
    ];
  if (!hasTls && !isForwarded)
    return [
      '中継が、だれが来たかを伝えていません。このままだと、だれか一人が何度もパスワードを間違えたとき、みんなが待つことになります。中継の設定に X-Forwarded-For を加えてください。',
    ];
  return [];
}

const begin = [
  'みんなが開く名前を決めます（例：engawa.example.jp）。事務所のネットワークを見ている人や、市役所の担当に相談してください。',
  'その名前の証明書を用意します。',
  'えんがわを止め、名前と証明書を決めて始めます。決め方は、えんがわのフォルダーの docs/deployment.md の「ほかの機械から使う」にあります。パソコンにくわしい人に頼むときは、そこを見せてください。',
  '電話でそのアドレスを開き、この画面を見て、「守られています」と出ることを確かめます。',
];

const dayOf = (moment: Date) => showDate(today(moment));
