/** What every loader and action gets from the request: the database and the person. */

import type { RouterContextProvider } from 'react-router';
import { createContext, redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import { forbidden } from '#app/lib/problems.ts';
import { type Actor, mayManageStaff } from './actor.ts';
import { passkeyHint } from './passkey-place.ts';
import { type Reach, readReach } from './reach.ts';
import type { Stage } from './session.ts';
import type { Side } from './sides.ts';
import type { Way } from './way.ts';

export const dbContext = createContext<Db>();
export const actorContext = createContext<Actor | null>(null);
/** The open session, also one that has given the password only and has no actor yet. */
export type OpenSession = { officeId: string; staffId: string; stage: Stage; tokenHash: string };
export const sessionContext = createContext<OpenSession | null>(null);
/** What an action tells the loader that runs after it in the same request: the app's secret on offer, and codes to be shown once. */
export const offerContext = createContext<string | null>(null);
export const codesContext = createContext<string[] | null>(null);
/** Address of the caller, for the limits of sign-in. */
export const addressContext = createContext<string>('');

/** How the request came, and the settings that it came under; `until` is the end of our own certificate. */
export type Arrival = {
  way: Way;
  side: Side;
  /** As it stands in the address bar. */
  host: string;
  /** Whether a proxy said for whom it asks. */
  isForwarded: boolean;
  reach: Reach;
  until: Date | null;
};
export const arrivalContext = createContext<Arrival>({
  way: 'here',
  side: 'both',
  host: 'localhost:3000',
  isForwarded: false,
  reach: readReach({}).reach,
  until: null,
});

export type Context = Readonly<RouterContextProvider>;

export function dbOf(context: Context): Db {
  return context.get(dbContext);
}

/** Why passkeys do not work at this address; null where they do. */
export function passkeyHintOf(context: Context): string | null {
  const { host, reach } = context.get(arrivalContext);
  return passkeyHint({ host, publicUrl: reach.publicUrl });
}

/** Sends to the sign-in page whoever is not signed in. */
export function signedIn(context: Context): { db: Db; actor: Actor } {
  const actor = context.get(actorContext);
  if (!actor) throw redirect('/sign-in');
  return { db: context.get(dbContext), actor };
}

/** The same for what only who manages the staff may do. */
export function managingStaff(context: Context): { db: Db; actor: Actor } {
  const here = signedIn(context);
  if (!mayManageStaff(here.actor)) throw forbidden();
  return here;
}

/** For `change`: the office and the person who act. */
export function who(actor: Actor): { officeId: string; staffId: string } {
  return { officeId: actor.officeId, staffId: actor.staffId };
}
