import { redirect } from 'react-router';
import type { Args } from '#app/ui/route.ts';
import { emptySessionCookie } from './cookies.server.ts';
import { dbOf, sessionContext } from './here.server.ts';
import { endSession } from './sessions.server.ts';

export async function action({ context }: Args) {
  const session = context.get(sessionContext);
  if (session) {
    const { officeId, staffId, tokenHash } = session;
    await endSession(dbOf(context), { officeId, staffId }, tokenHash);
  }
  return redirect('/sign-in?out=1', { headers: { 'set-cookie': emptySessionCookie() } });
}
