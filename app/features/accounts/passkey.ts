import { redirect } from 'react-router';
import { change } from '#app/db/audit.server.ts';
import { digest } from '#app/db/log.server.ts';
import { parseForm } from '#app/lib/forms.ts';
import type { Args } from '#app/ui/route.ts';
import { passkeyForm } from './form.ts';
import { addressContext, dbOf } from './here.server.ts';
import { beginGuess, clearGuess, limitOf } from './limits.server.ts';
import { notePasskeyUse, readSigner, siteOf } from './passkeys.server.ts';
import { safePath } from './session.ts';
import { openSession } from './sessions.server.ts';
import { logRefusal } from './sign-in.server.ts';

/** Takes the answer of a passkey: both factors in one, so the session is a full one. */
export async function action({ context, request, url }: Args) {
  const form = parseForm(passkeyForm, await request.formData());
  const db = dbOf(context);
  const guess = await beginGuess(db, [limitOf('address', context.get(addressContext))]);
  const refuse = (outcome: 'wrong' | 'wait') => {
    logRefusal('passkey', { from: digest(context.get(addressContext)) }, outcome);
    return redirect(`/sign-in?passkey=${outcome}`);
  };
  if (guess.waitMs > 0) throw refuse('wait');
  if (!form.ok) throw refuse('wrong');
  const { challenge, passkey, to } = form.value;
  const signer = await readSigner(db, siteOf(url), { challengeId: challenge, json: passkey });
  if (!signer) throw refuse('wrong');
  const cookie = await change(db, signer, async (tx, note) => {
    await notePasskeyUse(tx, signer);
    return openSession(tx, note, {
      officeId: signer.officeId,
      staffId: signer.staffId,
      stage: 'full',
    });
  });
  await clearGuess(db, guess);
  return redirect(safePath(to), { headers: { 'set-cookie': cookie } });
}
