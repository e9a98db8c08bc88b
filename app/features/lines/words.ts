/**
 * Ordinary words for the codes that an office starts with, split at blanks. A word under '' stands
 * for nothing: it is there so that a shorter word inside it is not taken (子ども食堂 is no 子ども).
 * Only codes that the office still offers are used; its own words and labels come in addition.
 */
import type { ListName } from '../lists/defaults.ts';

type Words = Record<string, string>;

export const kindWords: Words = {
  'case-meeting':
    'ケース会議 支援会議 個別支援会議 支援調整会議 カンファレンス ケースカンファ 退院カンファ 担当者会議 サービス担当者会議 個別ケース検討会議 個別避難計画',
  'care-meeting': '地域ケア会議 ケア会議 地域ケア個別会議',
  council: '第二層協議体 第2層協議体 二層協議体 2層協議体 第二層 第2層 協議体',
  'shelter-meeting':
    '避難所運営連絡会 避難所運営協議会 避難所運営委員会 避難所運営会議 避難所連絡会',
  drill:
    '避難訓練 防災訓練 総合防災訓練 安否確認訓練 避難所開設訓練 図上訓練 消防訓練 立ち上げ訓練 設置訓練 伝達訓練 炊き出し訓練 初期消火訓練',
  walk: 'まち歩き 街歩き 町歩き まちあるき 地域踏査 踏査 地域歩き 歩きました 歩いた を歩 防災マップづくり',
  hearing: '聞き取り 聴き取り 聞取り 聴取り ヒアリング インタビュー',
  survey: 'アンケート 住民意識調査 実態調査',
  resource: '資源の把握 資源把握 社会資源 資源開拓 資源の開拓 資源調査',
  group: '立ち上げ 立上げ 設立 発足 運営支援 活動支援 助成金の申請 申請支援',
  liaison:
    '打合せ 打ち合わせ 打ち合せ 打合わせ うちあわせ 打合 連絡調整 日程調整 調整 に連絡 へ連絡 で連絡',
  desk: '相談窓口 窓口当番 窓口対応 窓口を担当 相談会 出張相談 よろず相談 なんでも相談',
  training:
    '研修 講座 養成講座 講習 講習会 勉強会 学習会 セミナー 講演会 講演 シンポジウム ワークショップ',
  awareness: '啓発 福祉教育 出前授業 講話 赤い羽根 募金 福祉体験',
  publicity: '広報 広報紙 広報誌 チラシ ちらし 回覧 ポスター ホームページ 社協だより 機関紙',
  review: '振り返り ふりかえり 振返り 記録整理 記録の整理 記録作成 データ整理 報告書作成',
  meeting:
    '会議 役員会 定例会 総会 懇談会 ミーティング 集まり 連絡会 会合 委員会 例会 民児協 理事会 班長会 部会 協議会 運営会議 意見交換会 話し合い 話合い 座談会 報告会 説明会 寄り合い 評議員会 反省会 民協 世話人会',
  place:
    'サロン カフェ 子ども食堂 こども食堂 居場所 お茶会 茶話会 お茶のみ 食事会 会食会 交流会 体操 敬老会 ラジオ体操 家族会 もちつき 餅つき 芋煮会 まつり 祭り バザー クリスマス会 お楽しみ会 ふれあいの場 つどい 集いの場 おしゃべり会',
  '': '集まりまし 集まりませ 調整区域 調整中 会議室 会議所 商工会議所 サロン代表 回覧板当番 まつり縫い 体操着',
};

/** A visit to a person or a talk about a person's life, whoever it is. */
export const visitWords =
  '個別訪問 家庭訪問 個別相談 本人宅 御本人宅 ご本人宅 自宅を訪問 自宅訪問 ご自宅 来所相談 電話相談 生活相談 訪問相談 相談を受け 安否確認 高齢者宅 独居宅 利用者宅 世帯を訪問 世帯訪問';

