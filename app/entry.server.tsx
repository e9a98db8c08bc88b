import { renderToString } from 'react-dom/server';
import type { EntryContext, RouterContextProvider } from 'react-router';
import { createContext, isRouteErrorResponse, ServerRouter } from 'react-router';
import { logFault } from './db/log.server.ts';
import { postedOf } from './features/accounts/readable.server.ts';
import { routeContext } from './features/faults/here.server.ts';
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
  const told = router.get(faultContext);
  const fault = told && { ...told, posted: await postedOf({ request, context: router }) };
  const html = renderToString(
    <Fault value={fault}>
      <ServerRouter context={plain} url={request.url} />
    </Fault>,
  );
  headers.set('content-type', 'text/html; charset=utf-8');
  return new Response(`<!doctype html>${html}`, {
    status: told ? statusOf(told.name) : status,
    headers,
  });
}

type Asked = { request: Request; context: Readonly<RouterContextProvider> };
/** Pages are told nothing of an error; what kind it was and its number go to them by this. */
const faultContext = createContext<{ name: FaultName; number: string } | null>(null);

export function handleError(error: unknown, { request, context }: Asked): void {
  // A page that is not there is no fault of ours.
  if (request.signal.aborted || error instanceof Response || isRouteErrorResponse(error)) return;
  // Nor is a form that says it comes from nowhere: the router refuses it before our own check.
  if (!saysWhereFrom(request)) return;
  const { method } = request;
  const number = logFault('page', error, { method, route: context.get(routeContext) });
  context.set(faultContext, { name: faultOf(error), number });
}

function saysWhereFrom({ headers }: Request): boolean {
  const origin = headers.get('origin') ?? 'null';
  return origin === 'null' || URL.canParse(origin);
}
