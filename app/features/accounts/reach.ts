/**
 * How people reach this installation, as the settings say it: over which address, who stands
 * before us and is believed, and on which ports. Plain http is for this computer only; settings
 * that do not fit each other are refused at the start, each with a sentence.
 */
import { BlockList, isIP } from 'node:net';

type Env = Readonly<Record<string, string | undefined>>;

export type Reach = {
  port: number;
  /** Undefined: every address of this computer, so that who comes the wrong way is told the right one. */
  host: string | undefined;
  /** Origins that people type: of the staff, and of the residents where they have a port of their own. */
  publicUrl: string | null;
  residentPort: number | null;
  residentUrl: string | null;
  tls: { cert: string; key: string } | null;
  /** Where plain http is sent on to `publicUrl`; with a certificate of our own only. */
  redirectPort: number | null;
  /** As they were written; without a word, a proxy on this computer. */
  proxies: string[];
};

const LOOPBACK = ['127.0.0.0/8', '::1'];

export function readReach(env: Env): { reach: Reach; faults: string[] } {
  const faults: string[] = [];
  const port = (name: string) => portOf(env, name, faults);
  const origin = (name: string) => originOf(env, name, faults);
  const [cert, key] = [env.TLS_CERT, env.TLS_KEY];
  const publicUrl = origin('PUBLIC_URL');
  const named = (env.TRUSTED_PROXY ?? '').split(/[\s,]+/).filter(Boolean);
  const reach: Reach = {
    port: port('PORT') ?? 3000,
    host: env.HOST || undefined,
    publicUrl,
    residentPort: port('RESIDENT_PORT'),
    residentUrl: origin('RESIDENT_URL'),
    tls: cert && key ? { cert, key } : null,
    redirectPort: port('REDIRECT_PORT'),
    proxies: named.length > 0 || !publicUrl || cert ? named : LOOPBACK,
  };
  for (const name of named)
    if (!isProxy(name))
      faults.push(
        `TRUSTED_PROXY の「${name}」が読めません。192.0.2.1 や 192.0.2.0/24 のように書いてください。`,
      );
  if (Boolean(cert) !== Boolean(key))
    faults.push('TLS_CERT と TLS_KEY は、両方いっしょに決めてください。');
  return { reach, faults: [...faults, ...clashes(env, reach, named)] };
}

/** What does not fit each other; only what was set is spoken of. */
function clashes(env: Env, reach: Reach, named: string[]): string[] {
  const { port, residentPort, redirectPort } = reach;
  const ports = [port, residentPort, redirectPort].filter((p) => p !== null && p !== 0);
  const rules: [boolean, string][] = [
    [
      named.length > 0 && !env.PUBLIC_URL,
      'TRUSTED_PROXY を決めるときは、PUBLIC_URL（みんなが開く https のアドレス）も決めてください。',
    ],
    [
      Boolean(env.TLS_CERT) && !env.PUBLIC_URL,
      'TLS_CERT を決めるときは、PUBLIC_URL（証明書にある名前の https のアドレス）も決めてください。',
    ],
    [
      redirectPort !== null && !env.TLS_CERT,
      'REDIRECT_PORT は、TLS_CERT と TLS_KEY を決めたときに使えます。',
    ],
    [
      Boolean(env.RESIDENT_URL) && residentPort === null,
      'RESIDENT_URL を決めるときは、RESIDENT_PORT も決めてください。',
    ],
    [
      residentPort !== null && Boolean(env.PUBLIC_URL) && !env.RESIDENT_URL,
      'PUBLIC_URL と RESIDENT_PORT を決めるときは、RESIDENT_URL（住民が開くアドレス）も決めてください。',
    ],
    [
      Boolean(env.RESIDENT_URL) && !env.PUBLIC_URL,
      'RESIDENT_URL を決めるときは、PUBLIC_URL（職員が開くアドレス）も決めてください。',
    ],
    [
      reach.residentUrl !== null && reach.residentUrl === reach.publicUrl,
      'RESIDENT_URL と PUBLIC_URL は、別のアドレスにしてください。',
    ],
    [
      new Set(ports).size < ports.length,
      'PORT、RESIDENT_PORT、REDIRECT_PORT は、それぞれ別の番号にしてください。',
    ],
  ];
  return rules.filter(([isWrong]) => isWrong).map(([, sentence]) => sentence);
}

/** 0 is any free port, for tests. */
function portOf(env: Env, name: string, faults: string[]): number | null {
  const typed = env[name];
  if (!typed) return null;
  if (/^\d{1,5}$/.test(typed) && Number(typed) <= 65_535) return Number(typed);
  faults.push(`${name} は、1 から 65535 までの数で書いてください（いま：${typed}）。`);
  return null;
}

function originOf(env: Env, name: string, faults: string[]): string | null {
  const typed = env[name];
  if (!typed) return null;
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (url?.protocol === 'https:' && url.href === `${url.origin}/`) return url.origin;
  faults.push(
    `${name} は、https://engawa.example.jp のように、https:// と名前だけを書いてください（いま：${typed}）。このパソコンだけで使うときは、決めなくてかまいません。`,
  );
  return null;
}

function isProxy(typed: string): boolean {
  const [address = '', bits, more] = typed.split('/');
  const family = isIP(address);
  if (!family || more !== undefined) return false;
  // All the world is nobody in particular.
  return bits === undefined || (/^\d{1,3}$/.test(bits) && inRange(Number(bits), family));
}

const inRange = (bits: number, family: number) => bits >= 1 && bits <= (family === 4 ? 32 : 128);

export function proxiesOf(named: readonly string[]): BlockList {
  const list = new BlockList();
  for (const typed of named.filter(isProxy)) {
    const [address = '', bits] = typed.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
