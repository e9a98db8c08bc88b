/**
 * 保存期間 (S13): what a feature says of each kind of thing that it keeps, so that `retention` can
 * list what is due and have it erased. Counts survive: what is counted of a thing stays, its texts go.
 */
import { type AliasableExpression, sql } from 'kysely';
import type { Note } from './audit.server.ts';
import type { Db, Tx } from './dialect.server.ts';

/** One thing that is over. Its years begin with the fiscal year after `day`. */
export type Finished = { id: string; day: string; area: string | null; title: string };

export type Keeping = {
  /** Its name in addresses, in rules and in the audit. */
  kind: string;
  label: string;
  /** What belongs to it and what erasing leaves. */
  holds: string;
  /** Proposed years, and why. null: 永年. */
  usual: number | null;
  why: string;
  /** All that ended before a day and still has its content. */
  finished: (db: Db, officeId: string, before: string) => AliasableExpression<Finished>;
  /** Within a change: leaves a line for each thing. Gives the files whose bytes are dropped after it. */
  erase: (tx: Tx, note: Note, officeId: string, ids: readonly string[]) => Promise<string[]>;
  /** That there is such a thing, and whose, only managers may know (004): others see how many. */
  isPrivate?: boolean;
};

/** What is kept for ever, whatever an office would choose. */
export type Unending = Pick<Keeping, 'kind' | 'label' | 'holds' | 'why'>;

/** Stands where the text was, so that every list, print and file says it. */
export const ERASED = '（保存期間が過ぎて消しました）';

/** For things without a place. */
export const nowhere = sql<string | null>`cast(null as text)`.as('area');
