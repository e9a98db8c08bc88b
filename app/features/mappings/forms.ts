/**
 * 様式: other reports that an office hands in, each with its 欄 (targets), in words of our own.
 * Only what records can give stands here; what they cannot is said in `missing`.
 */
export const measures = ['records', 'days', 'heads', 'minutes'] as const;
export type Measure = (typeof measures)[number];

export type Target = {
  code: string;
  label: string;
  group: string;
  /** What its figure says, unless the page is asked for another. */
  counts: Measure;
};
export type Form = {
  code: string;
  title: string;
  use: string;
  missing: string;
  targets: readonly Target[];
};

const of = (group: string, counts: Measure, words: Record<string, string>): Target[] =>
  Object.entries(words).map(([code, label]) => ({ code, label, group, counts }));

export const forms: readonly Form[] = [
  {
    code: 'coordinator',
    title: '生活支援コーディネーター',
    use: '生活支援体制整備の報告に、六つの機能ごとの件数を書きます。',
    missing: '',
    targets: of('六つの機能', 'records', {
      visible: '①ニーズと資源の見える化・問題提起',
      partners: '②多様な主体への協力の働きかけ',
      network: '③関係者のネットワーク化',
      vision: '④目指す姿・方針の共有',
      development: '⑤担い手の養成・サービスの開発',
      matching: '⑥ニーズとサービスのマッチング',
    }),
  },
  {
    code: 'multilayer',
    title: '重層的支援体制整備事業',
    use: '五つの事業の実績として、件数と人数を書きます。',
    missing:
      '拠点の数、協力してくれる事業者の数、参加した機関の数は、記録からは数えられません。別に数えて書いてください。',
    targets: [
      ...of('包括的相談支援', 'records', { consultation: '相談を受けた件数' }),
      ...of('参加支援', 'heads', { participants: '対象になった人（延べ人数）' }),
      ...of('参加支援', 'records', { businesses: '協力事業者への働きかけ' }),
      ...of('地域づくり', 'records', { places: '場や活動の回数' }),
      ...of('地域づくり', 'heads', { attendance: '場や活動に来た人（延べ人数）' }),
      ...of('アウトリーチ等継続的支援', 'records', { outreach: '出向いた件数' }),
      ...of('多機関協働', 'records', { cooperation: '話し合いの回数' }),
    ],
  },
  {
    code: 'welfare-volunteer',
    title: '民生委員の活動記録',
    use: '民生委員の様式に合わせて、内容、分野、その他の活動、訪問と日数を数えます。',
    missing: '証明の件数など、行動記録に書かない仕事は入りません。',
    targets: [
      ...of('内容', 'records', {
        home: '在宅福祉',
        care: '介護保険',
        health: '健康・保健医療',
        'child-raising': '子育て・母子保健',
        'child-life': '子どもの地域生活',
        school: '子どもの教育・学校生活',
        living: '生活費',
        pension: '年金・保険',
        work: '仕事',
        family: '家族関係',
        housing: '住居',
        surroundings: '生活環境',
        daily: '日常的な支援',
        'other-content': 'その他の内容',
      }),
      ...of('分野', 'records', {
        elderly: '高齢者',
        disability: '障害者',
        children: '子ども',
        'other-field': 'その他の分野',
      }),
      ...of('その他の活動', 'records', {
        survey: '調査・実態把握',
        events: '行事・事業・会議への参加協力',
        activities: '地域福祉活動・自主活動',
        association: '民児協運営・研修',
        certificates: '証明事務',
        notification: '要保護児童の発見の通告・仲介',
      }),
      ...of('訪問・連絡・日数', 'records', { visits: '訪問', contacts: '連絡・調整' }),
      ...of('訪問・連絡・日数', 'days', { days: '活動した日数' }),
    ],
  },
];

export function formOf(code: string | undefined): Form | undefined {
  return forms.find((form) => form.code === code);
}

export function targetOf(form: Form, code: string | null | undefined): Target | undefined {
  return form.targets.find((target) => target.code === code);
}
