import { typedFields } from '#app/lib/forms.ts';
import type { Args } from '#app/ui/route.ts';
import { actorContext, dbOf, who } from '../accounts/here.server.ts';
import { dropDraft, keepDraft } from '../drafts/drafts.server.ts';
import { mayWriteRecords } from './record.ts';
import { rowOf } from './records.server.ts';

/** Takes what a form holds so far. Answers in plain status codes: the page's script says it in words. */
export async function action({ request, context }: Args) {
  const actor = context.get(actorContext);
  if (!actor) return new Response(null, { status: 401 });
  if (!mayWriteRecords(actor)) return new Response(null, { status: 403 });
  const { draft_key: key, draft_seq: seq, drop, ...typed } = typedFields(await request.formData());
  if (drop) {
    await dropDraft(dbOf(context), who(actor), String(key));
    return new Response(null, { status: 303, headers: { location: '/' } });
  }
  const db = dbOf(context);
  // A draft of a new record that arrives after the record itself was saved is no draft any more.
  const isLate = !typed.version && (await rowOf(db, actor.officeId, String(key))) !== undefined;
  const kept = isLate || (await keepDraft(db, who(actor), String(key), typed, Number(seq) || 0));
  return new Response(null, { status: kept ? 204 : 422 });
}
