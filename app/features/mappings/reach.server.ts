import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { type Actor, isWorker } from '../accounts/actor.ts';
import { signedIn } from '../accounts/here.server.ts';
import { areasInside } from '../accounts/inside.server.ts';
import type { Within } from '../figures/read.server.ts';
import { type Asked, readAsked, yearOf } from './asked.ts';
import { formOf } from './forms.ts';
import type { Place } from './mappings.server.ts';

/** The form and the year that the address names. */
export function placeIn({ form: code, year: typed }: Args['params']): Place {
  const form = formOf(code);
  const year = yearOf(typed, today());
  if (!form || year === null) throw notFound();
  return { form, year };
}

/** Who do the work and who answer for it see what is counted; who sets up only need not. */
export function counting(args: Args): { db: Db; actor: Actor; asked: Asked } {
  const { db, actor } = signedIn(args.context);
  if (actor.role === 'viewer') throw notFound();
  if (!isWorker(actor)) throw forbidden();
  const asked = readAsked(args.params, new URL(args.request.url).searchParams, today());
  if (!asked) throw notFound();
  return { db, actor, asked };
}

export async function withinOf(db: Db, actor: Actor, asked: Asked): Promise<Within> {
  const { from, until, area } = asked;
  const areas = area && (await areasInside(db, actor.officeId, [area], today()));
  return { from, until, areas: areas || null, staff: null };
}
