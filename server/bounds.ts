/** How much one may send, and how slowly. Whatever is beyond is refused before it is read. */
import type { IncomingMessage, Server, ServerOptions } from 'node:http';
import { type Refusal, refuseOnSocket } from './refusals.ts';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
/** Largest form that is read; old logs may be larger, and photos and files of a record. */
const MAX_BODY = 8 * MEGABYTE;
const MAX_LOG = 21 * MEGABYTE;
const MAX_FILES = 30 * MEGABYTE;
/** Of people nobody knows yet: a few fields, or the answer of a passkey. */
const MAX_STRANGER = 64 * KILOBYTE;
const MAX_ADDRESS = 8 * KILOBYTE;
const MAX_HEADERS = 100;

/** Times in milliseconds. 30 MB in five minutes is what a poor line of a telephone carries. */
export const serverOptions = {
  maxHeaderSize: 16 * KILOBYTE,
  // Longer than a proxy keeps a connection that rests (Caddy two minutes), or it would send into a closed one.
  keepAliveTimeout: 130_000,
  headersTimeout: 20_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
  // Answered by us, in words.
  requireHostHeader: false,
} satisfies ServerOptions;

/** Idle connections end; so many at once that the files of the database can still be opened. */
export function bound<S extends Server>(server: S): S {
  server.maxHeadersCount = 0; // counted by us: Node would leave some out silently
  server.maxConnections = 1000;
  server.setTimeout(600_000);
  return server.on('clientError', refuseOnSocket);
}

/** What is wrong with a request before its body is read, or null. */
export function outOfBounds(req: IncomingMessage): Refusal | null {
  const { headers, method = '' } = req;
  if (!['GET', 'HEAD', 'POST'].includes(method)) return 'method';
  if (req.rawHeaders.length / 2 > MAX_HEADERS) return 'headers';
  if ((req.url ?? '').length > MAX_ADDRESS) return 'longAddress';
  const path = pathOf(req);
  if (path === null) return 'address';
  if (isOfRouter(path)) return 'notFound';
  // Forms of browsers always say how long they are; without that the limit could be slipped past.
  if (headers['transfer-encoding']) return 'unknownLength';
  if (Number(headers['content-length'] ?? 0) > mostOf(path, method))
    return takesFiles(path, method) ? 'tooManyFiles' : 'tooLarge';
  // Loading ahead would make "who looked" lie (S6).
  return /prefetch|prerender/.test(String(headers['sec-purpose'] ?? '')) ? 'ahead' : null;
}

/** As the router will read it: of ours, and in whole characters. PostgreSQL knows no character 0. */
function pathOf({ url = '', headers }: IncomingMessage): string | null {
  const whole = `http://${headers.host ?? ''}${url}`;
  if (!url.startsWith('/') || /%00/.test(url) || !URL.canParse(whole)) return null;
  const path = new URL(whole).pathname;
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return null;
  }
}

/** Doors of the router for pages with its script, which ours are not: they would show all addresses. */
function isOfRouter(path: string): boolean {
  return path === '/__manifest' || path.endsWith('.data');
}

function mostOf(path: string, method: string): number {
  if (takesFiles(path, method)) return MAX_FILES;
  if (path === '/imports') return MAX_LOG;
  return /^\/(sign-in|sign-out|setup|invitation)\b/.test(path) ? MAX_STRANGER : MAX_BODY;
}

function takesFiles(path: string, method: string): boolean {
  return method === 'POST' && /^\/records\/[^/]+\/files$/.test(path);
}
