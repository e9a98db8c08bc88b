import { z } from 'zod';
import { roles } from './actor.ts';

const name = z
  .string()
  .trim()
  .min(1, '名前を書いてください。')
  .max(60, '名前は60字までにしてください。');
const kana = z.string().trim().max(60, 'ふりがなは60字までにしてください。').default('');

export const emailField = z
  .string()
  .trim()
  .pipe(z.email('メールアドレスの形になっていません。例：tanaka@example.jp'))
  .refine((typed) => typed.length <= 200, 'メールアドレスが長すぎます。');

export const ownNameForm = z.object({ name, kana });

export const staffForm = z.object({
  name,
  kana,
  email: emailField,
  role: z.enum(roles, '役割を選んでください。'),
});

export const signInForm = z.object({
  email: z.string().default(''),
  password: z.string().max(1000).default(''),
  to: z.string().default('/'),
});

export const passkeyForm = z.object({
  challenge: z.string().max(100).default(''),
  passkey: z.string().max(20_000).default(''),
  to: z.string().default('/'),
});
