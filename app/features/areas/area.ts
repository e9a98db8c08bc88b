// H10: an area is a row with dates, never a constant: from a few neighbouring houses to the city.
// Areas lie in each other by dated edges, and one may lie in several (a town between two zones).
import { z } from 'zod';
import type { AreaNameTable, AreaParentTable, AreaTable } from '#app/db/schema.ts';
import { type Day, isDay } from '#app/lib/dates.ts';
import { isId } from '#app/lib/ids.ts';
import { townKey } from '#app/lib/japanese.ts';
import { UNREAD_DAY } from '#app/lib/read-fields.ts';
import { isInJapan } from './point.ts';

export type Kind = AreaTable['kind'];
export type Area = Pick<
  AreaTable,
  | 'id'
  | 'kind'
  | 'name'
  | 'kana'
  | 'key'
  | 'lat'
  | 'lng'
  | 'from_on'
  | 'until_on'
  | 'source'
  | 'source_key'
>;
export type Edge = Pick<
  AreaParentTable,
  'child_id' | 'parent_id' | 'from_on' | 'until_on' | 'standing' | 'source' | 'metres'
>;
export type AreaName = Pick<AreaNameTable, 'area_id' | 'name' | 'key'>;

// H10: which kind may lie in which, the nearest first. A kind never lies in its own or a smaller one.
export const kinds = [
  { kind: 'city', label: '市', liesIn: [] },
  { kind: 'district', label: '地区', liesIn: ['city'] },
  { kind: 'zone', label: '避難所区域', liesIn: ['district', 'city'] },
  { kind: 'town', label: '町丁目', liesIn: ['zone', 'district', 'city'] },
  { kind: 'part', label: '町の一部', liesIn: ['town', 'zone', 'district'] },
  { kind: 'neighbourhood', label: 'ご近所', liesIn: ['part', 'town', 'zone'] },
] as const satisfies readonly { kind: Kind; label: string; liesIn: readonly Kind[] }[];

// An edge needs a first day. This one, when the law on cities and towns began, stands for "ever".
export const SINCE_EVER: Day = '1889-04-01';

export function showKind(kind: Kind): string {
  return kinds.find((each) => each.kind === kind)?.label ?? '';
}

export function parentKinds(kind: Kind): readonly Kind[] {
  return kinds.find((each) => each.kind === kind)?.liesIn ?? [];
}

export function mayLieIn(child: Kind, parent: Kind): boolean {
  return parentKinds(child).includes(parent);
}

type Dated = { from_on: Day | null; until_on: Day | null };

/** until_on is the last day. */
export function isInForce({ from_on, until_on }: Dated, day: Day): boolean {
  return (from_on === null || from_on <= day) && isOpen({ until_on }, day);
}

/** In force on the day or later. */
export function isOpen({ until_on }: Pick<Dated, 'until_on'>, day: Day): boolean {
  return until_on === null || until_on >= day;
}

/** What a person placed, or a proposal that a person accepted. */
export function isByHand({ source, standing }: Pick<Edge, 'source' | 'standing'>): boolean {
  return source === 'hand' || (source === 'distance' && standing === 'confirmed');
}

export function isProposal({ standing }: Pick<Edge, 'standing'>): boolean {
  return standing === 'proposed';
}

/**
 * The name as areas are told apart. What is stored in `key`, to be searched, is the plain townKey.
 * 市立第九小学校, 第九小学校（体育館） and 第九小 are one shelter.
 */
export function areaKey(kind: Kind, name: string): string {
  const key = townKey(name);
  if (kind !== 'zone') return key;
  return key
    .replace(/(?<=.)\([^()]*\)$/, '')
    .replace(/(?<=.)(避難所区域|避難所|区域)$/, '')
    .replace(/^.{0,6}?[都道府県市区町村]立(?=.)/, '')
    .replace(/(小|中)学校$/, '$1')
    .replace(/(高等学校|高校)$/, '高');
}

/** One more of that kind and name at the same time. Small places may share a name. */
export function hasTwin(areas: readonly Area[], area: Area): boolean {
  if (area.kind === 'part' || area.kind === 'neighbourhood') return false;
  const key = areaKey(area.kind, area.name);
  return areas.some(
    (each) =>
      each.id !== area.id &&
      each.kind === area.kind &&
      areaKey(each.kind, each.name) === key &&
      (each.until_on ?? '9999') >= (area.from_on ?? '') &&
      (area.until_on ?? '9999') >= (each.from_on ?? ''),
  );
}

// --- what is typed ---

const name = z
  .string('名前を書いてください。')
  .trim()
  .min(1, '名前を書いてください。')
  .max(60, '名前は60字までにしてください。');

const kana = z
  .string()
  .trim()
  .max(100, 'ふりがなは100字までにしてください。')
  .regex(
    /^[\p{sc=Hiragana}\p{sc=Katakana}ー・\s\d]*$/u,
    'ふりがなは、ひらがなかカタカナで書いてください。',
  )
  .default('');

const day = z.string('日付を書いてください。').trim().refine(isDay, UNREAD_DAY);
const dayOrNone = z
  .string()
  .trim()
  .refine((text) => text === '' || isDay(text), UNREAD_DAY)
  .transform((text) => text || null)
  .default(null);

const degrees = z
  .string()
  .trim()
  .refine(
    (text) => text === '' || /^\d{1,3}(\.\d+)?$/.test(text),
    '35.7425 のように、数字で書いてください。',
  )
  .transform((text) => (text === '' ? null : Number(text)))
  .default(null);

const areaId = z.string('上の地域を選んでください。').refine(isId, '上の地域を選んでください。');

const otherNames = z
  .string()
  .transform((text) =>
    [...new Set(text.split(/[\r\n、，,]+/).map((each) => each.trim()))].filter(Boolean),
  )
  .refine(
    (names) => names.every((each) => each.length <= 60),
    '一つの名前は60字までにしてください。',
  );

export const newAreaForm = z
  .object({
    kind: z.enum(
      kinds.map((each) => each.kind),
      '種類を選んでください。',
    ),
    name,
    kana,
    lat: degrees,
    lng: degrees,
    fromOn: dayOrNone,
    untilOn: dayOrNone,
    parentId: z.union([z.literal('').transform(() => null), areaId]).default(null),
    names: otherNames.default([]),
  })
  .refine(({ fromOn, untilOn }) => !fromOn || !untilOn || fromOn <= untilOn, {
    path: ['untilOn'],
    message: '終わりの日が、始まりの日より前です。',
  })
  .refine(({ lat, lng }) => (lat === null) === (lng === null), {
    path: ['lat'],
    message: '緯度と経度は、両方書くか、両方空けてください。',
  })
  .refine(({ lat, lng }) => lat === null || lng === null || isInJapan({ lat, lng }), {
    path: ['lat'],
    message: 'この緯度と経度は日本の外です。逆に書いていないか、見てください。',
  });

/** The old name stays findable unless the box is unticked. */
export const renameForm = z.object({
  name,
  kana,
  keepOld: z.enum(['1', '']).default('').transform(Boolean),
});
export const closeForm = z.object({ untilOn: day });
/** Without a day it is a correction: what stood there was never right. */
export const moveForm = z.object({
  parentId: areaId,
  fromOn: dayOrNone,
  beside: z.enum(['1', '']).default('').transform(Boolean),
});
/** All of them: what is left out is no name of it any more. */
export const namesForm = z.object({ names: otherNames.default([]) });
