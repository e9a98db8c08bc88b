/**
 * A line of the log: JSON with time, level, event and fields of a closed list. Each field has a
 * shape that no name, address or sentence fits; what does not fit is written as `?`, so that
 * nothing personal stands in a log, whoever writes the line.
 */
export type Level = 'info' | 'warn' | 'error';
export const events = [
  'start',
  'stop',
  'request',
  'turned-away',
  'fault',
  'job',
  'copy',
  'sign-in-refused',
  'space',
  'lines-lost',
] as const;
export type Event = (typeof events)[number];

/** Where something can go wrong. */
export const places = [
  ...['page', 'job', 'copy', 'tally', 'session', 'postgres', 'heads', 'mail'],
  ...['damaged-file', 'lost-file', 'process'],
] as const;
export type Place = (typeof places)[number];

const word = /^[a-z][a-z-]{0,39}$/i;
const shapes = {
  method: /^[A-Z]{3,7}$/,
  /** As in routes.ts: parameters by name, never what stood in the address. */
  route: /^[\w/:.*-]{0,120}$/,
  status: /^[1-5]\d\d$/,
  ms: /^\d{1,9}$/,
  place: word,
  /** Of an Error; its message may hold what somebody typed. */
  name: /^[A-Z]\w{0,39}$/i,
  code: /^[A-Z0-9_-]{1,40}$/i,
  constraint: /^[a-z_][a-z0-9_]{0,62}$/,
  /** Files and lines, the innermost first. */
  at: /^[\w.:-]+( [\w.:-]+){0,5}$/,
  number: /^\d{4}$/,
  id: /^[0-9a-f-]{36}$/,
  job: word,
  outcome: word,
  step: word,
  /** A keyed digest. */
  who: /^[0-9a-f]{16}$/,
  from: /^[0-9a-f]{16}$/,
  count: /^\d{1,12}$/,
  bytes: /^\d{1,15}$/,
  version: /^\d+\.\d+\.\d+$/,
  port: /^\d{1,5}$/,
} satisfies Record<string, RegExp>;

export type Fields = { [name in keyof typeof shapes]?: string | number | undefined };

export function lineOf(level: Level, event: Event, fields: Fields = {}, now = new Date()): string {
  const kept = Object.entries(shapes).flatMap(([name, shape]) => {
    const value = fields[name as keyof Fields];
    if (value === undefined) return [];
    return [[name, shape.test(String(value)) ? value : '?']];
  });
  return JSON.stringify({ time: now.toISOString(), level, event, ...Object.fromEntries(kept) });
}
