/** People pasted to be invited, one a row. Who is known by the e-mail address stays as they are. */
import { normalise } from '#app/lib/japanese.ts';
import {
  type Column,
  type Line,
  labelIn,
  type PastedRow,
  readPaste,
  repeats,
} from '#app/lib/paste.ts';
import { type Role, roleNames } from './actor.ts';
import { staffForm } from './form.ts';
import type { StaffForm } from './people.server.ts';

type Field = 'name' | 'kana' | 'email' | 'role';

export const staffColumns: Column<Field>[] = [
  { field: 'name', label: '名前', heads: ['氏名', '職員名', '職員'] },
  { field: 'kana', label: 'ふりがな', heads: ['フリガナ', 'かな', 'カナ', 'よみがな', 'よみ'] },
  {
    field: 'email',
    label: 'メールアドレス',
    heads: ['メール', 'e-mail', 'email', 'mail', 'アドレス'],
  },
  { field: 'role', label: '役割', heads: ['役職', '権限', '区分'] },
];

const roleWords: Record<Role, string[]> = {
  csw: ['CSW', '地域担当職員', '地域担当', 'コミュニティソーシャルワーカー'],
  cn: ['CN', '地域福祉コーディネーター', 'コーディネーター'],
  // 係長 or 課長 is no role here: nobody gets to read all by a guess.
  manager: ['管理職'],
  admin: ['システム係', '管理者'],
  viewer: ['閲覧者', '閲覧'],
};

/** `known` are the addresses that somebody signs in with, in small letters; `own` are this office's. */
export type Known = { own: ReadonlySet<string>; others: ReadonlySet<string> };

export function pastedStaff(
  text: string,
  known: Known,
): { lines: Line<StaffForm>[]; ignored: string[] } {
  const { rows, ignored } = readPaste(text, staffColumns);
  const twice = repeats(rows, ({ fields }) => emailIn(fields.email));
  return { lines: rows.map((row) => lineOf(row, known, twice.get(row.row))), ignored };
}

/** The addresses in a paste, as they are kept. */
export function emailsIn(text: string): string[] {
  const { rows } = readPaste(text, staffColumns);
  return [...new Set(rows.map(({ fields }) => emailIn(fields.email)).filter(Boolean))];
}

/** Full-width letters are typed by habit; an address has none. */
function emailIn(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
}

function lineOf(
  { row, fields, extra }: PastedRow<Field>,
  { own, others }: Known,
  first: number | undefined,
): Line<StaffForm> {
  const of = { row, label: labelIn(`${fields.name} ${fields.email}`.trim()) };
  const email = emailIn(fields.email);
  if (own.has(email)) return { ...of, outcome: 'same', message: 'もう職員の一覧にいます。' };
  const messages = [
    ...(first === undefined ? [] : [`メールアドレスが${first}行目と同じです。`]),
    ...(extra.length > 0 ? ['列が多すぎます。'] : []),
    ...(others.has(email) ? ['このメールアドレスは、もう使われています。'] : []),
  ];
  const role = roleIn(fields.role);
  const name = fields.name.replace(/\s+/g, ' ');
  const read = staffForm.safeParse({ name, kana: fields.kana.replace(/\s+/g, ' '), email, role });
  if (!read.success)
    messages.push(...read.error.issues.map((i) => (i.path[0] === 'role' ? ROLE : i.message)));
  if (!read.success || messages.length > 0)
    return { ...of, outcome: 'wrong', message: messages.join('') };
  const message = roleNames[read.data.role];
  return { ...of, outcome: 'add', value: read.data, message };
}

const ROLE = '役割は「CSW」「CN」「管理職」「システム係」「閲覧者」のどれかで書いてください。';

function roleIn(typed: string): Role | '' {
  const key = (text: string) => normalise(text).replaceAll(' ', '');
  const found = (Object.keys(roleWords) as Role[]).find((role) =>
    [role, roleNames[role], ...roleWords[role]].some((word) => key(word) === key(typed)),
  );
  return found ?? '';
}
