/**
 * The tray of a manager: what waits to be looked at, the longest waiting first. What it is
 * narrowed to, how far one is and which record the keys act on stand in the address.
 */
import { isId } from '#app/lib/ids.ts';
import type { Asked } from '../records/waiting.server.ts';

export type TrayAddress = Asked & {
  /** The record that the keys act on; the first one of the page when not said. */
  at: string | null;
  /** Its field for a word stands open. */
  word: boolean;
  /** The moment of what was just marked, for taking it back. */
  done: string | null;
};

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export function readTray(params: URLSearchParams): TrayAddress {
  const id = (name: string) => (isId(params.get(name) ?? '') ? params.get(name) : null);
  const after = Number(params.get('after') ?? Number.NaN);
  const done = params.get('done') ?? '';
  return {
    area: id('area'),
    staff: id('staff'),
    kind: params.get('kind')?.trim().slice(0, 200) || null,
    after: Number.isSafeInteger(after) ? after : null,
    at: id('at'),
    word: params.get('word') === '1',
    done: MOMENT.test(done) ? done : null,
  };
}

/** What was marked is said once: it does not stay in the address. */
export function trayHref(tray: TrayAddress, changed: Partial<TrayAddress> = {}): string {
  const { after, word, ...rest } = { ...tray, at: null, word: false, done: null, ...changed };
  const given = Object.entries(rest).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const params = new URLSearchParams(given);
  if (after !== null) params.set('after', String(after));
  if (word) params.set('word', '1');
  const anchor = rest.at ? `#r-${rest.at}` : '';
  return `/tray${params.size > 0 ? `?${params}` : ''}${anchor}`;
}

/** Where an action leads back to: the tray as it was, or the page of a record; nowhere else. */
export function backOf(back: string): { tray: TrayAddress } | { record: string } {
  const url = new URL(back.startsWith('/') ? back : '/', 'http://tray.invalid');
  const [, record = ''] = /^\/records\/([^/]+)$/.exec(url.pathname) ?? [];
  return isId(record) ? { record } : { tray: readTray(url.searchParams) };
}
