import { mayManageStaff } from '../accounts/actor.ts';
import { actorContext, arrivalContext, type Context } from '../accounts/here.server.ts';
import { type Said, sayReach } from './reaching.ts';

export function reachOf(context: Context): Said {
  const { reach, ...arrival } = context.get(arrivalContext);
  return sayReach({ ...reach, ...arrival, hasTls: reach.tls !== null });
}

/** For whoever looks after it: what is about to keep the others out, or null. */
export function reachWarning(context: Context): string | null {
  const { tone, title } = reachOf(context);
  const actor = context.get(actorContext);
  return tone === 'warn' && actor && mayManageStaff(actor) ? title : null;
}
