/**
 * What a column of an old log can be: the fields of a record, and what only logs have (year,
 * month and day apart, the end of a time, a tick). The names under which offices write them.
 */
import { normalise } from '#app/lib/japanese.ts';
import { courses } from '../lists/courses.ts';
import { defaultLists, type ListName } from '../lists/defaults.ts';
import { verbs } from '../lists/verbs.ts';
import type { RecordFields } from '../records/record.ts';
import { fieldLabels } from '../records/words.ts';

/** `tick:LIST:CODE` (or `tick:verbs:VERB`) is a column of ○ for one choice; '' is not brought in. */
export type Field = keyof RecordFields | OwnField | Tick | '';
type OwnField =
  | ('year' | 'month' | 'day' | 'endedAt' | 'staff' | 'who' | 'detail' | 'note')
  // As an export of ours writes them.
  | ('parents' | 'stepDoneOn' | 'recordId');
type Tick = `tick:${string}:${string}`;

export const lists: Partial<Record<Field, ListName | 'verbs' | 'course'>> = {
  kind: 'kind',
  means: 'means',
  verbs: 'verbs',
  supportMain: 'support',
  supportSecond: 'support',
  result: 'result',
  through: 'through',
  course: 'course',
  about: 'about',
  connected: 'connected',
};
/** Without these a row is no record. */
export const neededLists: readonly Field[] = ['kind', 'supportMain'];
/** Several choices in one cell. */
export const manyLists: readonly Field[] = ['verbs', 'about', 'connected'];
/** Several columns of these are joined; numbers are added. */
export const joined: readonly Field[] = [
  ...(['withNames', 'place', 'aim', 'position', 'done', 'noticed', 'nextStep'] as const),
  ...(['who', 'detail', 'note', 'headcount'] as const),
];

/** In the order in which a person chooses. */
export const choices: { field: Field; label: string }[] = [
  ...(['occurredOn', 'year', 'month', 'day', 'startedAt', 'endedAt', 'minutes'] as const),
  ...(['staff', 'areaId', 'place', 'kind', 'means', 'verbs', 'supportMain'] as const),
  ...(['supportSecond', 'goalId', 'withNames', 'headcount', 'aim', 'position', 'done'] as const),
  ...([
    'noticed',
    'result',
    'through',
    'course',
    'about',
    'connected',
    'nextStep',
    'nextOn',
  ] as const),
  ...(['who', 'detail', 'note', 'parents', 'stepDoneOn', 'recordId'] as const),
].map((field) => ({ field, label: labelOf(field) }));

export function labelOf(field: Field): string {
  const own: Partial<Record<Field, string>> = {
    year: '日付の「年」',
    month: '日付の「月」',
    day: '日付の「日」',
    endedAt: '終わった時刻',
    staff: '記録した人',
    note: '気づいたことに足す',
    parents: '上の地域',
    stepDoneOn: '次にすることが済んだ日',
    recordId: '記録の番号',
    '': '取り込まない',
  };
  const [, list = '', code = ''] = field.split(':');
  if (list) return `○がついたら「${tickLabel(list, code)}」`;
  return own[field] ?? fieldLabels[field] ?? field;
}

function tickLabel(list: string, code: string): string {
  return ticked(list).find((one) => one.code === code)?.label ?? code;
}

function ticked(list: string): readonly { code: string; label: string }[] {
  if (list === 'verbs') return verbChoices;
  return list === 'course' ? courseChoices : defaultLists[list as ListName];
}

export const courseChoices = courses.map(({ course, label }) => ({
  code: course as string,
  label: label as string,
}));
export const verbChoices = verbs.map(({ verb, label }) => ({ code: verb as string, label }));

