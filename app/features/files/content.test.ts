import { describe, expect, test } from 'vitest';
import { buildZip, points, wordParts } from '#tests/build-file.ts';
import { zipOf } from '#tests/workbooks.ts';
import { contentOf, refusals } from './content.ts';

const bytesOf = (text: string) => Buffer.from(text, 'latin1');
const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n';
const sheet = {
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml': '<workbook/>',
  'xl/printerSettings/printerSettings1.bin': 'x',
};
const macros = { ...sheet, 'xl/vbaProject.bin': 'x' };
const box = (brand: string) => bytesOf(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1`);

describe('is taken', () => {
  test.each([
    ['JPEG', bytesOf('\xff\xd8\xff\xe1'), 'picture'],
    ['PNG', points.white, 'picture'],
    ['WebP', bytesOf('RIFF\x1a\0\0\0WEBPVP8L'), 'picture'],
    ['HEIC, which may turn out unreadable', box('heic'), 'picture'],
    ['PDF', bytesOf(PDF), 'application/pdf'],
    [
      'Word',
      buildZip(wordParts),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'Excel with what the printer wants',
      buildZip(sheet),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['text', Buffer.from('回覧板の文案\n'), 'text/plain'],
    [
      'a long text, cut inside a letter where it is looked at',
      Buffer.from(`a${'回'.repeat(90_000)}`),
      'text/plain',
    ],
    ['text of an old computer', Buffer.from([0x89, 0xf1, 0x97, 0x97, 0x94, 0xc2]), 'text/plain'],
    ['CSV with a sign <', Buffer.from('町名,人数\n滝山,<10\n'), 'text/plain'],
  ])('%s', (_, bytes, what) => {
    const content = contentOf(bytes);
    expect(content.ok && (content.picture ? 'picture' : content.type)).toBe(what);
  });
});

describe('is refused with what to do', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'drawing'],
    ['a drawing after its head', '\n<?xml version="1.0"?><svg/>', 'drawing'],
    ['a page', '<!DOCTYPE html><html></html>', 'drawing'],
    ['a page after a sentence', 'hello <script>alert(1)</script>', 'drawing'],
    ['a program', 'MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'program'],
    ['a program of Linux', '\x7fELF\x02\x01\x01\0', 'program'],
    ['a script', '#!/bin/sh\nrm -rf /\n', 'program'],
    ['an old Word file', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'ole'],
    ['a text that goes on as something else', `${'a'.repeat(300_000)}\0\x01`, 'unknown'],
    ['RTF', '{\\rtf1\\ansi}', 'unknown'],
    ['gzip', '\x1f\x8b\x08\0', 'archive'],
    ['a mail', 'MIME-Version: 1.0\nContent-Type: multipart/related', 'unknown'],
    ['a film', '\0\0\0\x18ftypisom\0\0\0\0', 'video'],
    ['GIF', 'GIF89a\x01\0\x01\0', 'otherPicture'],
    ['a PDF that was cut', PDF.slice(0, 30), 'cut'],
  ] as const)('%s', (_, text, reason) => {
    expect(contentOf(bytesOf(text))).toEqual({ ok: false, reason });
  });

  test.each([
    ['a zip of anything', buildZip({ 'a.txt': 'a' }), 'archive'],
    ['macros', buildZip(macros), 'macro'],
    ['macros under another name', buildZip({ ...sheet, 'XL\\VBAPROJECT.BIN': 'x' }), 'macro'],
    [
      'macros that only the list of types tells of',
      buildZip({
        ...sheet,
        '[Content_Types].xml': '<Types ContentType="application/vnd.ms-office.vbaProject"/>',
      }),
      'macro',
    ],
    [
      'an old object inside',
      buildZip({ ...wordParts, 'word/embeddings/oleObject1.bin': 'x' }),
      'macro',
    ],
    [
      'a workbook with macros inside',
      buildZip({ ...wordParts, 'word/embeddings/a.xlsm': 'x' }),
      'macro',
    ],
    [
      'a template from elsewhere',
      buildZip({
        ...wordParts,
        'word/_rels/settings.xml.rels':
          '<Relationship Type="x/attachedTemplate" Target="http://x" TargetMode="External"/>',
      }),
      'macro',
    ],
    ['a list of types that unpacks to a gigabyte', bomb(), 'cut'],
    ['one that was cut', buildZip(wordParts).subarray(0, 200), 'cut'],
    [
      'one with something behind it',
      Buffer.concat([buildZip(wordParts), bytesOf('<html>')]),
      'cut',
    ],
    ['a PDF that is a zip too', Buffer.concat([bytesOf(PDF), buildZip(macros)]), 'archive'],
    ['one name twice', twice(), 'cut'],
    ['one with a password', zipOf([{ name: 'a.txt', body: 'a', flags: 1 }]), 'archive'],
  ] as const)('a zip: %s', (_, bytes, reason) => {
    expect(contentOf(bytes)).toEqual({ ok: false, reason });
  });

  test('each reason is a sentence', () => {
    for (const sentence of Object.values(refusals)) expect(sentence).toMatch(/。$/);
  });
});

function bomb(): Buffer {
  return buildZip({ ...wordParts, '[Content_Types].xml': ' '.repeat(50_000_000) });
}

/** 'word/a' and 'word/b' made the same by overwriting the names. */
function twice(): Buffer {
  const bytes = buildZip({ ...wordParts, 'word/aaaa': '1', 'word/bbbb': '2' });
  return Buffer.from(bytes.toString('latin1').replaceAll('word/bbbb', 'word/aaaa'), 'latin1');
}
