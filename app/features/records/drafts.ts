import { faultOf } from '#app/lib/faults.ts';
import { type Typed, typedFields } from '#app/lib/forms.ts';
import type { Args } from '#app/ui/route.ts';
import type { Actor } from '../accounts/actor.ts';
import { actorContext, type Context, dbOf, who } from '../accounts/here.server.ts';
import { dropDraft, keepDraft } from '../drafts/drafts.server.ts';
import { mayWriteRecords } from './record.ts';
import { rowOf } from './records.server.ts';

/** Takes what a form holds so far. Answers in plain status codes: the page's script says it in words. */
export async function action({ request, context }: Args) {
  const actor = context.get(actorContext);
  if (!actor) return bare(401);
  if (!mayWriteRecords(actor)) return bare(403);
  const { drop, draft_writer: writer, ...typed } = typedFields(await request.formData());
  if (drop) {
    await dropDraft(dbOf(context), who(actor), String(typed.draft_key));
    return new Response(null, { status: 303, headers: { location: '/' } });
  }
  // Somebody else signed in meanwhile at the same PC: it is not theirs to read.
  if (writer && writer !== actor.staffId) return bare(401);
  try {
    return bare((await keep(context, actor, typed)) ? 204 : 422);
  } catch (error) {
    if (faultOf(error) === 'full') return bare(507);
    throw error;
  }
}

const bare = (status: number) => new Response(null, { status });

async function keep(context: Context, actor: Actor, { draft_key, draft_seq, ...typed }: Typed) {
  const [db, key] = [dbOf(context), String(draft_key)];
  // A draft of a new record that arrives after the record itself was saved is no draft any more.
  const isLate = !typed.version && (await rowOf(db, actor.officeId, key)) !== undefined;
  return isLate || keepDraft(db, who(actor), key, typed, Number(draft_seq) || 0);
}
