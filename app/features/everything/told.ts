/**
 * What each table and each column of it is, in the words of GLOSSARY.md: a description that the
 * compiler compares with the tables, so that none is forgotten and none outlives its column.
 */
import type { Database } from '#app/db/schema.ts';
import type { LeftOutTable } from './left-out.ts';

export type Unit = { ja: string; en: string };
/** The heading of the column for people, what it means, and how it is written. */
export type Told = readonly [ja: string, en: string, unit?: Unit];

export const unit = {
  day: { ja: '年-月-日', en: 'YYYY-MM-DD, in Japan' },
  moment: { ja: '協定世界時（日本より9時間前）', en: 'ISO 8601, UTC' },
  time: { ja: '時:分、空は不明', en: 'HH:MM, empty when unknown' },
  minutes: { ja: '分', en: 'minutes' },
  people: { ja: '人', en: 'people' },
  metres: { ja: 'メートル', en: 'metres' },
  bytes: { ja: 'バイト', en: 'bytes' },
  pixels: { ja: '画素', en: 'pixels' },
  degrees: { ja: '度（世界測地系）', en: 'degrees, WGS 84' },
  flag: { ja: '1 ははい、0 はいいえ', en: '1 yes, 0 no' },
  percent: { ja: '0〜100', en: '0 to 100' },
  verbs: {
    ja: 'しる 1・つなぐ 2・まきこむ 4・つくりだす 8・ひろげる 16 の和',
    en: 'sum of know 1, connect 2, involve 4, create 8, spread 16',
  },
  support: {
    ja: 'individual 個別支援、life 地域生活支援、community 地域支援、system しくみづくり、internal 内部',
    en: 'individual, life, community, system, internal',
  },
  code: { ja: '「code」の表の記号', en: 'a code of the table code' },
  codes: { ja: '「code」の表の記号の並び（JSON）', en: 'codes of the table code, JSON' },
  json: { ja: 'JSON', en: 'JSON' },
  staff: { ja: '「staff」の表の番号', en: 'an id of the table staff' },
  area: { ja: '「area」の表の番号', en: 'an id of the table area' },
  record: { ja: '「record」の表の番号', en: 'an id of the table record' },
} as const satisfies Record<string, Unit>;

/** Columns that mean the same wherever they stand. */
export const common = {
  office_id: [
    '事業所',
    'The office it belongs to',
    { ja: '「office」の表の番号', en: 'an id of the table office' },
  ],
  id: ['番号', 'Its id', { ja: 'UUID', en: 'UUID' }],
  version: ['何度目の姿か', 'How often it was saved'],
  created_at: ['作った日時', 'When it was made', unit.moment],
  updated_at: ['直した日時', 'When it was last saved', unit.moment],
  updated_by: ['直した人', 'Who saved it last', unit.staff],
  removed_at: ['消した日時', 'When it was removed; empty while it is there', unit.moment],
  removed_by: ['消した人', 'Who removed it', unit.staff],
  removed_reason: ['消したわけ', 'Why it was removed'],
  erased_at: ['廃棄した日時', 'When its texts were erased, its time being over', unit.moment],
  staff_id: ['職員', 'Whose it is', unit.staff],
  area_id: ['地域', 'Where', unit.area],
  record_id: ['行動記録', 'The record it belongs to', unit.record],
  from_on: ['いつから', 'First day', unit.day],
  until_on: ['いつまで', 'Last day; empty while it goes on', unit.day],
  sort: ['並ぶ順', 'Place in the order'],
  search_text: ['探すための文', 'What can be found, in one way of writing'],
} as const satisfies Record<string, Told>;

type Common = keyof typeof common;
/** What is not common must be told; what is common may be told better. */
type Columns<T> = { [C in Exclude<keyof T, Common>]: Told } & {
  [C in Extract<keyof T, Common>]?: Told;
};
export type Thing<T> = { ja: string; en: string; columns: Columns<T> };
export type ToldTable = Exclude<keyof Database, LeftOutTable>;
/** Columns that never go are not told either. */
type Gone = { audit: 'hash'; import_batch: 'rejected_rows' };
type Kept<T extends ToldTable> = Omit<Database[T], T extends keyof Gone ? Gone[T] : never>;
export type Described<T extends ToldTable = ToldTable> = { [N in T]: Thing<Kept<N>> };
