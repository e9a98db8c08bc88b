import type { RequestListener } from 'node:http';
import { outOfBounds } from './bounds.ts';
import { refuse } from './refusals.ts';

/** Plain http, sent on to the address that people use. A form is not: it has gone in the clear already. */
export function sendOn(publicUrl: string): RequestListener {
  return (req, res) => {
    res.setHeader('cache-control', 'no-store');
    const wrong = outOfBounds(req);
    if (wrong) return refuse(res, wrong);
    if (req.method === 'POST') return refuse(res, 'method');
    res.writeHead(308, { location: `${publicUrl}${req.url}`, connection: 'close' });
    res.end();
  };
}