const aliases: Partial<Record<Field, string>> = {
  occurredOn:
    '日付 年月日 月日 実施日 活動日 実施年月日 活動年月日 対応日 訪問日 相談日 日時 実施日時 活動日時 対応日時 期日 開催日',
  year: '年 西暦 年度',
  month: '月',
  day: '日',
  startedAt: '時刻 開始 開始時刻 開始時間 自 時間帯 時間 始 から',
  endedAt: '終了 終了時刻 終了時間 至 終 まで',
  minutes: '所要 所要時間 所要分 活動時間 対応時間 時間(分) 分 かかった時間 時間数 従事時間',
  areaId: '地区 地域 町名 町 町丁目 地区名 地域名 担当地区 対象地区 住所地 エリア 圏域 区域 避難所',
  place: '場所 会場 開催場所 実施場所 活動場所 訪問先',
  kind: '種別 区分 活動区分 活動種別 種類 活動の種類 業務区分 業務 事業 分類 活動種類 事業名',
  means: '方法 手段 対応方法 相談方法 形態 手法 連絡方法',
  verbs: '支援の動き 動き 動詞 支援方針',
  supportMain: '支援の種類 支援種別 支援区分 支援種類 支援内容区分',
  supportSecond: 'あわせて行った支援',
  goalId: '目標 どの目標のために 計画目標',
  withNames: '相手 対応者 参加者 だれと 相手方 出席者 同席者 同行者 関係者 連絡先 対応相手',
  headcount: '人数 参加人数 参加者数 出席者数 人員 男 女 合計人数 延人数',
  aim: '目的 ねらい 何のために行ったか 趣旨',
  position: '立場 自分の立場',
  done: '内容 活動内容 したこと 対応内容 実施内容 業務内容 記録 活動記録 経過 支援経過 件名 概要 要旨 タイトル 相談内容 支援内容 活動名',
  noticed:
    '気づいたこと 気づき 備考 所感 感想 考察 課題 特記 特記事項 摘要 メモ 補足 反省 意見 その他',
  result: '結果 対応結果 処理',
  through: '何を通じて知ったか 経路 きっかけ 相談経路 把握経路 紹介元',
  course:
    '新規・継続 新規継続 新・継 新継 新規継続区分 新規継続の別 新規継続別 新規/継続 新/継 初回・継続 初回継続',
  about: 'だれのこと 対象 対象区分 対象者区分 属性 世帯',
  connected: 'つないだ先 つなぎ先 連携先 紹介先 連携機関 関係機関',
  nextStep: '次にすること 次回 今後 今後の対応 次の予定 今後の予定 対応予定 予定 今後の課題',
  nextOn: '次の日付 次回日 次回予定日 次回日程 予定日',
  staff: '担当 担当者 職員 記録者 記入者 報告者 担当職員 記録した人 書いた人 氏名(職員) 担当名',
  who: '本人のこと(内密) 本人 氏名 名前 対象者 相談者 利用者 対象者名 相談者名 利用者名 本人のこと 住所 電話番号 生年月日 年齢 性別',
  detail: '内密の内容 内密',
  '': '受けとれなかったわけ no no. 番号 通番 連番 曜日 曜 印 確認 確認印 決裁 供覧 件数 № 回数 書いた日時 記入日 作成日 更新日 直した日時 書けている度合い 版 id',
};

/** Names of one figure, which say something only as a whole. */
const known = new Map<string, Field>();
for (const [field, names] of Object.entries(aliases) as [Field, string][])
  for (const name of names.split(/\s+/)) known.set(tidyHeading(name), field);
for (const { field } of choices) known.set(tidyHeading(labelOf(field)), field);
const long = [...known.keys()]
  .filter((name) => name.length > 1)
  .sort((a, b) => b.length - a.length);

/** Both kinds of brackets, blanks, line ends and stars are how a heading looks, not what it says. */
export function tidyHeading(text: string): string {
  return normalise(text).replace(/[\s:;*※●■◆★・．]|必須/g, '');
}

export type Guess = { field: Field; sure: boolean } | null;

/** What a heading means: as it stands, without its brackets, or by the longest name within. */
export function guessField(heading: string): Guess {
  const whole = tidyHeading(heading);
  const exact = known.get(whole) ?? known.get(whole.replace(/\([^)]*\)/g, '')) ?? tickOf(whole);
  if (exact !== undefined) return { field: exact, sure: true };
  if (whole.length > 16) return null;
  const part = long.find((name) => whole.includes(name));
  const field = part === undefined ? undefined : known.get(part);
  return field === undefined ? null : { field, sure: false };
}

/** しる, 電話, 民生委員 as headings: columns of ○. */
function tickOf(heading: string): Field | undefined {
  const verb = verbChoices.find(({ label }) => tidyHeading(label) === heading);
  if (verb) return `tick:verbs:${verb.code}`;
  for (const list of ['means', 'kind', 'about', 'connected', 'result', 'course']) {
    const code = ticked(list).find(({ label }) => tidyHeading(label) === heading);
    if (code && heading !== 'その他') return `tick:${list}:${code.code}`;
  }
  return undefined;
}
