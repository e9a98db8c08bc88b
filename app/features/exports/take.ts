import { redirect } from 'react-router';
import { notFound } from '#app/lib/problems.ts';
import { wayOf } from '#app/lib/sheet.ts';
import type { Args } from '#app/ui/route.ts';
import { signedIn } from '../accounts/here.server.ts';
import { attachment } from '../jobs/job.ts';
import type { Taking } from '../jobs/taking.ts';
import { takingOf } from './all.server.ts';
import { takeOut } from './make.server.ts';

function reach({ context, params }: Args) {
  const { db, actor } = signedIn(context);
  const taking = takingOf(params.list);
  if (!taking?.mayTake(actor)) throw notFound();
  return { db, actor, taking };
}

/** Whoever comes here by the address bar, or by signing in again, is led to the list. */
export function loader(args: Args) {
  return redirect(reach(args).taking.page);
}

export async function action(args: Args) {
  const { db, actor, taking } = reach(args);
  const form = await args.request.formData();
  const way = wayOf(form.get('as'));
  const query = queryOf(form.get('query'));
  if (!way) return redirect(backTo(taking, query));
  const asked = { query, withConfidential: form.get('confidential') === '1' };
  const taken = await takeOut(db, actor, { taking, asked, way });
  if ('job' in taken) return redirect(`/jobs/${taken.job}`);
  return new Response(new Uint8Array(taken.bytes), {
    headers: {
      'content-type': way.type,
      'content-disposition': attachment(taken.name),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

function queryOf(given: FormDataEntryValue | null): string {
  return typeof given === 'string' ? given.slice(0, 4000).replace(/^\?/, '') : '';
}

function backTo({ page }: Taking, query: string): string {
  const params = new URLSearchParams(query);
  return params.size > 0 ? `${page}?${params}` : page;
}
