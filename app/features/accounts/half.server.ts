/** For the pages between the password and the second step. */
import { redirect } from 'react-router';
import { type Context, type OpenSession, sessionContext } from './here.server.ts';
import { safePath } from './session.ts';
import { withTo } from './sign-in.server.ts';

/** Who has given the password; others are sent where they belong. */
export function halfSignedIn(context: Context, to: string): OpenSession {
  const session = context.get(sessionContext);
  if (!session) throw redirect(withTo('/sign-in', to));
  if (session.stage === 'full') throw redirect(safePath(to));
  return session;
}
