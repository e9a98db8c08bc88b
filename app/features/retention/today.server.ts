/** きょう: a proposal that waits for one's approval, and once a fiscal year that something is due. */

import { sql } from 'kysely';
import { change } from '#app/db/audit.server.ts';
import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { stamp } from '../lists/stamp.ts';
import { anyDue, yearBegan } from './due.server.ts';
import { keepingOf, keepings } from './kinds.server.ts';
import type { Rule } from './retention.ts';
import { standingOf } from './rules.server.ts';

export type Waiting = {
  proposals: { id: string; text: string }[];
  isDue: boolean;
};
const SEEN = 'retention';

/** Of what `askWaiting` found, among other rows. */
export async function waitingOf(
  db: Db,
  actor: Actor,
  rows: readonly Known[],
  day: Day,
): Promise<Waiting> {
  const proposals = rows.filter(({ what }) => what === 'proposal').map(told);
  const isAsked = actor.role === 'admin' && !rows.some(({ what }) => what === 'seen');
  return { proposals, isDue: isAsked && (await isAnyDue(db, actor.officeId, rulesIn(rows), day)) };
}

export type Known = { what: string; id: string; kind: string; n: number | null };

/** Proposals of others that wait, whether this year's list was looked at, and the rules: part of one question (P1). */
export const askWaiting = ({ officeId, staffId }: Actor, day: Day) =>
  sql<Known>`select 'proposal' as what, id, kind, proposed as n from disposal
      where office_id = ${officeId} and proposed_by <> ${staffId}
      and approved_at is null and refused_at is null
    union all select 'rule', from_on, kind, years from retention_rule where office_id = ${officeId}
    union all select 'seen', id, '', cast(null as integer) from office where id = ${officeId}
      and ${isSeen(officeId, day)}`;

const rulesIn = (rows: readonly Known[]): Rule[] =>
  rows.flatMap(({ what, id, kind, n }) =>
    what === 'rule' ? [{ kind, from_on: id, years: n }] : [],
  );

const told = ({ id, kind, n }: Known) => ({
  id,
  text: `${keepingOf(kind).label} ${(n ?? 0).toLocaleString('ja')}件`,
});

/** In this fiscal year somebody proposed, or said that the list was looked at. */
const isSeen = (officeId: string, day: Day) => sql<boolean>`(
  exists (select 1 from disposal where office_id = ${officeId} and proposed_at >= ${yearBegan(day)})
  or exists (select 1 from office_setting where office_id = ${officeId} and name = ${SEEN}
    and value >= ${JSON.stringify(yearBegan(day))}))`;

export async function wasSeen(db: Db, officeId: string, day: Day): Promise<boolean> {
  const found = await db
    .selectFrom('office')
    .select('id')
    .where('id', '=', officeId)
    .where(isSeen(officeId, day))
    .executeTakeFirst();
  return found !== undefined;
}

let known: { of: string; isDue: boolean } | undefined;

/** Asked once a day, and when a rule changes: what is over changes with the fiscal year (P1). */
async function isAnyDue(
  db: Db,
  officeId: string,
  rules: readonly Rule[],
  day: Day,
): Promise<boolean> {
  const of = JSON.stringify([officeId, day, rules]);
  if (known?.of === of) return known.isDue;
  const asked = keepings.flatMap((keeping) => {
    const { before } = standingOf(rules, keeping, day);
    return before === null ? [] : [{ keeping, before, today: day }];
  });
  known = { of, isDue: await anyDue(db, officeId, asked) };
  return known.isDue;
}

/** Until the next fiscal year nothing more is said of it. */
export function markSeen(db: Db, actor: Actor, day: Day): Promise<void> {
  const by = who(actor);
  return change(db, by, async (tx, note) => {
    const value = JSON.stringify(day);
    await tx
      .insertInto('office_setting')
      .values({ office_id: actor.officeId, name: SEEN, value, version: 1, ...stamp(by) })
      .onConflict((c) =>
        c.columns(['office_id', 'name']).doUpdateSet((e) => ({
          ...{ value, ...stamp(by) },
          version: e('office_setting.version', '+', 1),
        })),
      )
      .execute();
    note({ verb: 'retention.seen', thing: 'retention', id: actor.officeId, plain: { on: day } });
  });
}
