/** Node's request in, Engawa's answer out: headers, bounds, static files, then the routes. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import sirv from 'sirv';
import { proxiesOf, type Reach, readReach } from '../app/features/accounts/reach.ts';
import type { Side } from '../app/features/accounts/sides.ts';
import { type Asked, addressOf, wayOf } from '../app/features/accounts/way.ts';
import { outOfBounds } from './bounds.ts';
import { setSafeHeaders } from './headers.ts';
import { type Refusal, refusals, refuse } from './refusals.ts';

type House = typeof import('../app/house.server.ts');
type Build = ServerBuild & { entry: { module: { house: House } } };

/** So much is let run past, so that the sender hears why it was not taken. */
const MAX_PASSED = 300 * 1024 * 1024;

export type Given = { reach: Reach; side: Side; until?: () => Date };
const alone: Given = { reach: readReach({}).reach, side: 'both' };

export function listenerFor(
  build: Build,
  db: ReturnType<House['openDatabase']>,
  { reach, side, until }: Given = alone,
): RequestListener {
  const { house } = build.entry.module;
  const proxies = proxiesOf(reach.proxies);
  const url = side === 'resident' ? reach.residentUrl : reach.publicUrl;
  const answer = createRequestHandler(build, 'production');
  const files = filesOf();
  const page = (req: IncomingMessage, res: ServerResponse) => {
    const asked = askedOf(req);
    const way = wayOf(asked, proxies, url);
    // Behind a proxy the address that people see is the one of the settings, whatever Host says.
    const host = way === 'https' && !asked.isEncrypted && url ? new URL(url).host : asked.host;
    const context = new RouterContextProvider();
    context.set(house.dbContext, db);
    context.set(house.addressContext, addressOf(asked, proxies));
    const isForwarded = asked.forwardedFor !== '';
    const arrival = { way, side, host, isForwarded, reach, until: until?.() ?? null };
    context.set(house.arrivalContext, arrival);
    createRequestListener(
      async (request: Request) => {
        const began = performance.now();
        const response = await inWords(await answer(request, context), house);
        const route = context.get(house.routeContext);
        tell(house, { method: request.method, route, status: response.status }, began);
        return response;
      },
      {
        host,
        onError: (error) => {
          house.logFault('page', error);
          return plainly('fault');
        },
      },
    )(req, res);
  };
  return (req, res) => {
    setSafeHeaders(req, res);
    const wrong = outOfBounds(req);
    if (wrong) {
      house.log('info', 'turned-away', { outcome: wrong });
      return turnAway(req, res, wrong);
    }
    // Nobody needs a part of a file, and one that runs backwards would end the process in sirv.
    delete req.headers.range;
    files(req, res, () => page(req, res));
  };
}

function filesOf() {
  return sirv(join(import.meta.dirname, '../build/client'), {
    etag: true,
    setHeaders: (res, path) => {
      if (path.startsWith('/assets/'))
        res.setHeader('cache-control', 'public, max-age=31536000, immutable');
    },
  });
}

/** `Forwarded` is read by nobody: two ways to say who asks would be one to lie. */
function askedOf({ headers, socket }: IncomingMessage): Asked {
  const said = (name: string) => String(headers[name] ?? '');
  const claims = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-real-ip'];
  return {
    peer: socket.remoteAddress ?? '',
    isEncrypted: 'encrypted' in socket && socket.encrypted === true,
    host: said('host'),
    forwardedFor: said('x-forwarded-for'),
    forwardedProto: said('x-forwarded-proto'),
    isForwarded: [...claims, 'forwarded'].some((name) => name in headers),
  };
}

type Answered = { method: string; route: string; status: number };

/** Whoever watches from outside asks every few seconds: told only when something is wrong. */
function tell(house: House, answered: Answered, began: number): void {
  if (answered.route === '/healthz' && answered.status === 200) return;
  house.log('info', 'request', { ...answered, ms: Math.round(performance.now() - began) });
}

/** A browser that is still sending files shows a broken connection instead of the answer. */
function turnAway(req: IncomingMessage, res: ServerResponse, wrong: Refusal): void {
  const isPassed = Number(req.headers['content-length']) <= MAX_PASSED;
  if (wrong === 'tooManyFiles' && isPassed) req.on('end', () => refuse(res, wrong)).resume();
  else refuse(res, wrong);
}

/** Where no page stands around it the router answers with a name, or in English. */
async function inWords(response: Response, { problemInWords }: House): Promise<Response> {
  const { status, headers } = response;
  if (status < 400 || !/^text\/plain|json/.test(headers.get('content-type') ?? 'text/plain'))
    return response;
  if (status === 503) return response; // /healthz speaks to programs
  const words = status === 500 ? null : problemInWords(await response.clone().text());
  if (words) return new Response(words, { status, headers });
  return status === 500 ? plainly('fault') : response;
}

function plainly(name: Refusal): Response {
  const [status, sentence] = refusals[name];
  return new Response(sentence, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
