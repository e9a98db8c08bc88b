import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { one, type Typed } from '#app/lib/forms.ts';
import type { Actor } from '../accounts/actor.ts';
import { type Context, who } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { beginDraft } from '../drafts/drafts.server.ts';
import { filled, hasNewLine, LINE, putBack } from '../lines/fill.ts';
import { readKnown } from '../lines/known.server.ts';
import { readLine } from '../lines/line.ts';
import { readLists } from '../lists/lists.server.ts';

/**
 * What the form sent is no record yet: a line to be read, or a field to be put back. The
 * form goes on as a draft, never in the address: what is typed may be confidential.
 */
export async function turned(
  db: Db,
  actor: Actor,
  context: Context,
  typed: Typed,
): Promise<Typed | null> {
  const back = one(typed, 'back');
  if (back) return putBack(typed, back);
  if (!hasNewLine(typed)) return null;
  const day = today();
  const [areas, lists] = await Promise.all([
    areaChoices(context, day),
    readLists(db, actor.officeId),
  ]);
  const known = await readKnown(db, actor, day, { areas, lists });
  return filled(typed, readLine(one(typed, LINE), known));
}

/** The address of the form that goes on; what was pressed is not part of it. */
export async function goOn(db: Db, actor: Actor, id: string, turned: Typed): Promise<string> {
  const { back: _b, fill: _f, ...typed } = turned;
  await beginDraft(db, who(actor), id, typed);
  return `/records/new?draft=${id}`;
}
