/** What lies in the zip, for who opens it in ten years: made from the descriptions of the tables. */
import type { Kind } from '#app/db/tables.server.ts';
import { columnTold, inOrder, tableTold } from './described.ts';
import { leftOutColumns, leftOutTables } from './left-out.ts';
import type { Manifest } from './manifest.ts';

export type Language = 'ja' | 'en';

const kindWords: Record<Kind, Record<Language, string>> = {
  text: { ja: '文字', en: 'text' },
  'text?': { ja: '文字（ないこともある）', en: 'text or null' },
  whole: { ja: '整数', en: 'whole number' },
  'whole?': { ja: '整数（ないこともある）', en: 'whole number or null' },
  number: { ja: '数', en: 'number' },
  'number?': { ja: '数（ないこともある）', en: 'number or null' },
};

const words = {
  ja: {
    title: 'えんがわ　すべての書き出し',
    intro: (m: Manifest) => [
      `事業所：${m.offices.join('、')}`,
      `いつの姿か：${m.moment}（協定世界時。日本の時刻は9時間あと）　えんがわ ${m.engawa}`,
      '',
      '**名前や内密のことが、そのまま読めます。** 置き場所と渡す相手に気をつけ、要らなくなったら消してください。',
      '',
      "- `csv/` は人が読むための表です。Excelで開けます。「=」などで始まる文の前には「'」を付けて、計算の式として動かないようにしてあります。",
      '- `jsonl/` は機械が読むためのもので、1行が1件です（JSON Lines、UTF-8）。取り込みなおすときは、こちらを使います。',
      '- `files/` は写真・ファイルです。名前は「file」の表の「番号」です。',
      '- `manifest.json` には、表ごとの件数とハッシュ、ファイルのハッシュがあります。',
      '',
      '空のところに取り込む命令：`engawa import everything このファイル --into 空のフォルダー`（または空の PostgreSQL）。書きかえたものは受けとりません。',
    ],
    out: '入れていないもの',
    tables: '表',
    rows: (count: number) => `${count.toLocaleString('ja')}件`,
    head: ['| 欄 | 見出し | 書き方 |', '|---|---|---|'],
  },
  en: {
    title: 'Engawa: everything, in open formats',
    intro: (m: Manifest) => [
      `Offices: ${m.offices.join(', ')}`,
      `As it was at ${m.moment} (UTC), Engawa ${m.engawa}`,
      '',
      '**Names and confidential texts can be read as they are.** Mind where this lies and who gets it; delete it when it is no longer needed.',
      '',
      '- `csv/` holds the tables for people: UTF-8 with a mark, as spreadsheets open it. A text that a spreadsheet would run has an apostrophe before it.',
      '- `jsonl/` holds the same rows for machines, exact, one object a line (JSON Lines, UTF-8). What comes in again comes from here.',
      '- `files/` holds photos and files, named by the id in the table `file`.',
      '- `manifest.json` holds the number of rows and a hash of each table, and the hash of each file.',
      '',
      'Into an empty place: `engawa import everything THIS-FILE --into EMPTY-FOLDER` (or an empty PostgreSQL). What was edited is refused.',
    ],
    out: 'What is not here',
    tables: 'Tables',
    rows: (count: number) => `${count.toLocaleString('en')} rows`,
    head: ['| column | heading | meaning | written as |', '|---|---|---|---|'],
  },
};

export function readMeOf(language: Language, manifest: Manifest): string {
  const said = words[language];
  return [
    `# ${said.title}`,
    '',
    ...said.intro(manifest),
    '',
    `## ${said.out}`,
    '',
    ...leftOut(language),
    '',
    `## ${said.tables}`,
    '',
    ...Object.keys(manifest.kinds).flatMap((table) => ofTable(language, manifest, table)),
  ].join('\n');
}

function leftOut(language: Language): string[] {
  const tables = Object.entries(leftOutTables).map(([name, why]) => [name, why] as const);
  const columns = Object.entries(leftOutColumns).flatMap(([table, inside]) =>
    Object.entries(inside).map(([column, why]) => [`${table}.${column}`, why] as const),
  );
  return [...tables, ...columns].map(([name, why]) => `- \`${name}\`: ${why[language]}`);
}

function ofTable(language: Language, { kinds, tables }: Manifest, table: string): string[] {
  const said = words[language];
  return [
    `### ${table}: ${tableTold(table)[language]} (${said.rows(tables[table]?.rows ?? 0)})`,
    '',
    ...said.head,
    ...inOrder(table, Object.keys(kinds[table] ?? {})).map((column) => {
      const [ja, en, unit] = columnTold(table, column) ?? [column, column];
      const kind = kinds[table]?.[column] ?? 'text?';
      const written = [kindWords[kind][language], unit?.[language]].filter(Boolean).join('; ');
      return `| \`${column}\` | ${ja} |${language === 'en' ? ` ${en} |` : ''} ${written} |`;
    }),
    '',
  ];
}
