import { afterAll, describe, expect, test } from 'vitest';
import type { Db } from '#app/db/dialect.server.ts';
import { sideOf } from '#app/features/accounts/sides.ts';
import { buildCast } from './cast.ts';
import { onBothEngines } from './engines.ts';
import { builtApp, type Office, openOffice } from './office.ts';
import {
  buildThings,
  type Line,
  permissions,
  type Seen,
  type Visitor,
  visitors,
} from './permissions.ts';

type Module = { default?: unknown; loader?: unknown; action?: unknown };
type Route = { path?: string; index?: boolean; parentId?: string; module: Module };

/** 'GET /staff/:id' for everything that answers. */
async function answered(): Promise<string[]> {
  const routes = (await builtApp()).routes as Record<string, Route>;
  return Object.values(routes).flatMap((route) => {
    const path = pathOf(routes, route);
    const { default: page, loader, action } = route.module;
    const isLeaf = route.path !== undefined || route.index;
    if (!isLeaf) return [];
    return [...(page || loader ? [`GET ${path}`] : []), ...(action ? [`POST ${path}`] : [])];
  });
}

function pathOf(routes: Record<string, Route>, route: Route): string {
  const parent = route.parentId ? routes[route.parentId] : undefined;
  const before = parent ? pathOf(routes, parent) : '';
  return `${before === '/' ? '' : before}/${route.path ?? ''}`;
}

describe('the matrix', () => {
  const listed = [...new Set(permissions.map((l) => `${l.method} ${l.route}`))];

  test('has a line for every route', async () => {
    expect((await answered()).filter((name) => !listed.includes(name))).toEqual([]);
  });

  test('has no line for a route that is gone', async () => {
    const names = await answered();
    expect(listed.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('the sides', () => {
  test.each(permissions)('$method $path is of the side that its line says', ({ path, side }) => {
    expect(sideOf(path)).toBe(side ?? 'staff');
  });

  /** Whatever one knows or is: no page, no way to sign in, no word of what there is. */
  test('each address answers on its own side alone', async () => {
    const office = await openOffice('sqlite', fill);
    const wrong: string[] = [];
    for (const { method, path, form, side } of permissions) {
      const other = { side: side === 'resident' ? 'staff' : 'resident' } as const;
      if (path === '/' && other.side === 'resident') continue;
      for (const visitor of [office.as('sasaki', {}, other), office.visitor(null, other)]) {
        const came = await (method === 'GET' ? visitor.get(path) : visitor.post(path, form));
        if (came.status !== 404 || came.headers.has('set-cookie')) wrong.push(`${method} ${path}`);
      }
    }
    expect(wrong).toEqual([]);
    await office.close();
  });

  test('the first page of the residents is theirs, and knows nobody of the staff', async () => {
    const office = await openOffice('sqlite', fill);
    const sasaki = office.as('sasaki', {}, { side: 'resident' });
    expect((await sasaki.get('/')).headers.get('location')).toBe('/residents');
    const text = await (await sasaki.get('/residents')).text();
    expect(text).toContain('縁川市社会福祉協議会');
    expect(text).not.toMatch(/佐々木|sign-|ログイン|きょう/);
    expect(await (await sasaki.get('/staff')).text()).not.toMatch(/佐々木|きょう|役割/);
    await office.close();
  });
});

const fill = async (db: Db) => {
  await buildCast(db);
  await buildThings(db);
};

onBothEngines('who meets what', (_open, engine) => {
  // Who is not let in and an empty form change nothing, so one office serves all of them.
  let shared: Promise<Office> | undefined;
  afterAll(async () => (await shared)?.close());
  const sharedOffice = () => {
    shared ??= openOffice(engine, fill);
    return shared;
  };

  test.each(permissions)('$method $path', async (line) => {
    const seen: Partial<Record<Visitor, string>> = {};
    for (const name of visitors) {
      const mayChange = Object.keys(line.form).length > 0 && line.seen[name] === 'ok';
      const office = mayChange ? await openOffice(engine, fill) : await sharedOffice();
      seen[name] = await outcome(office, line, name);
      if (mayChange) await office.close();
    }
    expect(seen).toEqual(line.seen);
  });
});

async function outcome(office: Office, line: Line, name: Visitor): Promise<string> {
  const visitor = name === 'nobody' ? office.visitor() : office.as(name);
  if (name !== 'nobody') await visitor.get('/forgotten'); // signs in, before the audit is counted
  const before = await auditLines(office.db);
  const response = await (line.method === 'GET'
    ? visitor.get(line.path)
    : visitor.post(line.path, line.form));
  const seen = seenIn(response);
  const isOut =
    seen === 'refused' || seen === 'hidden' || (seen === 'sign-in' && line.route !== '/sign-out');
  if (isOut && (await auditLines(office.db)) !== before)
    return `${seen}, but something was written`;
  return seen;
}

async function auditLines(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('audit')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function seenIn({ status, headers }: Response): Seen | `${number}` {
  const to = headers.get('location');
  if (to?.match(/^\/sign-in($|\?)/)) return 'sign-in';
  if (status === 403) return 'refused';
  if (status === 404) return 'hidden';
  const isIn = (status >= 200 && status < 400) || status === 422;
  return isIn ? 'ok' : `${status}`;
}
