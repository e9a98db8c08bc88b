import { useContext } from 'react';
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from 'react-router';
import './app.css';
import { arrive, type Plain } from './features/accounts/arrive.server.ts';
import { middlewareWith } from './features/accounts/middleware.server.ts';
import { PlainWay } from './features/accounts/plain.tsx';
import { readForms } from './features/accounts/readable.server.ts';
import { noteRoute } from './features/faults/here.server.ts';
import { keepTypedRecord } from './features/records/kept.server.ts';
import { problemOf } from './lib/problems.ts';
import { readShell } from './shell.server.ts';
import { Again } from './ui/again.tsx';
import { LinkButton } from './ui/button.tsx';
import { Fault } from './ui/fault.ts';
import { Page } from './ui/page.tsx';
import type { Args } from './ui/route.ts';
import { Shell } from './ui/shell.tsx';

export const middleware = [noteRoute, arrive, readForms, ...middlewareWith(keepTypedRecord)];

export async function loader({ context, request }: Args) {
  return readShell(context, new URL(request.url));
}

export function Layout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="ja">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Links />
        <script src="/engawa.js" defer />
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function Root() {
  const shell = useLoaderData<typeof loader>();
  return (
    <Shell {...shell}>
      <Outlet />
    </Shell>
  );
}

/** Every refusal and fault in the frame: what happened, what was kept, what to do. */
export function ErrorBoundary() {
  const error = useRouteError();
  const shell = useRouteLoaderData<typeof loader>('root');
  const { pathname, search } = useLocation();
  const fault = useContext(Fault);
  const found = nameOf(error, fault?.name);
  const name = found === 'notFound' && !shell?.signedIn ? 'nothingHere' : found;
  const { title, kept, next } = problemOf(name);
  const posted = fault?.posted;
  const page = isPlain(error) ? (
    <PlainWay {...error.data} />
  ) : (
    <Page title={title}>
      <p>{kept}</p>
      <p>{next}</p>
      {name === 'fault' && fault && <p>システム係に知らせるときの番号：{fault.number}</p>}
      {posted && <p>書いた文は、下に残っています。そのまま、もう一度送れます。</p>}
      {posted && <Again to={pathname + search} posted={posted} />}
      <p>
        <LinkButton href="/">
          {name === 'nothingHere' ? 'はじめのページへ' : '「きょう」へもどる'}
        </LinkButton>
      </p>
    </Page>
  );
  const empty = {
    signedIn: null,
    places: [],
    scope: null,
    current: pathname,
    query: '',
    menu: [],
    signOutAction: '',
  };
  return <Shell {...(shell ?? empty)}>{page}</Shell>;
}

function isPlain(error: unknown): error is { data: Plain } {
  return isRouteErrorResponse(error) && error.data?.plain === true;
}

function nameOf(error: unknown, fault = 'fault'): string {
  if (!isRouteErrorResponse(error)) return fault;
  if (error.status === 404) return 'notFound';
  return typeof error.data === 'string' ? error.data : 'fault';
}
