// Office, people, plan, standards and policy of the sample. All of them are invented.

export const office = {
  name: '縁川市社会福祉協議会（見本）',
  kana: 'えんがわししゃかいふくしきょうぎかい みほん',
  city: '縁川市',
  address: '縁川市縁川本町2丁目 中央福祉会館内',
  phone: '000-000-0000',
};

export type StaffWords = {
  key: string;
  name: string;
  kana: string;
  role: 'csw' | 'cn' | 'manager' | 'admin' | 'viewer';
  title: string;
  /** How much is written down: chance that a field which may stay empty is filled (H1). */
  care: number;
};

export const staffWords: StaffWords[] = [
  {
    key: 'manager',
    name: '桐山 和枝',
    kana: 'きりやま かずえ',
    role: 'manager',
    title: '地域福祉係長',
    care: 0.7,
  },
  {
    key: 'admin',
    name: '三輪田 圭介',
    kana: 'みわた けいすけ',
    role: 'admin',
    title: '総務係',
    care: 0.5,
  },
  {
    key: 'cn',
    name: '水城 千晴',
    kana: 'みずき ちはる',
    role: 'cn',
    title: '地域福祉コーディネーター',
    care: 0.85,
  },
  {
    key: 'csw-east',
    name: '栗巻 夏実',
    kana: 'くりまき なつみ',
    role: 'csw',
    title: '東部地域担当',
    care: 0.9,
  },
  {
    key: 'csw-central',
    name: '折戸 大樹',
    kana: 'おりと だいき',
    role: 'csw',
    title: '中部地域担当',
    care: 0.65,
  },
  {
    key: 'csw-west',
    name: '椎葉 友里',
    kana: 'しいば ゆり',
    role: 'csw',
    title: '西部地域担当',
    care: 0.8,
  },
  {
    key: 'viewer',
    name: '古賀沢 亮',
    kana: 'こがさわ りょう',
    role: 'viewer',
    title: '縁川市 福祉総務課',
    care: 0,
  },
  {
    key: 'csw-central-before',
    name: '仁科 隆之',
    kana: 'にしな たかゆき',
    role: 'csw',
    title: '前 中部地域担当',
    care: 0.4,
  },
];

export const plan = {
  name: '第4次縁川市地域福祉活動計画',
  edition: '中間見直し版',
  purpose:
    'だれも取り残されず、困ったときに「助けて」と言え、それぞれの力を生かして暮らし続けられるまちを、住民の手で育てる。',
  review:
    '3年目に中間見直しを行い、災害への備えと、早く気づくための見守りの2点を書き加えた。残る2年は、住民が自分で進める活動を増やすことに力を入れる。',
};

export const goals = [
  { key: 'goal-talk', text: '歩いて行けるところに、顔なじみと話せる場がある。' },
  { key: 'goal-disaster', text: '災害のとき、隣近所で声をかけ合い、いっしょに身を守れる。' },
  { key: 'goal-role', text: '年齢や障害にかかわらず、だれにも出番と役割がある。' },
  { key: 'goal-early', text: '小さな困りごとに早く気づき、相談先と支え手に結びつく。' },
];

export const standards = [
  {
    key: 'standard-1',
    text: 'どんな事情のある人も締め出さず、その人の力とその人らしい暮らしを守る側に立って動く。',
  },
  {
    key: 'standard-2',
    text: '住民が地域のことに気づき、加わり、自分たちで解きほぐしていく仕組みを、住民といっしょにつくる。',
  },
];

export const policy = [
  {
    key: 'policy-know',
    verb: 'know',
    text: 'まず出向いて聞く。数字と声の両方で、その地域の今を確かめる。',
  },
  {
    key: 'policy-connect',
    verb: 'connect',
    text: '人と人、団体と団体、困りごとと手だてを引き合わせる。',
  },
  {
    key: 'policy-involve',
    verb: 'involve',
    text: '得意なこと、やってみたいことを聞き、出番をつくって声をかける。',
  },
  {
    key: 'policy-create',
    verb: 'create',
    text: '足りないものは、できる人で小さく試してから形にする。',
  },
  {
    key: 'policy-spread',
    verb: 'spread',
    text: 'やってみた結果を持ち帰り、ほかの人とほかの町に伝える。',
  },
] as const;

/** Filters as in the address of the list, with local keys for areas. */
export const savedViews = [
  {
    key: 'view-west',
    staffKey: 'csw-west',
    name: '西部の記録',
    filter: { areaKey: 'west' },
    shared: false,
  },
  {
    key: 'view-shelter',
    staffKey: 'csw-east',
    name: '避難に関する記録',
    filter: { q: '避難' },
    shared: true,
  },
  {
    key: 'view-system',
    staffKey: 'manager',
    name: 'しくみづくりの記録',
    filter: { support: 'system' },
    shared: true,
  },
  {
    key: 'view-places',
    staffKey: 'csw-central',
    name: '中部の場づくり',
    filter: { areaKey: 'central', kind: 'place' },
    shared: false,
  },
];
