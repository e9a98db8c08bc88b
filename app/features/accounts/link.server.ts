import type { Db } from '#app/db/dialect.server.ts';
import { linkLetter, sendLetter } from './mail.server.ts';
import { siteOf } from './passkeys.server.ts';
import { personOf } from './people.server.ts';
import type { Person } from './sessions.server.ts';

/** Sends the one-time link, and gives what the page shows of it. */
export async function handOver(db: Db, person: Person, token: string, url: URL) {
  const { name, email, officeName } = await personOf(db, person);
  const link = `${siteOf(url).origin}/invitation/${token}`;
  const sent = await sendLetter(linkLetter(email, name, officeName, link));
  return { link, email, sent, until: new Date(Date.now() + 7 * 24 * 3_600_000).toISOString() };
}
