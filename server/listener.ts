/** Node's request in, Engawa's answer out: static files, headers, limits, then the routes. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createRequestListener } from '@react-router/node';
import { RouterContextProvider, type ServerBuild } from 'react-router';
import sirv from 'sirv';
import { setSafeHeaders } from './headers.ts';

type House = typeof import('../app/house.server.ts');
type Build = ServerBuild & { entry: { module: { house: House } } };

const MEGABYTE = 1024 * 1024;
/** Largest form that is read; old logs may be larger, and photos and files of a record. */
const MAX_BODY = 8 * MEGABYTE;
const MAX_LOG = 21 * MEGABYTE;
const MAX_FILES = 30 * MEGABYTE;
/** So much is let run past, so that the sender hears why it was not taken. */
const MAX_PASSED = 300 * MEGABYTE;

export function listenerFor(build: Build, db: ReturnType<House['openDatabase']>): RequestListener {
  const { dbContext, addressContext } = build.entry.module.house;
  const files = sirv(join(import.meta.dirname, '../build/client'), {
    etag: true,
    setHeaders: (res, path) => {
      if (path.startsWith('/assets/'))
        res.setHeader('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  const pages = createRequestListener({
    build,
    mode: 'production',
    getLoadContext: (request, client) => {
      const context = new RouterContextProvider();
      context.set(dbContext, db);
      context.set(addressContext, addressOf(request, client.address));
      return context;
    },
  });
  return (req, res) => {
    setSafeHeaders(req, res);
    // Forms of browsers always say how long they are; without that the limit could be slipped past.
    if (req.headers['transfer-encoding'])
      return refuse(res, 411, '長さの分からないものは受けとれません。もう一度送ってください。');
    const length = Number(req.headers['content-length'] ?? 0);
    if (takesFiles(req) && length > MAX_FILES) return refuseFiles(req, res, length);
    const most = /^\/imports(\?|$)/.test(req.url ?? '') ? MAX_LOG : MAX_BODY;
    if (!takesFiles(req) && length > most)
      return refuse(res, 413, '送られたものが大きすぎます。小さく分けて、もう一度送ってください。');
    // Loading ahead would make "who looked" lie (S6).
    if (/prefetch|prerender/.test(String(req.headers['sec-purpose'] ?? '')))
      return refuse(res, 503, '');
    files(req, res, () => pages(publicRequest(req), res));
  };
}

function takesFiles({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && /^\/records\/[^/?]+\/files(\?|$)/.test(url);
}

/** A browser that is still sending shows a broken connection instead of the answer. */
function refuseFiles(req: IncomingMessage, res: ServerResponse, length: number): void {
  const answer = () =>
    refuse(
      res,
      413,
      '写真・ファイルは、一度に30MBまでです。何も加わっていません。前の画面にもどり、数をへらして、もう一度送ってください。',
    );
  if (length > MAX_PASSED) answer();
  else req.on('end', answer).resume();
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

function refuse(res: ServerResponse, status: number, sentence: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  res.end(sentence);
}
