import type { Db } from '#app/db/dialect.server.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { type Actor, maySetUp } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import type { ListName } from './defaults.ts';
import { isListName } from './lists.ts';

/** Staff know that the lists are set up somewhere; a viewer has no such page. */
export function settingUp(context: Args['context']): { db: Db; actor: Actor } {
  const { db, actor } = signedIn(context);
  if (actor.role === 'viewer') throw notFound();
  if (!maySetUp(actor)) throw forbidden();
  return { db, actor };
}

export function listNamed(name: string | undefined): ListName {
  if (!isListName(name)) throw notFound();
  return name;
}
