/**
 * What never goes out: what lets somebody in, and what this installation alone can read. The copy
 * (016) holds it, because it brings the same installation back; this goes to other hands.
 */
import type { Database } from '#app/db/schema.ts';
import type { Unit } from './told.ts';

const opens = {
  ja: 'ログインに使う秘密。もれると、ほかの人が入れます。移った先では、はじめて入るためのリンクを作りなおします。',
  en: 'A secret of signing in: whoever has it may come in. Where the data goes to, new one-time links are made.',
};
const here = {
  ja: 'この場所でだけ意味があり、ほかでは使えません。',
  en: 'It means something in this installation alone.',
};

export const leftOutTables = {
  credential: opens,
  recovery_code: opens,
  passkey: opens,
  session: opens,
  trusted_device: opens,
  invitation: opens,
  calendar_feed: opens,
  challenge: here,
  sign_in_try: here,
  draft: {
    ja: '書きかけは、書いた人だけのものです。この場所の鍵で閉じてあり、ほかでは読めません。',
    en: 'What is not yet saved is its writer’s alone, sealed with the key of this installation.',
  },
  job: here,
  audit_head: {
    ja: '操作の記録の終わりの印。この場所の鍵で作るもので、移った先で作りなおします。',
    en: 'The end of the chain of the audit, made with the key of this installation; made anew elsewhere.',
  },
} as const satisfies Partial<Record<keyof Database, Unit>>;

export type LeftOutTable = keyof typeof leftOutTables;

type Column = Unit & { blank: string };
/** `blank` stands there when it comes in again. */
export const leftOutColumns: Record<string, Record<string, Column>> = {
  audit: {
    hash: {
      ja: '操作の記録のつながりの印。この場所の鍵で作るもので、移った先で作りなおします。',
      en: 'The link of the chain, made with the key of this installation; made anew elsewhere.',
      blank: '',
    },
  },
  import_batch: {
    rejected_rows: {
      ja: '取り込めなかった行。この場所の鍵で閉じてあり、ほかでは読めません。',
      en: 'Rows that were not taken, sealed with the key of this installation.',
      blank: '',
    },
  },
};

export const isLeftOut = (table: string): boolean => table in leftOutTables;
