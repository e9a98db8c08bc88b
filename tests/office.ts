/**
 * The built application in this process, on an office with the cast: requests pass the real
 * middleware, routes and pages, without a port.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import type { Db } from '#app/db/dialect.server.ts';
import type { Arrival } from '#app/features/accounts/here.server.ts';
import { type Opening, startSession } from '#app/features/accounts/sessions.server.ts';
import { ensureBuilt, root } from '../scripts/house.mjs';
import { buildCast, NEIGHBOUR, OFFICE, type PersonName, people } from './cast.ts';
import { type Engine, type Fill, openFresh } from './engines.ts';

type House = typeof import('#app/house.server.ts');
type Build = ServerBuild & { entry: { module: { house: House } } };
type Fields = Record<string, string | readonly string[]>;
export type Headers_ = Record<string, string>;

/** What one person, or nobody, can ask of the office. */
export type Visitor = {
  get: (path: string, headers?: Headers_) => Promise<Response>;
  post: (path: string, form?: Fields, headers?: Headers_) => Promise<Response>;
};
export type Office = {
  db: Db;
  as: (name: PersonName, opening?: Partial<Opening>, arrival?: Partial<Arrival>) => Visitor;
  /** With this cookie, or none. */
  visitor: (cookie?: string | null, arrival?: Partial<Arrival>) => Visitor;
  close: () => Promise<void>;
};

/** Where people think they are. */
const origin = () => process.env.PUBLIC_URL ?? 'http://localhost:3000';
let built: Promise<Build> | undefined;

export function builtApp(): Promise<Build> {
  // The build keeps its own copy of the keys: both read the secret from here.
  process.env.ENGAWA_SECRET ??= 'a secret of the tests';
  built ??= load();
  return built;
}

async function load(): Promise<Build> {
  if ((await ensureBuilt()) !== 0) throw new Error('The pages could not be built');
  return import(pathToFileURL(join(root, 'build/server/index.js')).href);
}

/** `fill` is the cast; another one for a database that is still empty. */
export async function openOffice(engine: Engine, fill: Fill = buildCast): Promise<Office> {
  const build = await builtApp();
  const { db, folder, close } = await openFresh(engine, fill);
  const from = (address: string, arrival: Partial<Arrival> = {}) => ({ address, arrival });
  const visitor = (cookie?: string | null, arrival?: Partial<Arrival>) =>
    visitorOf(build, { db, folder }, from('192.0.2.1', arrival), async () => cookie ?? null);
  return {
    db,
    visitor,
    as: (name, opening, arrival) =>
      visitorOf(build, { db, folder }, from(addressOf(name), arrival), cookieOf(db, name, opening)),
    close: async () => {
      build.entry.module.house.writeHeads();
      await close();
    },
  };
}

/** Signed in at the first request, so that asking for somebody costs nothing. */
function cookieOf(db: Db, name: PersonName, opening: Partial<Opening> = {}) {
  const officeId = name === 'tonari' ? NEIGHBOUR : OFFICE;
  const person = { officeId, staffId: people[name].id, stage: 'full' as const, ...opening };
  let cookie: Promise<string> | undefined;
  return () => {
    cookie ??= startSession(db, person).then(pairOf);
    return cookie;
  };
}

/** Everybody at a telephone of their own, as far as limits by address go. */
const addressOf = (name: PersonName) => `192.0.2.${10 + Object.keys(people).indexOf(name)}`;

/** 'engawa=…' of a Set-Cookie line. */
export const pairOf = (setCookie: string) => setCookie.split(';')[0] ?? '';

function visitorOf(
  build: Build,
  { db, folder }: { db: Db; folder: string },
  { address, arrival }: { address: string; arrival: Partial<Arrival> },
  cookie: () => Promise<string | null>,
): Visitor {
  const handler = createRequestHandler(build, 'production');
  const { dbContext, addressContext, arrivalContext } = build.entry.module.house;
  const ask = async (path: string, init: RequestInit, headers: Headers_) => {
    process.env.DATA_DIR = folder; // another office may have been opened since
    const context = new RouterContextProvider();
    context.set(dbContext, db);
    context.set(addressContext, address);
    context.set(arrivalContext, { ...context.get(arrivalContext), ...arrival });
    const sent = new Headers(headers);
    const own = await cookie();
    if (own && !sent.has('cookie')) sent.set('cookie', own);
    return handler(new Request(new URL(path, origin()), { ...init, headers: sent }), context);
  };
  return {
    get: (path, headers = {}) => ask(path, {}, headers),
    post: (path, form = {}, headers = {}) =>
      ask(path, { method: 'POST', body: bodyOf(form) }, { origin: origin(), ...headers }),
  };
}

function bodyOf(form: Fields): URLSearchParams {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((v) => [name, v]),
  );
  return new URLSearchParams(pairs);
}
