// A file of areas, told apart by what is in it. What it is not is said in a sentence that a
// person can act on.
import { decodeText, looksLike, parseCsv, UnclosedQuote } from '#app/lib/files.ts';
import { EMERGENCY_SITES, isEmergencySites, isShelters, readShelters } from './read-shelters.ts';
import { readTable } from './read-table.ts';
import { isTowns, readTowns } from './read-towns.ts';
import { type AreasRead, isObject } from './reading.ts';
import { tabsForSemicolons } from './table-cells.ts';

export type Readable = { ok: true; read: AreasRead } | { ok: false; reason: string };

const READS =
  '読めるのは、国土地理院の指定避難所、町丁目の一覧、町丁目と避難所などの表（CSV）です。';

export function readAreasFile(bytes: Uint8Array): Readable {
  const kind = looksLike(bytes);
  if (kind === 'zip')
    return refuse(
      'これは Excel か、まとめたファイル（zip）です。Excel のときは、CSV で保存しなおしてください。',
    );
  if (kind === 'ole')
    return refuse('これは古い形の Excel などのファイルです。CSV で保存しなおしてください。');
  if (kind === 'binary') return refuse(binaryReason(bytes));
  const text = decodeText(bytes)
    .text.replace(/^\uFEFF/, '')
    .trimEnd();
  if (text.trim() === '') return refuse('ファイルが空です。');
  if (/^\s*<(!doctype|html|\?xml|!--|head|body)/i.test(text))
    return refuse(
      'これはファイルではなく、ホームページの1枚です。ファイルを出しているページから、もう一度受けとってください。',
    );
  if (kind === 'json' || /^\s*[{[]/.test(text)) return readJson(text);
  return readCsv(text);
}

function readJson(text: string): Readable {
  try {
    return readValue(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const isCut = !/[}\]]$/.test(text) || /Unexpected end|Unterminated/.test(error.message);
    return refuse(
      isCut
        ? 'ファイルが途中で切れています。もとのところから、もう一度受けとってください。'
        : 'JSON の書き方に間違いがあり、読めません。もとのところから、もう一度受けとってください。',
    );
  }
}

function readValue(value: unknown): Readable {
  if (Array.isArray(value)) {
    if (value.length === 0) return refuse('一覧の中に1件もありません。');
    return isTowns(value)
      ? { ok: true, read: readTowns(value) }
      : refuse(`町丁目の一覧ではありません。${READS}`);
  }
  const features = isObject(value) ? value.features : null;
  if (!Array.isArray(features)) return refuse(`中の形が分かりません。${READS}`);
  if (features.length === 0) return refuse('一覧の中に1件もありません。');
  if (isEmergencySites(features)) return refuse(EMERGENCY_SITES);
  if (isShelters(features)) return { ok: true, read: readShelters(features) };
  return refuse(`地図のデータですが、指定避難所の一覧ではありません。${READS}`);
}

function readCsv(text: string): Readable {
  try {
    const read = readTable(parseCsv(tabsForSemicolons(text)));
    return 'reason' in read ? refuse(`${read.reason}${READS}`) : { ok: true, read };
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    return refuse('「"」のしるしが閉じていません。ファイルが途中で切れているようです。');
  }
}

function binaryReason(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (start.startsWith('%PDF'))
    return 'これは PDF です。表のもとになった CSV か Excel を、出しているところに頼んでください。';
  if (/^(\x89PNG|\xff\xd8\xff|GIF8|BM|II\*|MM\0|RIFF)/.test(start))
    return `これは写真や画像です。${READS}`;
  return `文字のファイルではありません。${READS}`;
}

function refuse(reason: string): Readable {
  return { ok: false, reason };
}
