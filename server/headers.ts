import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * S9. Pages run one script of our own and nothing inline; the only inline style is none.
 * `data:` pictures are the TOTP code drawn on the server.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export function setSafeHeaders(req: IncomingMessage, res: ServerResponse): void {
  res.setHeader('content-security-policy', policy);
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('referrer-policy', 'same-origin');
  res.setHeader('cross-origin-opener-policy', 'same-origin');
  res.setHeader('cross-origin-resource-policy', 'same-origin');
  res.setHeader(
    'permissions-policy',
    'camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self)',
  );
  if (process.env.PUBLIC_URL?.startsWith('https:'))
    res.setHeader('strict-transport-security', 'max-age=31536000');
  const isFile = /^\/(assets\/|engawa\.js|favicon)/.test(req.url ?? '');
  if (!isFile) res.setHeader('cache-control', 'no-store');
}
