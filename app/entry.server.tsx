import { renderToString } from 'react-dom/server';
import type { EntryContext, RouterContextProvider } from 'react-router';
import { createContext, isRouteErrorResponse, ServerRouter } from 'react-router';
import { postedOf } from './features/accounts/readable.server.ts';
import { type FaultName, faultOf } from './lib/faults.ts';
import { statusOf } from './lib/problems.ts';
import { Fault } from './ui/fault.ts';

export * as house from './house.server.ts';

/**
 * Pages are whole HTML without hydration, so nothing is streamed: the handoff stream would
 * only write inline scripts that no page reads.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  router: RouterContextProvider,
): Promise<Response> {
  const plain = { ...context, serverHandoffStream: undefined };
  const name = router.get(faultContext);
  const fault = name && { name, posted: await postedOf({ request, context: router }) };
  const html = renderToString(
    <Fault value={fault}>
      <ServerRouter context={plain} url={request.url} />
    </Fault>,
  );
  headers.set('content-type', 'text/html; charset=utf-8');
  return new Response(`<!doctype html>${html}`, {
    status: name ? statusOf(name) : status,
    headers,
  });
}

type Asked = { request: Request; context: Readonly<RouterContextProvider> };
/** Pages are told nothing of an error; what kind it was goes to them by this. */
const faultContext = createContext<FaultName | null>(null);

export function handleError(error: unknown, { request, context }: Asked): void {
  // A page that is not there is no fault of ours.
  if (request.signal.aborted || error instanceof Response || isRouteErrorResponse(error)) return;
  // Nor is a form that says it comes from nowhere: the router refuses it before our own check.
  if (!saysWhereFrom(request)) return;
  context.set(faultContext, faultOf(error));
  // The path holds ids only; what was typed is never logged.
  const fault = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  const stack =
    error instanceof Error ? error.stack?.split('\n').slice(1, 6).join('\n') : undefined;
  console.error(
    JSON.stringify({ fault, path: withoutTokens(new URL(request.url).pathname), stack }),
  );
}

function saysWhereFrom({ headers }: Request): boolean {
  const origin = headers.get('origin') ?? 'null';
  return origin === 'null' || URL.canParse(origin);
}

/** The token of an invitation or of a calendar is a key: it never stands in a log. */
function withoutTokens(path: string): string {
  return path.replace(/^\/(invitation|feed)\/.*/, '/$1/…');
}
