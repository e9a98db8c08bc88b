// Text for programs that know only the Japanese encoding of Windows 95 (CP932, Microsoft's Shift_JIS).
import iconv from 'iconv-lite';

export const MISSING = '〓';

// Drawn the same, another number in Unicode: what Macs and phones write, as Windows writes it.
const alike: Record<string, string> = {
  '\u301c': '\uff5e',
  '\u2212': '\uff0d',
  '\u2014': '\u2015',
  '\u2016': '\u2225',
  '\u00a2': '\uffe0',
  '\u00a3': '\uffe1',
  '\u00ac': '\uffe2',
  '\u00a6': '\uffe4',
  '\u00a0': ' ',
};
const ALIKE = new RegExp(`[${Object.keys(alike).join('')}]`, 'g');
/** Kana with their dots written after them. */
const TWO_PIECES = /[\u3041-\u30ff][\u3099\u309a]/g;
const VARIANT = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/** The bytes; characters that are not there become 〓 and are added to `lost`. */
export function toCp932(text: string, lost: Set<string>): Buffer {
  const near = text
    .replace(ALIKE, (sign) => alike[sign] ?? sign)
    .replace(TWO_PIECES, (two) => two.normalize('NFC'));
  const bytes = iconv.encode(near, 'cp932');
  // 0x3F is never the second byte of a letter, so each one more than before is a letter lost.
  if (count(bytes) === near.split('?').length - 1) return bytes;
  return iconv.encode(replaced(near, lost), 'cp932');
}

function replaced(text: string, lost: Set<string>): string {
  const plain = text.replace(VARIANT, (sign) => {
    lost.add(`字形の区別（U+${sign.codePointAt(0)?.toString(16).toUpperCase()}）`);
    return '';
  });
  let made = '';
  for (const sign of plain) {
    if (isThere(sign)) made += sign;
    else {
      lost.add(sign);
      made += MISSING;
    }
  }
  return made;
}

const known = new Map<string, boolean>();

function isThere(sign: string): boolean {
  if (sign <= '\x7f') return true;
  let there = known.get(sign);
  if (there === undefined) {
    there = !iconv.encode(sign, 'cp932').includes(0x3f);
    known.set(sign, there);
  }
  return there;
}

function count(bytes: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(0x3f); at >= 0; at = bytes.indexOf(0x3f, at + 1)) found += 1;
  return found;
}
