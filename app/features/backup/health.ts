/**
 * What the looks of the nights have found: the database once a day, each copy once a week. A copy that
 * nobody reads again may be rotten when it is needed.
 */
import { type Copy, lastNight } from './rule.ts';

export type Look = { at: string; faults: string[]; how: string };
export type CopyLook = { at: string; problem: string | null };
export type Health = { database: Look | null; copies: Record<string, CopyLook> };

export const noHealth: Health = { database: null, copies: {} };

export function isLookDue({ database }: Health, now: Date): boolean {
  return database === null || new Date(database.at) < lastNight(now);
}

/** Those not read for longest, so many that a week is enough for all. */
export function toRead(copies: readonly Copy[], { copies: looks }: Health): string[] {
  const since = ({ name }: Copy) => looks[name]?.at ?? '';
  return copies
    .toSorted((a, b) => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0))
    .slice(0, Math.ceil(copies.length / 7))
    .map(({ name }) => name);
}

/** Old copies may go: the database is sound, and the newest copy can be read. */
export function mayDrop({ database, copies: looks }: Health, copies: readonly Copy[]): boolean {
  const newest = copies[0];
  return (database?.faults ?? []).length === 0 && !(newest && looks[newest.name]?.problem);
}

/** Looks at copies that are still there. */
export function withLooks(health: Health, copies: readonly Copy[], looks: Health['copies']) {
  const all = { ...health.copies, ...looks };
  const there = copies.flatMap(({ name }) => (all[name] ? [[name, all[name]] as const] : []));
  return { ...health, copies: Object.fromEntries(there) };
}
