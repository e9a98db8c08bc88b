/**
 * What may be a password. Length is what counts; besides it only what anyone would try first
 * is refused, never a mixture of signs demanded. Longer than any list of common passwords
 * has many of, so the few of that length stand here.
 */
import { z } from 'zod';

export const SHORTEST = 12;

const usual = [
  'password',
  'passw0rd',
  'qwerty',
  'asdfgh',
  'letmein',
  'welcome',
  'iloveyou',
  'admin',
];
const rows = '01234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm';

/** Both spellings of a letter (full width, half width) are one password. */
export function plainPassword(typed: string): string {
  return typed.normalize('NFKC');
}

/** `own` are words that others know of the person: e-mail, name. */
export function isObvious(typed: string, own: readonly string[] = []): boolean {
  let rest = plainPassword(typed).toLowerCase().replace(/\s/g, '');
  const known = own
    .flatMap((word) => word.toLowerCase().split(/[@.\s]/))
    .filter((w) => w.length > 2);
  for (const word of [...usual, ...known, 'engawa', 'えんがわ']) rest = rest.replaceAll(word, '');
  rest = rest.replace(/(.{1,4}?)\1{2,}/g, '$1'); // abcabcabc, 111111
  for (let at = 0; at + 4 <= rest.length; ) {
    if (rows.includes(rest.slice(at, at + 4))) rest = rest.slice(0, at) + rest.slice(at + 4);
    else at += 1;
  }
  return rest.length < 6;
}

export function newPassword(own: readonly string[] = []) {
  return z
    .object({ password: z.string().default(''), again: z.string().default('') })
    .superRefine(({ password, again }, wrong) => {
      const say = (message: string, field = 'password') =>
        wrong.addIssue({ code: 'custom', path: [field], message });
      if ([...password].length < SHORTEST) say(`パスワードは${SHORTEST}文字以上にしてください。`);
      else if ([...password].length > 128) say('パスワードは128文字までにしてください。');
      else if (isObvious(password, own))
        say('ほかの人が思いつきやすいパスワードです。関係のない言葉をいくつかつなげてください。');
      else if (password !== again) say('二回のパスワードが同じではありません。', 'again');
    });
}
