/**
 * 書き出し: a list taken out as a file. Each feature describes what it gives; `exports` gathers
 * them. What a file holds is what the person may see on the screen, no more and no less (R12).
 */
import type { Db } from '#app/db/dialect.server.ts';
import type { Sheet } from '#app/lib/sheet.ts';
import type { Actor } from '../accounts/actor.ts';

export type Asked = {
  /** As the page has it in its address. */
  query: string;
  withConfidential: boolean;
};
/** Told the records whose confidential part is about to be read; waits until that is written down. */
export type Leave = (recordIds: string[]) => Promise<void>;

export type Taking = {
  /** Its name in the address and in the audit. */
  list: string;
  title: string;
  /** Whoever may not is told that there is nothing. */
  mayTake: (actor: Actor) => boolean;
  /** Where the list is seen. */
  page: string;
  /** Rows, counted no further than `most`; none for lists that are always short. */
  count?: (db: Db, actor: Actor, asked: Asked, most: number) => Promise<number>;
  sheet: (db: Db, actor: Actor, asked: Asked, leave: Leave) => Promise<Sheet>;
  /** What it was narrowed to: codes and ids as they are; words typed by people as `personal`. */
  narrowed?: (asked: Asked) => { plain: Record<string, string>; personal?: Record<string, string> };
};

/** Rows that a person may wait for. */
export const AT_ONCE = 2000;
