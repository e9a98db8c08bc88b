/** The ports that the settings ask for, each with its side; over https where there is a certificate. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Reach } from '../app/features/accounts/reach.ts';
import type { Side } from '../app/features/accounts/sides.ts';
import { bound, serverOptions } from './bounds.ts';
import { sendOn } from './redirect.ts';
import { expiryWarning, keepFresh, readPair, tlsOptions } from './tls.ts';

export type Door = {
  setting: 'PORT' | 'RESIDENT_PORT' | 'REDIRECT_PORT';
  port: number;
  server: Server | TlsServer;
};
type Doors = {
  doors: Door[];
  /** Reads the certificate again; a sentence when the new one is no good. */
  look: () => string | null;
  warning: string | null;
};
type ListenerOf = (side: Side, until?: () => Date) => RequestListener;

export function openDoors(reach: Reach, listenerOf: ListenerOf): Doors {
  const plain = (listener: RequestListener) => bound(createServer(serverOptions, listener));
  if (!reach.tls)
    return { doors: sidesOf(reach, (side) => plain(listenerOf(side))), look: none, warning: null };
  const hosts = hostsOf(reach);
  const pair = readPair(reach.tls, hosts);
  const servers: TlsServer[] = [];
  const fresh = keepFresh(servers, reach.tls, hosts, pair);
  const doors = sidesOf(reach, (side) => {
    const options = { ...serverOptions, ...tlsOptions(pair), handshakeTimeout: 20_000 };
    const server = createTlsServer(options, listenerOf(side, fresh.until));
    servers.push(server);
    return bound(server);
  });
  if (reach.redirectPort !== null && reach.publicUrl) {
    const server = plain(sendOn(reach.publicUrl));
    doors.push({ setting: 'REDIRECT_PORT', port: reach.redirectPort, server });
  }
  return { doors, look: fresh.look, warning: expiryWarning(pair) };
}

const none = () => null;

function sidesOf(reach: Reach, open: (side: Side) => Door['server']): Door[] {
  const { port, residentPort } = reach;
  if (residentPort === null) return [{ setting: 'PORT', port, server: open('both') }];
  return [
    { setting: 'PORT', port, server: open('staff') },
    { setting: 'RESIDENT_PORT', port: residentPort, server: open('resident') },
  ];
}

function hostsOf({ publicUrl, residentUrl }: Reach): string[] {
  return [publicUrl, residentUrl].flatMap((url) => (url ? [new URL(url).hostname] : []));
}

/** What kept a port from opening, for whoever started it. */
export function portProblem({ setting, port }: Door, error: NodeJS.ErrnoException): string {
  const kept = 'データはそのままです。';
  switch (error.code) {
    case 'EADDRINUSE':
      return `ポート ${port} は、ほかのものが使っています。えんがわがもう動いていないか確かめるか、${setting}=${port + 1} のように別の番号をつけて始めてください。${kept}`;
    case 'EACCES':
      return `ポート ${port} を使うことが許されていません。${setting} に 1024 より大きい番号をつけて始めてください。${kept}`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST のアドレスは、このパソコンのものではありません。直すか、HOST を外して始めてください。${kept}`;
    default:
      return `ポート ${port} を開けませんでした（${error.code ?? error.name}）。${kept}`;
  }
}
