/**
 * How long a session lasts (S8): an hour without a request, twelve hours in all. One that has
 * given the password only has a quarter of an hour for the second step. What was typed into a
 * session that ran out is kept for its owner for a week.
 */
const MINUTE = 60_000;
const IDLE = 60 * MINUTE;
const WHOLE = 12 * 60 * MINUTE;
const HALF = 15 * MINUTE;
const WEEK = 7 * 24 * 60 * MINUTE;

export type Stage = 'password' | 'full';
type Times = { stage: Stage; created_at: string; seen_at: string; ended_at: string | null };

export function sessionState(session: Times, now: Date): 'open' | 'ranOut' | 'over' {
  if (session.ended_at) return 'over';
  const created = Date.parse(session.created_at);
  const whole = created + (session.stage === 'full' ? WHOLE : HALF);
  const ends = Math.min(whole, Date.parse(session.seen_at) + IDLE);
  if (now.getTime() < ends) return 'open';
  return session.stage === 'full' && now.getTime() < ends + WEEK ? 'ranOut' : 'over';
}

/** Writing down every request would cost a write for each page. */
export function isWorthTouching(seenAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(seenAt) >= MINUTE;
}

/** A path of ours to go on to, or the first page; never another site. */
export function safePath(to: string | null | undefined): string {
  if (!to?.startsWith('/')) return '/';
  const base = 'http://here.invalid';
  const url = URL.canParse(to, base) ? new URL(to, base) : null;
  return url?.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}

/** Windows の Edge: enough to recognise one's own machine. */
export function deviceLabel(userAgent: string | null): string {
  const find = (pairs: [RegExp, string][]) => pairs.find(([p]) => p.test(userAgent ?? ''))?.[1];
  const machine = find([
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'Mac'],
    [/CrOS/, 'Chromebook'],
    [/Linux/, 'Linux'],
  ]);
  const browser = find([
    [/Edg/, 'Edge'],
    [/Firefox|FxiOS/, 'Firefox'],
    [/Chrome|CriOS/, 'Chrome'],
    [/Safari/, 'Safari'],
  ]);
  return [machine, browser].filter(Boolean).join('の') || '名前の分からない端末';
}
