import { redirect } from 'react-router';
import { z } from 'zod';
import { today } from '#app/lib/dates.ts';
import { parseForm } from '#app/lib/forms.ts';
import { notFound } from '#app/lib/problems.ts';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { filterQuery, readFilter } from './filter.ts';
import { dropView, saveView } from './views.server.ts';

const form = z.object({
  name: z.string().trim().max(60).default(''),
  query: z.string().max(2000).default(''),
  shared: z.string().default(''),
  drop: z.string().default(''),
});

export async function action({ context, request }: Args) {
  const { db, actor } = signedIn(context);
  const parsed = parseForm(form, await request.formData());
  if (!parsed.ok) return redirect('/records');
  const { name, query, shared, drop } = parsed.value;
  if (drop) {
    if (!(await dropView(db, actor, drop))) throw notFound();
    return redirect('/records');
  }
  // Read and written again: only what a filter knows is kept.
  const clean = filterQuery(readFilter(new URLSearchParams(query), today()));
  await saveView(db, actor, {
    name: name || '名前のない見方',
    query: clean,
    shared: shared === '1',
  });
  return redirect(`/records${clean}`);
}
