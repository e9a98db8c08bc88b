// What a file is, told by what is in it: never by its name, nor by what the sender says.
import { inflateRawSync } from 'node:zlib';
import { decodeText, looksLike } from '#app/lib/files.ts';
import { type Part, packedOf, readZip, type Zip } from '#app/lib/unzip.ts';
import type { DocumentType } from './document-types.ts';

export type Content =
  | { ok: true; picture: true; heif: boolean }
  | { ok: true; picture: false; type: DocumentType }
  | { ok: false; reason: RefusalName };
export type RefusalName = keyof typeof refusals;

/** What it is, and what to do. */
export const refusals = {
  empty: '中身がありません。もう一度選んでください。',
  heic: 'この写真の形式（HEIC）は読めません。スマートフォンの「カメラの設定」→「フォーマット」で「互換性優先」を選んで撮ると、加えられます。',
  broken: '写真が途中で切れているか、こわれています。撮りなおすか、もう一度選んでください。',
  tooLarge: '写真のきめが細かすぎます（5,100万画素まで）。カメラの設定で小さくして撮ってください。',
  otherPicture: 'この形式の画像は受けとれません。JPEGかPNGで保存しなおしてください。',
  video: '動画や音は受けとれません。写真か、内容を書いた文書にしてください。',
  drawing:
    'ホームページの部品（HTMLやSVG）は、中でプログラムが動くことがあるので受けとれません。PDFか写真にしてください。',
  program: 'プログラムは受けとれません。',
  ole: '古い形式のファイル（.doc、.xls、.ppt）か、パスワードのかかったファイルです。新しい形式（.docx、.xlsx、.pptx）で、パスワードをつけずに保存しなおしてください。',
  macro:
    'マクロなどのプログラムが入っています。マクロのない形式（.docx、.xlsx、.pptx）かPDFで保存しなおしてください。',
  archive: 'まとめたファイル（ZIPなど）は受けとれません。取り出して、一つずつ選んでください。',
  cut: 'ファイルが途中で切れているか、こわれています。もう一度選んでください。',
  unknown:
    '受けとれるのは、写真（JPEG、PNG、WebP）、PDF、Word、Excel、PowerPoint、文字だけの文書です。PDFにすると、たいてい加えられます。',
} as const;

const refuse = (reason: RefusalName): Content => ({ ok: false, reason });
const aDocument = (type: DocumentType): Content => ({ ok: true, picture: false, type });

