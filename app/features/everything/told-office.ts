import { type Described, unit } from './told.ts';

/** Who, where, in which words and what for. */
export const office: Described<
  | 'office'
  | 'office_setting'
  | 'staff'
  | 'assignment'
  | 'area'
  | 'area_parent'
  | 'area_name'
  | 'code'
  | 'plan'
  | 'goal'
  | 'principle'
  | 'counter'
> = {
  office: {
    ja: '事業所',
    en: 'Offices',
    columns: {
      name: ['名前', 'Name'],
      kind: ['種類', 'Kind', { ja: 'real 本物、sample 見本', en: 'real, sample' }],
    },
  },
  office_setting: {
    ja: '事業所の設定',
    en: 'What an office decided for itself',
    columns: {
      name: ['何の設定か', 'Which setting'],
      value: ['決めたこと', 'Its value', unit.json],
    },
  },
  staff: {
    ja: '職員',
    en: 'People who may sign in',
    columns: {
      name: ['名前', 'Name'],
      kana: ['ふりがな', 'Reading of the name'],
      email: ['メールアドレス', 'E-mail address'],
      role: [
        '役割',
        'Role',
        {
          ja: 'csw 地域担当職員、cn 地域福祉コーディネーター、manager 管理職、admin システム係、viewer 閲覧者',
          en: 'csw, cn, manager, admin, viewer',
        },
      ],
      joined_on: ['いつから', 'First day', unit.day],
      left_on: ['いつまで', 'Last day', unit.day],
    },
  },
  assignment: {
    ja: '担当',
    en: 'Who works where, for which kind of support',
    columns: {
      support: ['支援の種類', 'Kind of support', unit.support],
      duty: ['主担当・副担当', 'Main or deputy', { ja: 'main 主、deputy 副', en: 'main, deputy' }],
    },
  },
  area: {
    ja: '地域',
    en: 'Areas',
    columns: {
      kind: [
        '種類',
        'Kind',
        {
          ja: 'city 市、district 地区、zone 避難所区域、town 町丁目、part 町の一部、neighbourhood ご近所',
          en: 'city, district, zone, town, part, neighbourhood',
        },
      ],
      name: ['名前', 'Name'],
      kana: ['ふりがな', 'Reading of the name'],
      key: ['名前のそろえた形', 'The name in one way of writing, for matching'],
      lat: ['緯度', 'Latitude', unit.degrees],
      lng: ['経度', 'Longitude', unit.degrees],
      source: ['どこから分かったか', 'Where it is known from; hand: typed by somebody'],
      source_key: ['もとの番号', 'Its key there'],
    },
  },
  area_parent: {
    ja: '上の地域',
    en: 'Which area lies in which',
    columns: {
      child_id: ['中の地域', 'The area that lies inside', unit.area],
      parent_id: ['上の地域', 'The area it lies in', unit.area],
      standing: [
        '確かか',
        'Whether confirmed',
        { ja: 'proposed 未確認、confirmed 確認済み', en: 'proposed, confirmed' },
      ],
      source: [
        'どう決めたか',
        'How it was found',
        { ja: 'distance 近さ、official 市の表、hand 手で', en: 'distance, official, hand' },
      ],
      metres: ['離れ', 'Distance by which it was found', unit.metres],
    },
  },
  area_name: {
    ja: '地域のほかの名前',
    en: 'Other ways to write an area',
    columns: {
      name: ['ほかの名前', 'The other name'],
      key: ['名前のそろえた形', 'The same in one way of writing'],
    },
  },
  code: {
    ja: '選択肢の一覧',
    en: 'The words of the office to choose from',
    columns: {
      list: ['一覧', 'Which list'],
      code: ['記号', 'The code, as other tables name it'],
      label: ['言葉', 'The word on the screen'],
      grp: ['まとまり', 'Group within the list'],
    },
  },
  plan: {
    ja: '活動計画',
    en: 'Plans of the council',
    columns: {
      name: ['名前', 'Name'],
      edition: ['何次か', 'Edition'],
      purpose: ['目的', 'Purpose'],
      review: ['見直しのこと', 'When and how it is reviewed'],
    },
  },
  goal: {
    ja: '目標',
    en: 'Goals of a plan',
    columns: {
      plan_id: [
        '活動計画',
        'The plan',
        { ja: '「plan」の表の番号', en: 'an id of the table plan' },
      ],
      text: ['目標', 'The state it wants to reach'],
    },
  },
  principle: {
    ja: '行動基準と支援方針',
    en: 'Standards of conduct, and what the five verbs mean here',
    columns: {
      kind: ['種類', 'Kind', { ja: 'standard 行動基準、policy 支援方針', en: 'standard, policy' }],
      verb: [
        '支援の動き',
        'The verb it tells of',
        {
          ja: 'know しる、connect つなぐ、involve まきこむ、create つくりだす、spread ひろげる',
          en: 'know, connect, involve, create, spread',
        },
      ],
      text: ['文', 'Text'],
    },
  },
  counter: {
    ja: '通し番号',
    en: 'Running numbers',
    columns: {
      name: ['何の番号か', 'Of what'],
      value: ['次の前の番号', 'The last one given'],
    },
  },
};
