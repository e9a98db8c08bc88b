/** Letters, where SMTP_URL is set. They are sent after the change, never inside it. */

import { createTransport } from 'nodemailer';
import { logFault } from '#app/db/log.server.ts';

export type Letter = { to: string; subject: string; text: string };
export type Sent = 'sent' | 'failed' | 'none';

export async function sendLetter({ to, subject, text }: Letter): Promise<Sent> {
  const url = process.env.SMTP_URL;
  if (!url) return 'none';
  const host = process.env.PUBLIC_URL ? new URL(process.env.PUBLIC_URL).hostname : 'localhost';
  const from = process.env.MAIL_FROM ?? `engawa@${host}`;
  try {
    await createTransport(url).sendMail({ from, to, subject, text });
    return 'sent';
  } catch (error) {
    logFault('mail', error);
    return 'failed';
  }
}

export function linkLetter(to: string, name: string, officeName: string, link: string): Letter {
  return {
    to,
    subject: `えんがわ：${officeName}からのご招待`,
    text: `${name} さま

${officeName}の「えんがわ」に入るためのリンクです。
開いて、パスワードを決めてください。

${link}

このリンクは7日間、一度だけ使えます。
心あたりのないときは、このメールを消してください。
`,
  };
}
