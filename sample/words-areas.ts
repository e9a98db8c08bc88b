// The invented city of the sample office. Neither the city nor its towns and schools exist.
// Its centre lies in the open sea, so that no point of it is anybody's home.

export const centre = { lat: 34.9, lng: 140.72 };

export type BaseWords = {
  key: string;
  name: string;
  kana: string;
  /** Number of 丁目; 0 when the town is not divided. */
  blocks: number;
  /** East and north of the centre, in metres. */
  at: [east: number, north: number];
  school: string;
  schoolKana: string;
  association: string;
  club: string;
  salon: string;
  hall: string;
  facility: string;
};

export type DistrictWords = {
  key: string;
  name: string;
  kana: string;
  centre: string;
  bases: BaseWords[];
};

export const city = { key: 'city', name: '縁川市', kana: 'えんがわし' };

export const districts: DistrictWords[] = [
  {
    key: 'east',
    name: '東部',
    kana: 'とうぶ',
    centre: '東部地域包括支援センター',
    bases: [
      {
        key: 'hinatabashi',
        name: '日向橋',
        kana: 'ひなたばし',
        blocks: 4,
        at: [2100, 900],
        school: '日向橋小学校',
        schoolKana: 'ひなたばししょうがっこう',
        association: '日向橋町会',
        club: 'ひなた会',
        salon: 'サロン「ひだまり橋」',
        hall: '日向橋集会所',
        facility: 'デイサービス橋のたもと',
      },
      {
        key: 'yanaginose',
        name: '柳ノ瀬',
        kana: 'やなぎのせ',
        blocks: 3,
        at: [3100, 200],
        school: '柳ノ瀬小学校',
        schoolKana: 'やなぎのせしょうがっこう',
        association: '柳ノ瀬自治会',
        club: '柳寿会',
        salon: '柳ノ瀬お茶の会',
        hall: '東部地区センター',
        facility: '特別養護老人ホーム柳ノ瀬苑',
      },
      {
        key: 'funatoba',
        name: '舟渡場',
        kana: 'ふなとば',
        blocks: 3,
        at: [2600, -900],
        school: '舟渡場小学校',
        schoolKana: 'ふなとばしょうがっこう',
        association: '舟渡場町会',
        club: '舟渡場いきいきクラブ',
        salon: 'サロン「渡し舟」',
        hall: '舟渡場会館',
        facility: '障害者作業所わたし工房',
      },
      {
        key: 'suisha',
        name: '水車町',
        kana: 'すいしゃちょう',
        blocks: 2,
        at: [1500, -300],
        school: '東縁中学校',
        schoolKana: 'ひがしべりちゅうがっこう',
        association: '水車町自治会',
        club: '水車クラブ',
        salon: 'ふれあい茶屋「みずぐるま」',
        hall: '水車町公会堂',
        facility: '認定こども園みずぐるま',
      },
    ],
  },
  {
    key: 'central',
    name: '中部',
    kana: 'ちゅうぶ',
    centre: '中部地域包括支援センター',
    bases: [
      {
        key: 'shukumae',
        name: '宿前',
        kana: 'しゅくまえ',
        blocks: 3,
        at: [-200, 1500],
        school: '宿前小学校',
        schoolKana: 'しゅくまえしょうがっこう',
        association: '宿前町内会',
        club: '宿前長生会',
        salon: 'サロン「しゅくば」',
        hall: '宿前コミュニティルーム',
        facility: 'グループホーム宿前の家',
      },
      {
        key: 'keyakidori',
        name: '欅通',
        kana: 'けやきどおり',
        blocks: 4,
        at: [700, 900],
        school: '欅通小学校',
        schoolKana: 'けやきどおりしょうがっこう',
        association: '欅通自治会',
        club: 'けやきクラブ',
        salon: 'けやきカフェ',
        hall: '欅通団地集会室',
        facility: '小規模多機能けやき通り',
      },
      {
        key: 'kanetsuki',
        name: '鐘撞町',
        kana: 'かねつきちょう',
        blocks: 3,
        at: [-300, -900],
        school: '鐘撞小学校',
        schoolKana: 'かねつきしょうがっこう',
        association: '鐘撞町会',
        club: '鐘の音会',
        salon: 'お茶のみ場「かねつき」',
        hall: '鐘撞町会館',
        facility: '就労支援センター鐘のおと',
      },
      {
        key: 'honcho',
        name: '縁川本町',
        kana: 'えんがわほんちょう',
        blocks: 3,
        at: [200, 100],
        school: '縁川中学校',
        schoolKana: 'えんがわちゅうがっこう',
        association: '本町通り町会',
        club: '本町喜楽会',
        salon: 'まちなかサロン「えんがわ本町」',
        hall: '中央福祉会館',
        facility: '児童館ほんちょう',
      },
    ],
  },
  {
    key: 'west',
    name: '西部',
    kana: 'せいぶ',
    centre: '西部地域包括支援センター',
    bases: [
      {
        key: 'fujidanadai',
        name: '藤棚台',
        kana: 'ふじだなだい',
        blocks: 5,
        at: [-2500, 700],
        school: '藤棚台小学校',
        schoolKana: 'ふじだなだいしょうがっこう',
        association: '藤棚台自治会',
        club: '藤寿会',
        salon: 'サロン「ふじだな」',
        hall: '西部地区センター',
        facility: '特別養護老人ホーム藤の郷',
      },
      {
        key: 'sawanobe',
        name: '沢ノ辺',
        kana: 'さわのべ',
        blocks: 4,
        at: [-1700, -700],
        school: '沢ノ辺小学校',
        schoolKana: 'さわのべしょうがっこう',
        association: '沢ノ辺自治会',
        club: '沢ノ辺さわやか会',
        salon: 'せせらぎ茶話会',
        hall: '沢ノ辺集会所',
        facility: '多機能型事業所せせらぎ',
      },
      {
        key: 'chaen',
        name: '茶園',
        kana: 'ちゃえん',
        blocks: 3,
        at: [-3300, -300],
        school: '茶園小学校',
        schoolKana: 'ちゃえんしょうがっこう',
        association: '茶園町会',
        club: '新茶クラブ',
        salon: '茶園サロン「一服」',
        hall: '茶園公民館分館',
        facility: '介護老人保健施設茶の里',
      },
      {
        key: 'nishiberi',
        name: '西縁',
        kana: 'にしべり',
        blocks: 3,
        at: [-3000, -1500],
        school: '西縁中学校',
        schoolKana: 'にしべりちゅうがっこう',
        association: '西縁自治会連絡会',
        club: '西縁寿会',
        salon: '西縁ふれあいの輪',
        hall: '西縁ふれあい館',
        facility: '地域活動支援センター西縁',
      },
    ],
  },
];

