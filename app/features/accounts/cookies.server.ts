/** Names and shape of our two cookies. `__Host-` needs https, which localhost has not. */
const isSecure = () => process.env.PUBLIC_URL?.startsWith('https:') ?? false;
const nameOf = (what: 'session' | 'device') => {
  const name = what === 'session' ? 'engawa' : 'engawa-device';
  return isSecure() ? `__Host-${name}` : name;
};

export function readCookie(
  request: Request,
  what: 'session' | 'device' = 'session',
): string | null {
  const wanted = `${nameOf(what)}=`;
  const parts = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return parts.find((p) => p.startsWith(wanted))?.slice(wanted.length) || null;
}

/** A session goes with the browser window's end; a trusted device is known for 30 days. */
export const sessionCookie = (token: string) => cookie(nameOf('session'), token);
export const deviceCookie = (token: string) => cookie(nameOf('device'), token, 30 * 24 * 3600);
export const emptySessionCookie = () => cookie(nameOf('session'), '', 0);

function cookie(name: string, value: string, maxAge?: number): string {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  if (isSecure()) parts.push('Secure');
  return parts.join('; ');
}
