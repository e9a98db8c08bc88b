/**
 * The door of every request. Listed by the root route: first where a form comes from, then
 * who comes. What does not stand among the open addresses is for people who are signed in.
 */
import { type MiddlewareFunction, redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { problem } from '#app/lib/problems.ts';
import { readCookie } from './cookies.server.ts';
import { hasOffice } from './first.server.ts';
import { actorContext, dbOf, sessionContext } from './here.server.ts';
import { sideOf } from './sides.ts';
import { findVisit, type Visit } from './visit.server.ts';

type Middleware = MiddlewareFunction<Response>;
type Writer = { officeId: string; staffId: string };
/** Keeps what somebody wrote whose session ran out; says whether there was anything to keep. */
export type KeepTyped = (db: Db, writer: Writer, url: URL, form: FormData) => Promise<boolean>;

const beforeOffice = ['/setup', '/healthz', '/residents'];
const open = [...beforeOffice, '/sign-in', '/sign-out', '/invitation', '/forgotten', '/feed'];
const isUnder = (path: string, places: string[]) =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

export function middlewareWith(keepTyped: KeepTyped): Middleware[] {
  return [checkOrigin, (args) => admit(args, keepTyped)];
}

/** SameSite=Lax and this: a form of another site never acts for one of ours. */
function checkOrigin({ request, url }: Parameters<Middleware>[0]): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const from = request.headers.get('origin') ?? request.headers.get('referer') ?? '';
  const sender = URL.canParse(from) ? new URL(from) : null;
  const ours = process.env.PUBLIC_URL ? new URL(process.env.PUBLIC_URL).origin : null;
  if (sender && (sender.origin === ours || sender.host === url.host)) return;
  throw problem('foreignOrigin');
}

async function admit({ request, url, context }: Parameters<Middleware>[0], keepTyped: KeepTyped) {
  if (url.pathname === '/healthz') return; // also where nothing can be read
  const db = dbOf(context);
  // Residents are nobody here, also at a browser of the staff.
  const token = sideOf(url.pathname) === 'resident' ? null : readCookie(request);
  const visit = token ? await findVisit(db, token) : null;
  if (visit?.state === 'open') {
    context.set(sessionContext, visit.session);
    context.set(actorContext, visit.actor);
    if (visit.actor) return;
  }
  if (!visit && !(await hasOffice(db))) {
    if (isUnder(url.pathname, beforeOffice)) return;
    throw redirect('/setup');
  }
  if (isUnder(url.pathname, open)) return;
  const kept = visit?.state === 'ranOut' && (await keep(request, url, db, visit, keepTyped));
  // The script of the pages has to know whether what was typed is safe: a redirect says that it is.
  if (!kept && request.headers.get('accept') === 'text/plain')
    throw new Response(null, { status: 401 });
  throw redirect(signInAddress(url, kept));
}

/** S8: the person was slow, not strange; what they wrote waits for them. */
async function keep(request: Request, url: URL, db: Db, visit: Visit, keepTyped: KeepTyped) {
  const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(
    request.headers.get('content-type') ?? '',
  );
  if (request.method !== 'POST' || !isForm) return false;
  return keepTyped(db, visit.session, url, await request.formData());
}

function signInAddress(url: URL, kept: boolean): string {
  const query = new URLSearchParams();
  const to = url.pathname + url.search;
  if (to !== '/') query.set('to', to);
  if (kept) query.set('kept', '1');
  return query.size > 0 ? `/sign-in?${query}` : '/sign-in';
}
