/** Node's request in, Engawa's answer out: headers, bounds, static files, then the routes. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type ClientAddress, createRequestListener } from '@remix-run/node-fetch-server';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import sirv from 'sirv';
import { outOfBounds } from './bounds.ts';
import { setSafeHeaders } from './headers.ts';
import { type Refusal, refusals, refuse } from './refusals.ts';

type House = typeof import('../app/house.server.ts');
type Build = ServerBuild & { entry: { module: { house: House } } };

/** So much is let run past, so that the sender hears why it was not taken. */
const MAX_PASSED = 300 * 1024 * 1024;

export function listenerFor(build: Build, db: ReturnType<House['openDatabase']>): RequestListener {
  const { house } = build.entry.module;
  const { dbContext, addressContext } = house;
  const files = sirv(join(import.meta.dirname, '../build/client'), {
    etag: true,
    setHeaders: (res, path) => {
      if (path.startsWith('/assets/'))
        res.setHeader('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  const answer = createRequestHandler(build, 'production');
  const pages = createRequestListener(
    async (request: Request, client: ClientAddress) => {
      const context = new RouterContextProvider();
      context.set(dbContext, db);
      context.set(addressContext, addressOf(request, client.address));
      return inWords(await answer(request, context), house);
    },
    { onError: () => plainly('fault') },
  );
  return (req, res) => {
    setSafeHeaders(req, res);
    const wrong = outOfBounds(req);
    if (wrong) return turnAway(req, res, wrong);
    files(req, res, () => pages(publicRequest(req), res));
  };
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

/**
 * Who asks. Only the proxy that TRUSTED_PROXY names is believed about it, and only the entry
 * that the proxy itself added, the last one: anybody can send the others.
 */
export function addressOf(request: Request, sender: string): string {
  const plain = sender.replace(/^::ffff:/, '');
  if (plain !== process.env.TRUSTED_PROXY) return plain;
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || plain;
}

/** Behind a named proxy the address that people see is PUBLIC_URL, whatever Host says. */
function publicRequest(req: IncomingMessage): IncomingMessage {
  const url = process.env.PUBLIC_URL;
  if (url) {
    const { host } = new URL(url);
    req.headers.host = host;
  }
  return req;
}
