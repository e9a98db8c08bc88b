/** One request as nobody sends it, made of what the pages ask for and of what no form expects. */
import { type Line, permissions, type Visitor, visitors } from '#tests/permissions.ts';
import { type Body, bodyOf } from './bodies.ts';
import type { Dice } from './dice.ts';
import type { Pages } from './forms.ts';
import { idOf } from './ids.ts';
import { ways } from './send.ts';
import { other } from './two-offices.ts';
import { texts } from './values.ts';

/** `half` has given the password only, `broken` comes with a cookie that is none. */
export type Asker = Visitor | 'half' | 'broken';
export type Asked = {
  by: Asker;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
};

const ours = visitors.filter((name) => name !== 'tonari');
/** Most who ask are signed in: who is not, meets the door and nothing else. */
export const ourPeople: readonly Asker[] = [...ours, ...ours.slice(0, 6), 'half', 'broken'];

/** Each costs a third of a second by design, a program of its own, or a picture drawn. */
const slow = [
  /^\/(sign-in|me\/password|me\/second|invitation\/:token|setup)$/,
  /^\/(imports|imports\/look|areas\/import)$/,
  /^\/(export|reports\/:id\/file)/,
];
const isSlow = (line: Line) => line.method === 'POST' && slow.some((s) => s.test(line.route));

export function invent(dice: Dice, pages: Pages, people: readonly Asker[]): Asked {
  const line = lineOf(dice);
  const method = methodOf(dice, line);
  const hasBody = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
  const body = hasBody ? bodyOf(dice, line, pages) : null;
  return {
    by: dice.pick(people),
    method,
    path: dice.chance(0.03) ? dice.pick(strange) : pathOf(dice, line) + queryOf(dice, line, pages),
    headers: { ...headersOf(dice, hasBody), ...typeOf(body) },
    body: body?.bytes ?? null,
  };
}

function lineOf(dice: Dice): Line {
  const line = dice.pick(permissions);
  return isSlow(line) && dice.chance(0.7) ? lineOf(dice) : line;
}

function methodOf(dice: Dice, { method }: Line): string {
  if (dice.chance(0.95)) return method;
  return dice.pick(['GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY']);
}

const strange = [
  ...[
    '//',
    '/%',
    '/%00',
    '/%ff',
    '/%2e%2e/package.json',
    '/..%2f..%2fserver.ts',
    '/assets/',
    '/assets/..%2f',
  ],
  ...[
    '/engawa.js',
    '/favicon.svg',
    '/__manifest',
    '/__manifest?p=/records',
    '/index.html',
    '/.env',
  ],
  ...[
    '/data/engawa.db',
    '/keys/secret',
    `/${'a'.repeat(8000)}`,
    '/RECORDS',
    '/records/',
    '/records//',
  ],
  ...['/records;a=b', '/_root.data', '/records.data?_routes=root', '/healthz/', '//evil.example/a'],
];

function pathOf(dice: Dice, { route, path }: Line): string {
  if (!route.includes(':') || dice.chance(0.5)) return shown(dice, path);
  const parts = route.split('/').map((part, n) => {
    const right = path.split('/')[n] ?? '';
    if (!part.startsWith(':') || dice.chance(0.3)) return right;
    if (/^[0-9a-f-]{36}$/.test(right) && dice.chance(0.4)) return other(right);
    return dice.chance(0.8) ? idOf(dice) : inPath(dice.pick(texts));
  });
  return shown(dice, parts.join('/'));
}

const inPath = (text: string) => encodeURIComponent(text.toWellFormed()).slice(0, 4000);

/** As a page, or as the program of the pages would ask for it. */
function shown(dice: Dice, path: string): string {
  return dice.chance(0.01) ? `${path === '/' ? '/_root' : path}.data` : path;
}

const everywhere = [
  'area',
  'q',
  'from',
  'until',
  'before',
  'staff',
  'kind',
  'draft',
  'saved',
  'to',
];

function queryOf(dice: Dice, { route }: Line, { queries }: Pages): string {
  if (dice.chance(0.5)) return '';
  const known = queries.get(route) ?? [];
  const pairs = Array.from({ length: 1 + dice.below(4) }, () => {
    const field = known.length > 0 && dice.chance(0.8) ? dice.pick(known) : undefined;
    return [field?.name ?? dice.pick(everywhere), asValue(dice, field?.values ?? [])];
  });
  const query = pairs.map(([name = '', value = '']) => `${inPath(name)}=${inPath(value)}`);
  return `?${query.join('&')}`.slice(0, 8000);
}

function asValue(dice: Dice, usual: readonly string[]): string {
  if (usual.length > 0 && dice.chance(0.4)) return dice.pick(usual);
  return dice.chance(0.4) ? idOf(dice) : dice.pick(texts);
}

const origins = [
  'https://evil.example',
  'null',
  '',
  'http://localhost.evil.example',
  'about:blank',
];
const lies: [string, readonly string[]][] = [
  ['range', ['bytes=0-0', 'bytes=-1', 'bytes=9-1', 'bytes=0-0,1-1,2-2', 'bytes=99999999999-', 'x']],
  ['if-none-match', ['*', '"x"', 'W/"0-0"']],
  ['if-modified-since', ['Thu, 01 Jan 2099 00:00:00 GMT', 'x']],
  ['accept', ['application/json', 'text/x-script', '*/*;q=x', '']],
  ['accept-language', ['en', '*', 'x'.repeat(3000)]],
  ['x-forwarded-for', ['9.9.9.9', '1.1.1.1, x', "' or 1=1", '::1', '']],
  ['x-forwarded-host', ['evil.example']],
  ['x-forwarded-proto', ['http', 'https, http', '']],
  ['x-http-method-override', ['DELETE', 'GET', 'PUT']],
  ['x-original-url', ['/audit']],
  ['referer', ['https://evil.example/', 'x']],
  ['user-agent', ['', 'x'.repeat(2000), 'Googlebot', '\u00ff']],
  ['expect', ['100-continue']],
  ['sec-fetch-site', ['cross-site']],
  [
    'cookie',
    ['__Host-engawa=; engawa=x', '__Host-engawa=%00', '=', ';;;', `engawa=${'a'.repeat(3000)}`],
  ],
  ['authorization', ['Basic eDp4', 'Bearer x']],
];

function headersOf(dice: Dice, hasBody: boolean): Record<string, string> {
  const headers: Record<string, string> = {
    'x-forwarded-for': `198.51.100.${dice.below(250)}`,
  };
  if (hasBody) headers.origin = dice.chance(0.95) ? ways.PUBLIC_URL : dice.pick(origins);
  if (dice.chance(0.25)) {
    const [name, values] = dice.pick(lies);
    headers[name] = dice.pick(values);
  }
  return headers;
}

function typeOf(body: Body | null): Record<string, string> {
  return body?.type ? { 'content-type': body.type } : {};
}
