import { forbidden, problem } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { addressContext, dbOf, sessionContext } from './here.server.ts';
import { beginGuess, limitOf } from './limits.server.ts';
import { askToMake, askToSign, siteOf } from './passkeys.server.ts';
import { readStaff } from './people.server.ts';
import { isEnrolled, secondOf } from './second.server.ts';

/** The question to the device, for the page's script. */
export async function action({ context, request, url }: Args) {
  const db = dbOf(context);
  const form = await request.formData();
  const { waitMs } = await beginGuess(db, [limitOf('ask', context.get(addressContext))]);
  if (waitMs > 0) throw problem('tooMany');
  if (form.get('for') !== 'create') return Response.json(await askToSign(db, siteOf(url)));
  const session = context.get(sessionContext);
  const staff = session && (await readStaff(db, session.officeId, session.staffId));
  if (!staff) throw forbidden();
  // Who has given the password only may make a first passkey, never a further one.
  if (session.stage === 'password' && isEnrolled(await secondOf(db, session))) throw forbidden();
  const person = {
    officeId: staff.office_id,
    staffId: staff.id,
    email: staff.email,
    name: staff.name,
  };
  return Response.json(await askToMake(db, siteOf(url), person));
}
