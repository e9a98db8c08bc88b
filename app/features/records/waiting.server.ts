/** Records that wait for a manager's look (供覧), and what of it stands on きょう. */
import { aside, type Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { areasInside } from '../accounts/inside.server.ts';
import { mayLook } from '../reviews/review.ts';
import { waitingWords } from '../reviews/talk.server.ts';
import type { Tidings } from '../reviews/tidings.tsx';
import type { Settings } from '../settings/settings.ts';
import { type Filter, MOST, readFilter } from './filter.ts';
import { type From, narrowed } from './narrow.server.ts';
import { mayEditRecord } from './record.ts';

/** One screen of work, each record with its whole text. */
export const TRAY = 20;

/** `after` is a place in time: the records that follow it. */
export type Asked = Pick<Filter, 'area' | 'staff' | 'kind'> & { after: number | null };
export type Waiting = Awaited<ReturnType<typeof waitingRecords>>['rows'][number];

/** The longest waiting first, and how many there are in all, counted up to MOST and one more. */
export async function waitingRecords(db: Db, actor: Actor, settings: Settings, asked: Asked) {
  const { area } = asked;
  const inside = area && (await areasInside(db, actor.officeId, [area], today()));
  const all = waits(db, actor, settings, asked, inside || null);
  const [count, rows] = await Promise.all([
    counted(db, all),
    pageOf(db, actor.officeId, all, asked.after),
  ]);
  const more = rows.length > TRAY ? (rows[TRAY - 1]?.timeline ?? null) : null;
  return { rows: rows.slice(0, TRAY), more, count };
}

/** The few that wait first, by their own index; the planner would begin with the areas of all. */
function pageOf(db: Db, officeId: string, all: From<object>, after: number | null) {
  const page = after === null ? all : all.where('r.timeline', '>', after);
  const keys = page
    .select(['r.id', 'r.timeline'])
    .orderBy('r.timeline')
    .limit(TRAY + 1);
  return db
    .selectFrom(keys.as('k'))
    .innerJoin('record as r', (on) =>
      on.onRef('r.id', '=', 'k.id').on('r.office_id', '=', officeId),
    )
    .innerJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .innerJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'r.office_id').onRef('s.id', '=', 'r.staff_id'),
    )
    .leftJoin('next_step as n', (on) =>
      on
        .onRef('n.office_id', '=', 'r.office_id')
        .onRef('n.record_id', '=', 'r.id')
        .on('n.done_at', 'is', null),
    )
    .select(['r.id', 'r.timeline', 'r.occurred_on', 'r.started_at', 'r.minutes', 'r.kind'])
    .select(['r.verbs', 'r.aim', 'r.position', 'r.done', 'r.noticed', 'r.with_names'])
    .select(['r.headcount', 'r.place', 'r.staff_id', 'r.area_id', 'r.version', 'r.looked'])
    .select(['a.name as area', 's.name as staff', 'n.text as next', 'n.due_on as nextOn'])
    .orderBy('k.timeline')
    .execute();
}

export function countWaiting(db: Db, actor: Actor, settings: Settings): Promise<number> {
  return counted(db, waits(db, actor, settings, { staff: null, kind: null }, null));
}

async function counted(db: Db, all: From<object>): Promise<number> {
  // In no order: where nobody ever looked PostgreSQL would sort the whole table for it.
  const some = all.select('r.id').limit(MOST + 1);
  const { n } = await db
    .selectFrom(some.as('some'))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function waits(
  db: Db,
  actor: Actor,
  { review }: Settings,
  { staff, kind }: Pick<Asked, 'staff' | 'kind'>,
  inside: string[] | null,
): From<object> {
  const filter = { ...nothing, staff, kind, waits: true, from: review.from };
  const all = narrowed(db.selectFrom('record as r') as unknown as From<object>, actor, filter);
  return inside ? all.where(aside(db, 'r.area_id'), 'in', [...inside, '']) : all;
}

const nothing = readFilter(new URLSearchParams(), '2000-01-01');

/** A list narrowed to what waits begins where the office begins to look. */
export function sinceLooking(filter: Filter, { review }: Settings): Filter {
  if (!filter.waits) return filter;
  return { ...filter, from: [filter.from ?? '', review.from].sort().at(-1) ?? review.from };
}

/** What of it concerns this person today. */
export async function readTidings(db: Db, actor: Actor): Promise<Tidings> {
  const { settings, comments } = await waitingWords(db, actor);
  if (!settings.review.on) return { waiting: null, most: MOST, comments: [] };
  return {
    waiting: mayLook(actor, settings) ? await countWaiting(db, actor, settings) : null,
    most: MOST,
    // Areas and roles change: a word is for those who may know the record whole, today.
    comments: comments.filter(({ areaId, writerId }) =>
      mayEditRecord(actor, { areaId, staffId: writerId }),
    ),
  };
}
