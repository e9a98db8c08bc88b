/** Calls a loader or an action as the router would, and gives what came of it. */
import { RouterContextProvider } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import type { Actor } from '#app/features/accounts/actor.ts';
import { actorContext, addressContext, dbContext } from '#app/features/accounts/here.server.ts';

type Fields = Record<string, string | number | readonly (string | File)[]>;
type Request_ = {
  db: Db;
  actor: Actor | null;
  url?: string;
  params?: Record<string, string>;
  form?: Fields;
};
export type Came = {
  status: number;
  location: string | null;
  data: unknown;
  response: Response | null;
};

// biome-ignore lint/suspicious/noExplicitAny: any loader or action of any page
export async function call(handler: (args: any) => unknown, given: Request_): Promise<Came> {
  const url = new URL(given.url ?? '/', 'http://localhost');
  const context = new RouterContextProvider();
  context.set(dbContext, given.db);
  context.set(actorContext, given.actor);
  context.set(addressContext, '127.0.0.1');
  const request = new Request(url, given.form && { method: 'POST', body: formOf(given.form) });
  try {
    return cameOf(
      await handler({ request, params: given.params ?? {}, context, url, pattern: '' }),
    );
  } catch (thrown) {
    if (thrown instanceof Response) return cameOf(thrown);
    throw thrown;
  }
}

/** The page that a redirect leads to, with the same person and parameters. */
export async function ledTo(
  // biome-ignore lint/suspicious/noExplicitAny: any loader of any page
  loader: (args: any) => unknown,
  { form: _, ...given }: Request_,
  came: Came,
): Promise<Came> {
  return call(loader, { ...given, url: came.location ?? '/nowhere' });
}

export function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const v of [value].flat()) form.append(name, v instanceof File ? v : String(v));
  return form;
}

function cameOf(result: unknown): Came {
  if (result instanceof Response)
    return {
      status: result.status,
      location: result.headers.get('location'),
      data: null,
      response: result,
    };
  if (
    typeof result === 'object' &&
    result &&
    'type' in result &&
    result.type === 'DataWithResponseInit'
  ) {
    const { data, init } = result as unknown as { data: unknown; init: ResponseInit | null };
    return { status: init?.status ?? 200, location: null, data, response: null };
  }
  return { status: 200, location: null, data: result, response: null };
}
