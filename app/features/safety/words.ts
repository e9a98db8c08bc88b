/** Words for what the audit holds. Each feature gives the words of its verbs as `auditWords`. */
import { roleNames } from '../accounts/actor.ts';
import { auditWords as accountWords } from '../accounts/words.ts';
import {
  fieldLabels as appointmentFields,
  auditWords as appointmentWords,
} from '../appointments/words.ts';
import { kinds } from '../areas/area.ts';
import { auditWords as areaWords } from '../areas/words.ts';
import { auditWords as backupWords } from '../backup/words.ts';
import {
  fieldWords as consentFields,
  valueWords as consentValues,
  auditWords as consentWords,
} from '../consents/words.ts';
import { auditWords as everythingWords } from '../everything/words.ts';
import {
  fieldWords as fileFields,
  valueWords as fileValues,
  auditWords as fileWords,
} from '../files/words.ts';
import { auditWords as importWords } from '../imports/words.ts';
import { stateWords } from '../jobs/job.ts';
import { kindWords as jobKinds, auditWords as jobWords } from '../jobs/words.ts';
import { courses } from '../lists/courses.ts';
import { defaultLists, type ListName } from '../lists/defaults.ts';
import { verbs } from '../lists/verbs.ts';
import { auditWords as listWords } from '../lists/words.ts';
import { forms } from '../mappings/forms.ts';
import { fieldWords as mappingFields, auditWords as mappingWords } from '../mappings/words.ts';
import { auditWords as purposeWords } from '../purposes/words.ts';
import { fieldLabels as recordFields, auditWords as recordWords } from '../records/words.ts';
import { fieldWords as reportFields, auditWords as reportWords } from '../reports/words.ts';
import { fieldWords as retentionFields, auditWords as retentionWords } from '../retention/words.ts';
import { auditWords as reviewWords } from '../reviews/review.ts';
import { auditWords as settingWords } from '../settings/words.ts';
import {
  fieldWords as statisticsFields,
  auditWords as statisticsWords,
} from '../statistics/words.ts';
import { auditWords as storyWords } from '../stories/words.ts';
import { auditWords as templateWords } from '../templates/words.ts';
import { leakValues, leakWords } from './leak-words.ts';

const ownWords: Record<string, string> = {
  'audit.verify': '操作の記録のつながりを確かめました',
  'list.export': '一覧を書き出しました',
};

const officeWords: Record<string, string> = {
  'office.found': '事業所を作りました',
  'office.sample': '見本の事業所を作りました',
};

export const verbWords: Record<string, string> = {
  ...backupWords,
  ...everythingWords,
  ...importWords,
  ...recordWords,
  ...consentWords,
  ...templateWords,
  ...storyWords,
  ...appointmentWords,
  ...fileWords,
  ...purposeWords,
  ...listWords,
  ...mappingWords,
  ...statisticsWords,
  ...settingWords,
  ...reviewWords,
  ...reportWords,
  ...retentionWords,
  ...jobWords,
  ...areaWords,
  ...accountWords,
  ...leakWords,
  ...officeWords,
  ...ownWords,
};

export const thingWords: Record<string, string> = {
  record: '行動記録',
  appointment: '予定',
  view: '見方',
  template: 'ひな形',
  report: '報告書',
  area: '地域',
  assignment: '担当',
  plan: '計画',
  goal: '目標',
  principle: '行動基準・支援方針',
  list: '選択肢',
  code: '選択肢',
  mapping: 'ほかの報告の表',
  staff: '職員',
  office: '事業所',
  audit: '操作の記録',
  retention: '保存期間',
  disposal: '廃棄',
  draft: '書きかけ',
  job: '時間のかかる仕事',
  export: '書き出し',
  import: '取り込み',
  series: '人口の数字',
  consent: '同意',
  leak: '漏えい',
};

/** Fields of audit lines in words; the same name means the same everywhere. */
export const fieldWords: Record<string, string> = {
  ...appointmentFields,
  ...recordFields,
  ...reportFields,
  ...fileFields,
  ...mappingFields,
  ...consentFields,
  ...statisticsFields,
  ...retentionFields,
  area: '地域',
  on: '日付',
  until: 'いつまで',
  reason: 'わけ',
  role: '役割',
  name: '名前',
  kana: 'ふりがな',
  email: 'メールアドレス',
  label: '名前',
  code: '項目',
  fields: '項目',
  lines: '行',
  rows: '行',
  accepted: '取り込んだ行',
  rejected: '受けとれなかった行',
  skipped: 'そのままの行',
  repaired: '直して読んだ行',
  proposed: '未確認として置いた町丁目',
  names: 'ほかの名前',
  back: '元に戻した地域',
  kept: '残したもの',
  faults: '合わないところ',
  stage: 'どこまで',
  step: 'どこで',
  staff: '職員',
  support: '支援の種類',
  duty: '主・副',
  from: 'いつから',
  kind: '種類',
  parent: '上の地域',
  inside: '中の地域の数',
  count: '件数',
  shared: 'みんなに見せる',
  plan: '計画',
  edition: '版',
  version: '版',
  purpose: '目的',
  review: '見直し',
  text: '文',
  wanted: 'しようとしたこと',
  why: 'わけ',
  passkey: 'パスキー',
  job: '仕事',
  export: '一覧',
  as: '形',
  withConfidential: '内密の欄も',
  q: 'ことば',
  to: 'いつまで',
  verb: '支援の動き',
  goal: '目標',
  means: '方法',
  removed: '消した記録',
  thing: '何について',
  actor: 'だれが',
  id: '番号',
  state: 'どうなったか',
  leak: '何が起きたか',
  first: '速報',
  final: '確報',
};

const codeLabels = (list: ListName) =>
  Object.fromEntries(defaultLists[list].map((c) => [c.code, c.label]));

const NONE = { none: 'なし' };

/** Values that are kept as they are, by their field. */
export const valueWords: Record<string, Record<string, string>> = {
  role: roleNames,
  stage: { password: 'パスワードまで', full: '確認がすみました' },
  step: {
    password: 'パスワード',
    second: '二段階の確認',
    enrol: 'はじめの登録',
    recovery: '控えの番号',
  },
  job: jobKinds,
  state: stateWords,
  duty: { main: '主担当', deputy: '副担当' },
  support: codeLabels('support'),
  supportMain: codeLabels('support'),
  means: { ...codeLabels('means'), ...NONE },
  through: { ...codeLabels('through'), ...NONE },
  about: { ...codeLabels('about'), ...NONE },
  course: { ...Object.fromEntries(courses.map((c) => [c.course, c.label])), ...NONE },
  verb: { ...Object.fromEntries(verbs.map((v) => [v.verb, v.label])), ...NONE },
  goal: NONE,
  kind: {
    ...codeLabels('kind'),
    ...Object.fromEntries(kinds.map(({ kind, label }) => [kind, label])),
  },
  leak: leakValues,
  shared: { true: 'はい', false: 'いいえ' },
  file: { shelters: '指定避難所の一覧', towns: '町丁目の一覧', table: '地域の表' },
  form: Object.fromEntries(forms.map(({ code, title }) => [code, title])),
  target: Object.fromEntries(
    forms.flatMap(({ targets }) => targets.map(({ code, label }) => [code, label])),
  ),
  ...fileValues,
  ...consentValues,
};
