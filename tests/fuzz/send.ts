/** The listener of the server on a port of its own, and requests to it byte for byte. */
import { once } from 'node:events';
import { Agent, createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Db } from '#app/db/dialect.server.ts';
import { readReach } from '#app/features/accounts/reach.ts';
import { builtApp } from '#tests/office.ts';
import { listenerFor } from '../../server/listener.ts';
import type { Asked } from './requests.ts';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
export type House = {
  send: (asked: Asked, cookie: string | null) => Promise<Answer>;
  close: () => void;
};

/** As an office has it that phones reach: https, and a proxy on the same machine. */
export const ways = { PUBLIC_URL: 'https://engawa.example.jp', TRUSTED_PROXY: '127.0.0.1' };

export async function openHouse(db: Db): Promise<House> {
  const server = createServer(
    listenerFor(await builtApp(), db, { reach: readReach(ways).reach, side: 'both' }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  return {
    send: (asked, cookie) => sendTo(port, agent, asked, cookie),
    close: () => {
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

function sendTo(port: number, agent: Agent, asked: Asked, cookie: string | null): Promise<Answer> {
  const { method, path, body } = asked;
  // The proxy says so, unless the request lies about it.
  const passedOn = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.1' };
  const headers: Record<string, string | number> = {
    ...passedOn,
    host: new URL(ways.PUBLIC_URL).host,
  };
  if (cookie) headers.cookie = cookie;
  if (body) headers['content-length'] = body.length;
  Object.assign(headers, asked.headers);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, agent, method, path, headers }, (came) => {
      const pieces: Buffer[] = [];
      came.on('data', (piece: Buffer) => pieces.push(piece));
      came.on('error', reject);
      came.on('end', () =>
        resolve({
          status: came.statusCode ?? 0,
          headers: came.headers,
          body: Buffer.concat(pieces),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
