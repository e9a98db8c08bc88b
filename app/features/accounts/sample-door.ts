import { redirect } from 'react-router';
import { notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { dbOf } from './here.server.ts';
import { safePath } from './session.ts';
import { startSession } from './sessions.server.ts';
import { samplePeople } from './sign-in.server.ts';

/** One click signs in as anybody of the sample office, and of no other. */
export async function action({ context, request }: Args) {
  const form = await request.formData();
  const db = dbOf(context);
  const person = (await samplePeople(db)).find((p) => p.staffId === form.get('staff'));
  if (!person) throw notFound();
  const { officeId, staffId } = person;
  const cookie = await startSession(db, { officeId, staffId, stage: 'full' });
  return redirect(safePath(String(form.get('to') ?? '/')), { headers: { 'set-cookie': cookie } });
}
