/** How long something took: 60分, 1時間半, 三十分ほど. Not a way of 10分, not 5分前, not 24時間対応. */
import { parseMinutes } from '#app/lib/dates.ts';
import { kanjiNumber } from '#app/lib/japanese.ts';
import type { Range } from './plain.ts';

export type FoundLength = Range & { minutes: number };

const K = '[一二三四五六七八九]?百?[一二三四五六七八九]?十?[一二三四五六七八九]?';
const N = `(?:\\d{1,4}|${K})`;
const AROUND = '(?: ?(?:程度|ほど|くらい|ぐらい|弱|強|間|かけて|余り))*';
const NOT_BEFORE = '(?<![\\d.:/一二三四五六七八九十百時])';
const NOT_AFTER =
  '(?!前|後|お?遅|おき|置き|ごと|毎|待|延|ずつ|以内|の[一二三\\d距所道]|対応|営業|体制|目|サービス|に一回)';
const LENGTH = new RegExp(
  `${NOT_BEFORE}(?:(\\d{1,2}\\.\\d{1,2}|${N})(?:時間|h(?![a-z]))(?:(半)|(${N})分)?|(${N})(?:分|min(?![a-z])|フン|ﾌﾝ))${AROUND}${NOT_AFTER}`,
  'gu',
);
const ON_THE_WAY = /(徒歩|歩いて|車で|自転車で|バスで|電車で|片道|往復|移動に?|遅れて|約?あと)約?$/;

export function findLengths(text: string): FoundLength[] {
  return [...text.matchAll(LENGTH)].flatMap((match) => {
    const minutes = minutesOf(match);
    const before = text.slice(Math.max(0, match.index - 6), match.index);
    if (minutes === null || minutes === 0 || minutes > 1440 || ON_THE_WAY.test(before)) return [];
    const lead = /(?:約|およそ|だいたい)$/.exec(before)?.[0].length ?? 0;
    return [{ from: match.index - lead, to: match.index + match[0].length, minutes }];
  });
}

function minutesOf([, hours, half, rest, only]: RegExpExecArray): number | null {
  if (only !== undefined) return kanjiNumber(only);
  if (!hours) return null;
  if (hours.includes('.')) return parseMinutes(`${hours}時間`);
  const whole = kanjiNumber(hours);
  if (whole === null) return null;
  return whole * 60 + (half ? 30 : rest ? (kanjiNumber(rest) ?? 0) : 0);
}
