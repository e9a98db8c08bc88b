/**
 * How long to wait after wrong guesses (S7). Five within a quarter of an hour for an account,
 * twenty for an address, begin a wait of 30 seconds; each further one doubles it, up to a
 * quarter of an hour. Half an hour of quiet ends it: nobody is ever locked out for good.
 */
const MINUTE = 60_000;
const WINDOW = 15 * MINUTE;
const QUIET = 30 * MINUTE;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 15 * MINUTE;

/** Until when to wait, in milliseconds of the clock; 0 when one may try at once. */
export function waitUntil(failures: readonly number[], most: number): number {
  const times = [...failures].sort((a, b) => a - b);
  let waits = 0;
  let begun = 0; // failures before this one have been forgotten
  times.forEach((at, n) => {
    if (n > 0 && at - (times[n - 1] ?? at) > QUIET) {
      waits = 0;
      begun = n;
    }
    const close = times.slice(begun, n + 1).filter((t) => at - t < WINDOW).length;
    if (waits > 0 || close >= most) waits += 1;
  });
  if (waits === 0) return 0;
  return (times.at(-1) ?? 0) + Math.min(FIRST_WAIT * 2 ** (waits - 1), LONGEST_WAIT);
}

/** 90 秒 → 2分: rounded up, so that the person does not come too early. */
export function waitInWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds <= 60 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分`;
}

/** A household or office has a whole /64 of IPv6, so single addresses would not limit anyone. */
export function addressGroup(address: string): string {
  const plain = address.replace(/^::ffff:/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [before = '', after] = plain.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = after === undefined ? [] : after.split(':').filter(Boolean);
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  const all = [...head, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...tail];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
