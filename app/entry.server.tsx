import { renderToString } from 'react-dom/server';
import type { EntryContext } from 'react-router';
import { isRouteErrorResponse, ServerRouter } from 'react-router';

export * as house from './house.server.ts';

/**
 * Pages are whole HTML without hydration, so nothing is streamed: the handoff stream would
 * only write inline scripts that no page reads.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Response {
  const plain = { ...context, serverHandoffStream: undefined };
  const html = renderToString(<ServerRouter context={plain} url={request.url} />);
  headers.set('content-type', 'text/html; charset=utf-8');
  return new Response(`<!doctype html>${html}`, { status, headers });
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  // A page that is not there is no fault of ours.
  if (request.signal.aborted || error instanceof Response || isRouteErrorResponse(error)) return;
  // Nor is a form that says it comes from nowhere: the router refuses it before our own check.
  if (!saysWhereFrom(request)) return;
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
