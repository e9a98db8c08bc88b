/** Records counted under the targets of a form: read in parts, added up as they pass. */
import { setImmediate } from 'node:timers/promises';
import { aside, type Db } from '#app/db/dialect.server.ts';
import { timelineOfDays } from '#app/lib/timeline.ts';
import type { Actor } from '../accounts/actor.ts';
import { monthKeys } from '../figures/months.ts';
import type { Within } from '../figures/read.server.ts';
import { countedColumns } from '../figures/tally.server.ts';
import type { Form } from './forms.ts';
import {
  Counting,
  EVERY,
  isNowhere,
  type MappedTable,
  NOWHERE,
  type Rule,
  targetsBy,
} from './mapping.ts';
import { readRules } from './mappings.server.ts';

type Key = { id: string; timeline: number };

/**
 * What an office did within days of one fiscal year, in the words of another report; null where
 * the form is not set up for that year. The caller has asked who may see it.
 */
export async function mappedTable(
  db: Db,
  { officeId }: Pick<Actor, 'officeId'>,
  form: Form,
  year: number,
  within: Within,
): Promise<MappedTable | null> {
  const rules = await readRules(db, officeId, { form, year });
  if (rules.length === 0) return null;
  const counting = new Counting(form, rules);
  for await (const part of partsOf(db, officeId, within)) for (const row of part) counting.add(row);
  const { from, until } = within;
  return { ...counting.counted(monthKeys({ from, until })), form, year, from, until };
}

/** The newest records under a target, or under none, older than `before`; at most `most`. */
export async function keysUnder(
  db: Db,
  officeId: string,
  { form, rules, target }: { form: Form; rules: readonly Rule[]; target: string },
  within: Within & { before: number | null },
  most: number,
): Promise<Key[]> {
  const targets = targetsBy(rules);
  const isUnder = (asked: string, found: ReadonlySet<string>) =>
    asked === EVERY || (asked === NOWHERE ? isNowhere(form, found) : found.has(asked));
  const keys: Key[] = [];
  for await (const part of partsOf(db, officeId, within, within.before)) {
    for (const row of part) {
      if (isUnder(target, targets(row))) keys.push(row);
      if (keys.length === most) return keys;
    }
  }
  return keys;
}

const PART = 2000;

/** A year of 300,000 records never lies in memory, and others are served between two parts. */
async function* partsOf(db: Db, officeId: string, within: Within, older: number | null = null) {
  let before = older;
  for (;;) {
    const part = await partBefore(db, officeId, within, before);
    yield part;
    const last = part.at(-1);
    if (!last || part.length < PART) return;
    before = last.timeline;
    await setImmediate();
  }
}

function partBefore(
  db: Db,
  officeId: string,
  { from, until, areas, staff }: Within,
  before: number | null,
) {
  const [first, end] = timelineOfDays(from, until);
  let query = db
    .selectFrom('record')
    .select([...countedColumns, 'occurred_on', 'support_second', 'connected', 'id', 'timeline'])
    .where('office_id', '=', officeId)
    .where('timeline', '>=', first)
    .where('timeline', '<', before === null ? end : Math.min(before, end))
    .where('removed_at', 'is', null);
  if (areas) query = query.where(aside(db, 'area_id'), 'in', ['', ...areas]);
  if (staff) query = query.where(aside(db, 'staff_id'), '=', staff);
  return query.orderBy('timeline', 'desc').limit(PART).execute();
}
