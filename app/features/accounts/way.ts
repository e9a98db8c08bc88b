/**
 * The way one request came. Whoever stands before us may say who asks, but only where the
 * settings name them; everybody else's word about it is no word.
 */
import { type BlockList, isIP } from 'node:net';

/** At this computer; over https; or over plain http from elsewhere, where anybody on the way reads along. */
export type Way = 'here' | 'https' | 'plain';

export type Asked = {
  /** Who holds the other end of the line. */
  peer: string;
  isEncrypted: boolean;
  host: string;
  forwardedFor: string;
  forwardedProto: string;
  /** Whether anybody between us claims to have passed it on. */
  isForwarded: boolean;
};

export function wayOf(asked: Asked, proxies: BlockList, publicUrl: string | null): Way {
  if (asked.isEncrypted) return 'https';
  if (isHere(asked)) return 'here';
  if (!publicUrl || !isIn(proxies, tidyAddress(asked.peer))) return 'plain';
  const said = asked.forwardedProto.split(',')[0]?.trim().toLowerCase();
  return said === 'http' ? 'plain' : 'https';
}

/** Nobody in between, and the name of this computer in the address bar. */
function isHere({ peer, host, isForwarded }: Asked): boolean {
  return isLoopback(tidyAddress(peer)) && isLocalName(host) && !isForwarded;
}

/** For the limits of sign-in: back through the proxies that are named, to the first that is not. */
export function addressOf(
  { peer, forwardedFor }: Pick<Asked, 'peer' | 'forwardedFor'>,
  proxies: BlockList,
): string {
  let address = tidyAddress(peer);
  for (const said of forwardedFor.split(',').reverse()) {
    const before = tidyAddress(said);
    if (!isIn(proxies, address) || !isIP(before)) return address;
    address = before;
  }
  return address;
}

/** '[2001:db8::1]:4711', '::ffff:192.0.2.7' and '192.0.2.7:80' as the address alone; '' for no address. */
export function tidyAddress(said: string): string {
  const text = said.trim().replace(/^"|"$/g, '');
  const bare = /^\[(.+)\](:\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');
  const plain = bare.replace(/%.*$/, '').toLowerCase();
  return isIP(plain) === 6 ? unmapped(plain) : isIP(plain) ? plain : '';
}

/** An address of the old form written in the new one, whichever way: ::ffff:192.0.2.7, ::ffff:c000:207. */
function unmapped(address: string): string {
  const { hostname } = new URL(`http://[${address}]`);
  const [, high, low] = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(hostname) ?? [];
  if (!high || !low) return hostname.slice(1, -1);
  const parts = [high, low].map((group) => Number.parseInt(group, 16));
  return parts.flatMap((group) => [group >> 8, group & 255]).join('.');
}

function isIn(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family > 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

export const isLoopback = (address: string) => address === '::1' || /^127\./.test(address);

/** 'localhost:3000' and the like; `host` with or without a port. */
export function isLocalName(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
}
