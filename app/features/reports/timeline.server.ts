/** Records of a report's time and scope: to choose from, and as they stand in its timeline. Shared part only. */
import { aside, contains, type Db } from '#app/db/dialect.server.ts';
import { timelineOfDays } from '#app/lib/timeline.ts';
import { areasInside } from '../accounts/inside.server.ts';
import { type Shared, titleOf } from '../records/record.ts';
import { readOfficeNames, withRecord } from '../stories/known.server.ts';
import { hideUnread } from '../stories/private-words.ts';
import type { Entry } from './blocks.ts';
import type { Report } from './report.ts';

type Asked = Pick<Report, 'areaId' | 'staffId' | 'from' | 'until'>;

/** A sheet of paper holds some thirty. */
export const MOST_ENTRIES = 100;
export const OFFERED = 50;

/**
 * Those chosen that still stand in the report's time and scope, oldest first. A report leaves the
 * office: what tells who it was is hidden (S5).
 */
export async function timelineEntries(
  db: Db,
  officeId: string,
  asked: Asked,
  ids: readonly string[],
): Promise<Entry[]> {
  if (ids.length === 0) return [];
  const rows = await inScope(db, officeId, asked, await areasOf(db, officeId, asked))
    .where('r.id', 'in', ids.slice(0, MOST_ENTRIES))
    .orderBy('r.timeline')
    .execute();
  const known = await readOfficeNames(db, { officeId });
  return rows.map((row) => {
    const entry = toEntry(row);
    return { ...entry, text: hideUnread(entry.text, withRecord(known, row.with_names, undefined)) };
  });
}

/** To choose from, newest first, `before` a place in time; all of the words, normalised. */
export async function offered(
  db: Db,
  officeId: string,
  asked: Asked,
  { words, before }: { words: readonly string[]; before: number | null },
): Promise<{ entries: Entry[]; older: number | null }> {
  let query = inScope(db, officeId, asked, await areasOf(db, officeId, asked));
  if (before !== null) query = query.where('r.timeline', '<', before);
  for (const word of words) query = query.where(contains(db, 'r.search_text', word));
  const rows = await query
    .orderBy('r.timeline', 'desc')
    .limit(OFFERED + 1)
    .execute();
  const shown = rows.slice(0, OFFERED);
  const older = rows.length > OFFERED ? (shown.at(-1)?.timeline ?? null) : null;
  return { entries: shown.map(toEntry), older };
}

function areasOf(db: Db, officeId: string, { areaId, until }: Asked) {
  return areaId ? areasInside(db, officeId, [areaId], until) : null;
}

function inScope(db: Db, officeId: string, asked: Asked, areas: readonly string[] | null) {
  const [first, end] = timelineOfDays(asked.from, asked.until);
  let query = db
    .selectFrom('record as r')
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .select(['r.id', 'r.timeline', 'r.occurred_on', 'r.done', 'r.aim', 'r.with_names'])
    .select('a.name as area')
    .where('r.office_id', '=', officeId)
    .where('r.removed_at', 'is', null)
    .where('r.erased_at', 'is', null)
    .where('r.timeline', '>=', first)
    .where('r.timeline', '<', end);
  if (areas) query = query.where(aside(db, 'r.area_id'), 'in', ['', ...areas]);
  if (asked.staffId) query = query.where('r.staff_id', '=', asked.staffId);
  return query;
}

type Row = Pick<Shared, 'done' | 'aim'> & { id: string; occurred_on: string; area: string };

function toEntry({ id, occurred_on: day, area, done, aim }: Row): Entry {
  return { id, day, area, text: titleOf({ done, aim, nextStep: '' }) };
}