/** Beginnings of files; `at` where it is not the very first byte. */
const beginnings: { starts: string; at?: number; is: Content }[] = [
  { starts: '\xff\xd8\xff', is: { ok: true, picture: true, heif: false } },
  { starts: '\x89PNG\r\n\x1a\n', is: { ok: true, picture: true, heif: false } },
  { starts: 'WEBP', at: 8, is: { ok: true, picture: true, heif: false } },
  { starts: 'GIF8', is: refuse('otherPicture') },
  { starts: 'II*\0', is: refuse('otherPicture') },
  { starts: 'MM\0*', is: refuse('otherPicture') },
  { starts: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', is: refuse('ole') },
  { starts: '{\\rtf', is: refuse('unknown') },
  { starts: '\x7fELF', is: refuse('program') },
  { starts: '#!', is: refuse('program') },
  ...['\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', '\xce\xfa\xed\xfe', '\xfe\xed\xfa'].map((starts) => ({
    starts,
    is: refuse('program'),
  })),
  ...[
    '\x1f\x8b',
    '7z\xbc\xaf\x27\x1c',
    'Rar!\x1a',
    'BZh',
    '\xfd7zXZ',
    '\x28\xb5\x2f\xfd',
    'MSCF',
  ].map((starts) => ({ starts, is: refuse('archive') })),
  { starts: '-lh', at: 2, is: refuse('archive') },
  { starts: 'ustar', at: 257, is: refuse('archive') },
  ...['OggS', 'ID3', '\x1aE\xdf\xa3', 'FLV'].map((starts) => ({ starts, is: refuse('video') })),
  { starts: 'AVI ', at: 8, is: refuse('video') },
  { starts: 'WAVE', at: 8, is: refuse('video') },
];

export function contentOf(bytes: Uint8Array): Content {
  if (bytes.length === 0) return refuse('empty');
  const text = (from: number, to: number) =>
    Buffer.from(bytes.subarray(from, to)).toString('latin1');
  for (const { starts, at = 0, is } of beginnings)
    if (text(at, at + starts.length) === starts) return is;
  if (text(4, 8) === 'ftyp') return boxed(text(8, 40));
  if (text(0, 5) === '%PDF-') return pdf(text(Math.max(0, bytes.length - 70_000), bytes.length));
  // The beginning of a long text tells; reading all of it would hold everybody up for seconds.
  const start = bytes.subarray(0, ENOUGH);
  const kind = looksLike(start);
  if (kind === 'zip') return zipped(bytes);
  if (kind === 'binary') return refuse(text(0, 2) === 'MZ' ? 'program' : 'unknown');
  const beginning = decodeText(start);
  const isWide = beginning.encoding.startsWith('utf-16');
  if (!isWide && bytes.includes(0)) return refuse('unknown');
  return written(beginning.text);
}
const ENOUGH = 200_000;

/** Telephones pack pictures and films in the same kind of box; the brands tell. */
function boxed(brands: string): Content {
  return /hei[cxms]|hev[cxms]|mif1|msf1|avif|avis/.test(brands)
    ? { ok: true, picture: true, heif: true }
    : refuse('video');
}

/** One that ends as something else too would be read as that by another program. */
function pdf(tail: string): Content {
  if (tail.includes('PK\x05\x06')) return refuse('archive');
  return tail.slice(-2048).includes('%%EOF') ? aDocument('application/pdf') : refuse('cut');
}

const parts: [string, DocumentType][] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [
    'ppt/presentation.xml',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
];
const programs =
  /vbaproject|vbadata|activex|macrosheets|oleobject|\.(docm|xlsm|pptm|xlsb|exe|dll|js|vbs|bat|cmd|ps1|jar|scr|hta)$/;
const programTypes = /macroenabled|vbaproject|vbadata|activex|oleobject/i;

const MOST_PARTS = 10_000;
const MOST_UNPACKED = 1_000_000;

function zipped(bytes: Uint8Array): Content {
  const zip = readZip(bytes, MOST_PARTS);
  if (zip === 'password') return refuse('archive');
  if (typeof zip === 'string' || !zip.isWhole) return refuse('cut');
  const named = new Map(zip.parts.map((part) => [part.name.toLowerCase(), part]));
  const list = named.get('[content_types].xml');
  const type = parts.find(([name]) => named.has(name))?.[1];
  if (!list || !type) return refuse('archive');
  // Two of one name: what is looked at here and what is opened there could differ.
  if (named.size !== zip.parts.length) return refuse('cut');
  const types = textOf(zip, list);
  if (types === null) return refuse('cut');
  if ([...named.keys()].some((name) => programs.test(name))) return refuse('macro');
  const links = named.get('word/_rels/settings.xml.rels');
  if (programTypes.test(types) || (links && hasForeignTemplate(textOf(zip, links))))
    return refuse('macro');
  return aDocument(type);
}

/** A template that is fetched from elsewhere brings its macros along; links hidden from us may. */
function hasForeignTemplate(links: string | null): boolean {
  return links === null || (/attachedTemplate/i.test(links) && /External/i.test(links));
}

/** Null when it cannot be had or unpacks to more than such a text would. */
function textOf({ bytes }: Zip, part: Part): string | null {
  const packed = packedOf(bytes, part);
  if (part.method === 0) return packed.toString('utf8');
  if (part.method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: MOST_UNPACKED }).toString('utf8');
  } catch {
    return null;
  }
}

function written(text: string): Content {
  const begins = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 4000)
    .toLowerCase();
  if (/^<(\?xml|!doctype|!--|[a-z])|<(html|script|svg|iframe)\b/.test(begins))
    return refuse('drawing');
  return /^mime-version:|^(from|return-path|received):\s/.test(begins)
    ? refuse('unknown')
    : aDocument('text/plain');
}
