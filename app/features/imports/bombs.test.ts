/** R11: what is made to harm is refused, costs little, and nobody else waits for it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { UnreadableFile } from '#app/lib/files.ts';
import { partsOf, workbookOf, zipOf } from '#tests/workbooks.ts';
import { readFileRows } from './read.server.ts';

const HEADS = ['日付', '地区', '種別', '内容'];
const plain = [{ rows: [HEADS, ['2023/4/1', '滝山五丁目', '会議', 'x']] }];
const [sheet = { name: '', body: '' }] = partsOf(plain).slice(-1);
const others = partsOf(plain).slice(0, -1);
const withSheet = (xml: string | Buffer) => zipOf([...others, { ...sheet, body: xml }]);
const huge = (size: number, fill: string) => Buffer.alloc(size, fill);
const doc = (inside: string) => `<worksheet><sheetData>${inside}</sheetData></worksheet>`;

const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`;

const bombs: [what: string, make: () => Buffer, says: string][] = [
  [
    'a sheet of a hundred megabytes of nothing',
    () => withSheet(huge(100 * 2 ** 20, ' ')),
    '大きすぎる',
  ],
  [
    'a directory that promises a gigabyte',
    () => zipOf([...others, { ...sheet, size: 2 ** 30 }]),
    '大きすぎる',
  ],
  [
    'a directory that lies about the size',
    () =>
      zipOf([...others, { ...sheet, size: 100, packed: deflateRawSync(huge(60 * 2 ** 20, ' ')) }]),
    '安全のため',
  ],
  ['parts that lie over each other', overlapping, '安全のため'],
  [
    'a zip in a zip',
    () => zipOf([{ name: 'a.zip', body: zipOf([{ name: 'b.zip', body: workbookOf(plain) }]) }]),
    'Excelの表ではない',
  ],
  [
    'thousands of parts',
    () =>
      zipOf([
        ...partsOf(plain),
        ...Array.from({ length: 5000 }, (_, n) => ({ name: `x${n}`, body: '' })),
      ]),
    '安全のため',
  ],
  [
    'entities that grow, in a sheet',
    () => withSheet(`${laughs}${doc('<row><c t="str"><v>&c;</v></c></row>')}`),
    '安全のため',
  ],
  [
    'entities that grow, in the shared texts',
    () => workbookOf(plain, { shared: `${laughs}<sst><si><t>&c;</t></si></sst>` }),
    '安全のため',
  ],
  [
    'an entity that reaches out',
    () =>
      withSheet(
        `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${doc('<row><c t="str"><v>&e;</v></c></row>')}`,
      ),
    '安全のため',
  ],
  [
    'an entity nobody defined',
    () => withSheet(doc('<row><c t="str"><v>&e;</v></c></row>')),
    '安全のため',
  ],
  [
    'a text without end',
    () => withSheet(doc(`<row><c t="str"><v>${'あ'.repeat(6_000_000)}`)),
    '長すぎます',
  ],
  ['a mark without end', () => withSheet(`<worksheet ${'a'.repeat(18_000_000)}`), '長すぎます'],
  ['millions of empty cells', () => withSheet(doc(`<row>${'<c/>'.repeat(5_000_000)}`)), ''],
  [
    'a column far to the right',
    () => withSheet(doc('<row r="1"><c r="ZZZZZZ1" t="str"><v>x</v></c></row>')),
    '列が多すぎます',
  ],
  ['a million columns', () => Buffer.from(`日付${',x'.repeat(1_000_000)}\n`), '列が多すぎます'],
  [
    'a million empty columns',
    () => Buffer.from(`日付${','.repeat(1_000_000)}\n`),
    '列が多すぎます',
  ],
  ['twenty million lines', () => huge(20 * 2 ** 20, '\n'), '行が多すぎます'],
  ['millions of commas', () => huge(19 * 2 ** 20, `${','.repeat(999)}\n`), '中身が多すぎます'],
  [
    'a workbook with macros',
    () => workbookOf(plain, { more: [{ name: 'xl/vbaProject.bin', body: 'x' }] }),
    'マクロ',
  ],
  [
    'a workbook with old macros',
    () => workbookOf(plain, { more: [{ name: 'xl/macrosheets/sheet1.xml', body: '<x/>' }] }),
    'マクロ',
  ],
  [
    'a zip with a password',
    () => zipOf(partsOf(plain).map((part) => ({ ...part, flags: 1 }))),
    'パスワード',
  ],
];

function overlapping(): Buffer {
  const bytes = workbookOf(plain);
  // The last part's entry in the directory points at the first part.
  const entry = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(0, entry + 42);
  return bytes;
}

type Cost = { megabytes: number; seconds: number; refused: string };

/** The same child, which says at its end what it took. */
async function costOf(bytes: Buffer): Promise<Cost> {
  const tell =
    'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>{const r=process.resourceUsage();writeSync(2,JSON.stringify({megabytes:r.maxRSS/1024,seconds:(r.userCPUTime+r.systemCPUTime)/1e6}))})';
  const child = spawn(
    process.execPath,
    [
      '--max-old-space-size=384',
      '--import',
      tell,
      '--no-warnings',
      'app/features/imports/read-child.ts',
    ],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  child.stdin.on('error', () => {});
  child.stdin.end(bytes);
  await once(child, 'close');
  const last = Buffer.concat(out).toString().trim().split('\n').at(-1) ?? '{}';
  return { ...JSON.parse(Buffer.concat(err).toString()), refused: JSON.parse(last).refused ?? '' };
}

describe('bombs', () => {
  let rest: Cost;
  beforeAll(async () => {
    rest = await costOf(Buffer.from('日付,内容\n2023/4/1,x\n'));
  });

  test('there are enough of them', () => {
    expect(bombs.length).toBeGreaterThanOrEqual(10);
  });

  test.each(bombs)('%s', async (_what, make, says) => {
    const bytes = make();
    expect(bytes.length).toBeLessThanOrEqual(20 * 2 ** 20);
    const { megabytes, seconds, refused } = await costOf(bytes);
    if (says) expect(refused).toContain(says);
    expect(megabytes - rest.megabytes).toBeLessThan(150);
    // Of the processor, not of the clock: a busy machine does not change it.
    expect(seconds - rest.seconds).toBeLessThan(3);
  });

  test('while one is read others have their turn', async () => {
    const bytes = withSheet(doc(`<row>${'<c/>'.repeat(4_900_000)}`));
    const state = { isOver: false };
    const reading = readFileRows(bytes)
      .catch((error: unknown) => error)
      .finally(() => {
        state.isOver = true;
      });
    let [turns, longest] = [0, 0];
    while (!state.isOver) {
      const began = process.cpuUsage();
      await setImmediate();
      const { user, system } = process.cpuUsage(began);
      longest = Math.max(longest, (user + system) / 1000);
      turns += 1;
    }
    expect(await reading).toBeInstanceOf(UnreadableFile);
    expect(turns).toBeGreaterThan(100);
    expect(longest).toBeLessThan(200);
  });
});