/** Towns whose designated shelter is not that of their name: the city's table decides, not distance (H10). */
export const designatedElsewhere: { town: string; zoneOf: string }[] = [
  { town: 'fujidanadai-5', zoneOf: 'nishiberi' },
  { town: 'keyakidori-4', zoneOf: 'honcho' },
];
/** Moved to another zone in mid-term, so that validity dates can be seen. */
export const movedZone = { town: 'yanaginose-3', before: 'hinatabashi', after: 'yanaginose' };
/** Only a part of this town goes elsewhere. */
export const partOfTown = {
  key: 'sawanobe-4-part',
  name: '沢ノ辺4丁目のうち1番から6番',
  kana: 'さわのべよんちょうめのうちいちばんからろくばん',
  town: 'sawanobe-4',
  zoneOf: 'chaen',
};
export const neighbourhood = {
  key: 'suisha-riverside',
  name: '水車町 川べり通りのご近所',
  kana: 'すいしゃちょう かわべりどおりのごきんじょ',
  town: 'suisha-1',
};

/** The same towns as people also write them. */
export const otherNames: { areaKey: string; name: string }[] = [
  { areaKey: 'honcho', name: '本町' },
  { areaKey: 'honcho', name: '縁川中' },
  { areaKey: 'keyakidori', name: 'けやき通り' },
  { areaKey: 'keyakidori', name: '欅通団地' },
  { areaKey: 'sawanobe', name: '沢の辺' },
  { areaKey: 'yanaginose', name: '柳の瀬' },
  { areaKey: 'funatoba', name: '船渡場' },
  { areaKey: 'fujidanadai', name: '藤棚台小' },
];
