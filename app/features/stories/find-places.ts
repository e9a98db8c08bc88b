/** Names of shops and homes: shown to be looked at, never taken out. */
import { shopEnds } from './common-words.ts';
import type { Range } from './folded.ts';

export type Place = Range & { instead: string };

const SHOP = new RegExp(
  `[\\p{sc=Han}\\p{sc=Katakana}ー々]{1,10}(?:${shopEnds})(?![\\p{sc=Han}ー])|(?:コーポ|ハイツ|メゾン|スーパー|喫茶|カフェ|スナック|居酒屋|デイサービス|特養|グループホーム|理容|美容室|ホテル|居酒屋)[\\p{sc=Katakana}\\p{sc=Han}ー]{2,8}`,
  'gu',
);
const GENERAL =
  /^(?:市立|県立|都立|区立|町立|国立|総合|近く|近隣|近所|地元|地域|大型|大学|老人|介護|有料|特別|養護|グループ|ケア|同|某|当|他|別|各|個人|駅前|学生|職員|認可|幼保連携型?|かかりつけ|救急|専門|訪問|デイ|認定|私立|公立)+(?:老人|介護)*/u;

export function findPlaces(text: string): Place[] {
  return [...text.matchAll(SHOP)].flatMap(({ 0: shop, index }) => {
    const end = new RegExp(`(?:${shopEnds})$`, 'u').exec(shop)?.[0] ?? '店';
    const isNamed = shop.replace(GENERAL, '').replace(end, '') !== '';
    return isNamed ? [{ from: index, to: index + shop.length, instead: `ある${end}` }] : [];
  });
}
