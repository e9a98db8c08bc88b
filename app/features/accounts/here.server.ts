/** What every loader and action gets from the request: the database and the person. */

import type { RouterContextProvider } from 'react-router';
import { createContext, redirect } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from './actor.ts';

export const dbContext = createContext<Db>();
export const actorContext = createContext<Actor | null>(null);
/** Address of the caller, for the limits of sign-in. */
export const addressContext = createContext<string>('');

type Context = Readonly<RouterContextProvider>;

export function dbOf(context: Context): Db {
  return context.get(dbContext);
}

/** Sends to the sign-in page whoever is not signed in. */
export function signedIn(context: Context): { db: Db; actor: Actor } {
  const actor = context.get(actorContext);
  if (!actor) throw redirect('/sign-in');
  return { db: context.get(dbContext), actor };
}

/** For `change`: the office and the person who act. */
export function who(actor: Actor): { officeId: string; staffId: string } {
  return { officeId: actor.officeId, staffId: actor.staffId };
}