/** A word of these is said of somebody's life: a name beside it is confidential. */
export const privateCues =
  /独居|[一ひ]人暮らし|ひとり暮らし|認知症|生活保護|生保|困窮|虐待|借金|滞納|[入退]院|受診|病院|体調|具合|ごみ屋敷|ゴミ屋敷|引きこもり|ひきこもり|不登校|障害|障がい|要介護|要支援|介護|年金|\d0代|\d{2}[歳才]|八十代|七十代|手帳|通帳|息子|娘|夫|妻|就労|離婚|家計|家賃|食べるもの|\([母父祖]|安否|支援会議|ケース/u;

/** Going to see somebody in such a life is a visit, named or not. */
export const hardLife =
  /独居|[一ひ]人暮らし|ひとり暮らし|\d0代|\d{2}[歳才]|困窮|生活保護|[引ひ]きこもり|虐待/u;

export const meansWords: Words = {
  phone: '電話 tel テレ 架電 入電 着信 ☎ 📞 でんわ お電話 電話相談',
  message: 'メール line ライン sns ショートメール チャット eメール mail',
  online: 'オンライン zoom ズーム teams リモート web会議 ウェブ会議',
  letter: '手紙 fax ファックス ファクス はがき ハガキ 郵送 文書',
  together: '同行 同行訪問 付き添い 付添い 付き添っ 同行支援',
  office: '来所 来館 ご来所 来所相談 来訪',
  visit: '訪問 お宅 伺 お訪ね 訪ね お邪魔 自宅 宅に寄 宅へ寄',
  '': '電話番号 電話帳 訪問看護 訪問介護 訪問診療 訪問リハ メールアドレス お話を伺 話を伺 事情を伺 電話ボックス オンラインストア 公文書 ラインナップ ガイドライン 来所予定 お話を伺い 意見を伺',
};

export const supportWords: Words = {
  individual: '個別支援',
  life: '地域生活支援',
  community: '地域支援',
  system: 'しくみづくり 仕組みづくり 仕組み作り しくみ作り',
  internal: '職員会議 内部会議 社協内部 朝礼 終礼 課内会議 事務処理 局内会議',
  '': '個別支援会議 地域支援センター 地域支援事業',
};

export const aboutWords: Words = {
  elderly: '高齢者 お年寄り 老人 独居高齢 高齢の シニア世代 高齢夫婦',
  disability:
    '障害のある 障害者 障がい者 障がい 障害児 知的障害 精神障害 身体障害 発達障害 手帳所持',
  youth: '子ども 子供 こども 若者 中学生 小学生 高校生 不登校 児童 生徒',
  'child-raising': '子育て 親子 乳幼児 未就学児 育児',
  'single-parent': 'ひとり親 母子家庭 父子家庭 母子世帯 父子世帯 シングルマザー',
  poverty: '生活困窮 困窮 生活保護 生保',
  withdrawn: 'ひきこもり 引きこもり 引き籠もり 引きこもる',
  '8050': '8050',
  foreign: '外国人 外国籍 外国ルーツ 外国の方 外国にルーツ',
  'young-carer': 'ヤングケアラー',
  'double-care': 'ダブルケア',
  'cross-field': '分野横断',
  '': '子ども食堂 こども食堂 子供食堂 子ども会 子供会 児童委員 主任児童委員 児童館 児童相談所 児童遊園 子ども家庭支援センター 子ども家庭 高齢者支援課 高齢福祉課 障害福祉課 障害者支援課 子育て支援課 子育て支援センター 子育てひろば 老人ホーム 特別養護老人ホーム 老人福祉センター 高齢者支援センター 生活保護課 生活困窮者自立支援 児童と住民',
};

/** Who told it, before から. */
export const throughWords: Words = {
  self: '本人 ご本人 御本人',
  family: '家族 ご家族 御家族 娘 息子 妻 夫 長男 長女 母親 父親 親族 兄 弟 姉 妹',
  neighbour: '近所 近隣 隣人 住民 ご近所 隣の方',
  'welfare-volunteer': '民生委員 民生・児童委員 民生児童委員 児童委員 主任児童委員 民生さん',
  association: '自治会 自治会長 町会 町会長 町内会 町内会長 班長',
  'senior-club': 'シニアクラブ 老人会 老人クラブ',
  volunteer: 'ボランティア サロン',
  'care-centre': '包括 地域包括 地域包括支援センター ケアマネ ケアマネジャー',
  city: '市役所 役場 市 区役所 福祉課 高齢者支援課 障害福祉課 生活福祉課',
  school: '学校 小学校 中学校 高校 担任 校長 校長先生 教頭 先生 スクールソーシャルワーカー ssw',
  medical: '病院 医師 msw クリニック 看護師 訪問看護',
  provider: '事業所 施設 デイサービス ヘルパー',
};

/** Where somebody was led to, before につないだ. */
export const connectedWords: Words = {
  livelihood: '生活福祉課',
  'self-reliance': '自立相談 自立相談支援 自立支援相談',
  'care-centre': '包括 地域包括 地域包括支援センター',
  health: '保健センター 保健所 保健師',
  'child-family': '子ども家庭支援センター 子家セン 子ども家庭',
  disability: '障害相談 障害者相談 基幹相談',
  'school-board': '学校 教育委員会',
  'police-fire': '警察 消防 交番',
  association: '自治会 町会 町内会',
  'welfare-volunteer': '民生委員 民生さん 児童委員',
  salon: 'サロン',
  'children-meal': '子ども食堂 こども食堂',
  npo: 'npo',
  volunteer: 'ボランティア',
  'welfare-corporation': '社会福祉法人',
  business: '商店 商店街 企業',
  'senior-club': 'シニアクラブ 老人会',
  medical: '病院 医療機関 クリニック 診療所',
};

export type WordLists = Partial<Record<ListName, Words>>;
export const wordLists: WordLists = {
  kind: kindWords,
  means: meansWords,
  support: supportWords,
  about: aboutWords,
  through: throughWords,
  connected: connectedWords,
};
