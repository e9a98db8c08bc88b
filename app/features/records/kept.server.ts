import type { Db } from '#app/db/dialect.server.ts';
import { typedFields } from '#app/lib/forms.ts';
import { keepDraft } from '../drafts/drafts.server.ts';

type Writer = { officeId: string; staffId: string };

/**
 * S8: what somebody sent after the session had run out becomes a draft, to go on with after
 * signing in. The form names its record as `id`, the page's script as `draft_key`.
 */
export async function keepTypedRecord(
  db: Db,
  writer: Writer,
  url: URL,
  form: FormData,
): Promise<boolean> {
  if (!/^\/(records\/|drafts$|daily$)/.test(url.pathname)) return false;
  const { draft_key, draft_seq, draft_writer, ...typed } = typedFields(form);
  if (draft_writer && draft_writer !== writer.staffId) return false;
  const key = String(typed.id || draft_key || '');
  return keepDraft(db, writer, key, typed, Number(draft_seq) || Date.now());
}
