/**
 * 供覧・確認: a manager has read a record in a certain version, and a word goes back to the
 * writer. A record waits while its present version was neither looked at by a manager nor
 * written by one. Who may correct a record sees who looked and the words (they know it whole);
 * to others a later version would tell of a change in the confidential part.
 */
import { z } from 'zod';
import { needed } from '#app/lib/read-fields.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Settings } from '../settings/settings.ts';

export type Look = { staffId: string; name: string; version: number; at: string };
export type Comment = {
  id: string;
  staffId: string;
  name: string;
  text: string;
  at: string;
  isRead: boolean;
};
export type Talk = { settings: Settings; looks: Look[]; comments: Comment[] };

/** What a look or a word needs to know of a record; who asks has been let in. */
export type Reviewed = { id: string; staffId: string; version: number };

/** An office without a manager has nobody who looks: an administrator does not answer for the work. */
export function mayLook(actor: Actor, { review }: Pick<Settings, 'review'>): boolean {
  return actor.role === 'manager' && review.on;
}

/** A list tells it to who looks and to who wrote; to all others it would tell too much (see above). */
export function mayKnowWaiting(actor: Actor, { staffId }: Pick<Reviewed, 'staffId'>): boolean {
  return actor.role === 'manager' || (actor.role !== 'viewer' && actor.staffId === staffId);
}

/** Neither looked at nor written by a manager in this version; from when on it waits says the office. */
export function isUnlooked(
  record: Pick<Reviewed, 'version'> & { looked: number; lastRole: string | null },
): boolean {
  return record.looked < record.version && record.lastRole !== 'manager';
}

/** The last look of each person, the newest first. */
export function lastLooks(looks: readonly Look[]): Look[] {
  const newest = looks.toSorted((a, b) => b.version - a.version || (a.at < b.at ? 1 : -1));
  return newest.filter((look, at) => newest.findIndex((l) => l.staffId === look.staffId) === at);
}

/**
 * Is this word one that the person has to read? The writer reads what others wrote; whoever
 * wrote a word before reads what the writer answered.
 */
export function waitsFor(
  comment: Comment,
  record: Pick<Reviewed, 'staffId'>,
  actor: Pick<Actor, 'staffId'>,
  all: readonly Comment[],
): boolean {
  if (comment.isRead || comment.staffId === actor.staffId) return false;
  if (record.staffId === actor.staffId) return true;
  return comment.staffId === record.staffId && all.some((c) => c.staffId === actor.staffId);
}

export const MOST_LETTERS = 1000;
export const commentForm = z.object({
  text: needed(MOST_LETTERS, 'ひとことを書いてください。'),
});

/** 'ID.3' as a form sends it: a record in the version that was on the screen. */
export function seenIn(texts: readonly string[]): { id: string; version: number }[] {
  return texts.flatMap((text) => {
    const [, id = '', version = ''] = /^([0-9a-f-]{36})\.(\d{1,6})$/.exec(text) ?? [];
    return id ? [{ id, version: Number(version) }] : [];
  });
}

export const auditWords: Record<string, string> = {
  'record.look': '行動記録を確認しました',
  'record.look-late': '直されたあとの行動記録に、前の版の確認を付けました',
  'review.sample': '見本の確認とひとことを入れました',
  'record.unlook': '行動記録の確認を取り消しました',
  'comment.add': '行動記録にひとことを書きました',
  'comment.same': 'ひとことを変えずに送りました',
  'comment.erase': '保存期間が過ぎたひとことを、なくしました',
  'comment.drop': 'ひとことを取り消しました',
  'comment.read': 'ひとことを読みました',
};
