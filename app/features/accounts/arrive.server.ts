/**
 * Before anything else: whether they came a safe way, and to the right side. No form is shown to
 * who comes over plain http from elsewhere, so that no password goes that way.
 */
import { type MiddlewareFunction, redirect } from 'react-router';
import { notFound } from '#app/lib/problems.ts';
import { arrivalContext } from './here.server.ts';
import type { Reach } from './reach.ts';
import { isServed, type Side } from './sides.ts';

type Args = Parameters<MiddlewareFunction<Response>>[0];
/** What the page says that stands there instead. */
export type Plain = { plain: true; publicUrl: string | null; local: string; isResident: boolean };

export function arrive({ url, context }: Pick<Args, 'url' | 'context'>): void {
  const { way, side, reach } = context.get(arrivalContext);
  if (side === 'resident' && url.pathname === '/') throw redirect('/residents');
  if (!isServed(url.pathname, side)) throw notFound();
  if (way !== 'plain' || url.pathname === '/healthz') return;
  throw Response.json(plainly(side, reach), { status: 403 });
}

function plainly(side: Side, { publicUrl, residentUrl, port }: Reach): Plain {
  const isResident = side === 'resident';
  const local = `localhost:${port}`;
  return { plain: true, publicUrl: isResident ? residentUrl : publicUrl, local, isResident };
}
