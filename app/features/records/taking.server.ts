/** Records going out: those of the list with its filter, all pages of it. */
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import type { Sheet } from '#app/lib/sheet.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Asked, Leave, Taking } from '../jobs/taking.ts';
import { readLists } from '../lists/lists.server.ts';
import { type NamedRecord, recordColumns } from './columns.ts';
import { confidentialPartsOf } from './confidential.server.ts';
import { type Filter, filterNames, MOST, readFilter, searchable } from './filter.ts';
import { found } from './found.server.ts';
import { scopeOf } from './list.server.ts';
import { mayWriteRecords } from './record.ts';
import { toShared } from './rows.ts';
import { countUpTo, type Narrow, namesFor, partAfter, type Taken } from './taken.server.ts';

export const recordTaking: Taking = {
  list: 'records',
  title: '行動記録',
  mayTake: () => true,
  page: '/records',
  count: async (db, actor, asked, most) => {
    const narrow = await narrowTo(db, actor, filterOf(asked));
    return narrow.ids ? narrow.ids.length : countUpTo(db, actor, narrow, most);
  },
  sheet: recordSheet,
  narrowed: (asked) => {
    const filter = filterOf(asked);
    const set = filterNames.filter((name) => filter[name] && name !== 'q');
    return {
      plain: Object.fromEntries(set.map((name) => [name, String(filter[name])])),
      ...(filter.q && { personal: { q: filter.q } }),
    };
  },
};

export function filterOf({ query }: Asked): Filter {
  return { ...readFilter(new URLSearchParams(query), today()), before: null };
}

/** A viewer's file has no column of the other room at all. */
async function recordSheet(db: Db, actor: Actor, asked: Asked, leave: Leave): Promise<Sheet> {
  const filter = filterOf(asked);
  const isOpen = mayWriteRecords(actor);
  const withParts = asked.withConfidential && isOpen;
  const columns = recordColumns.filter(
    ({ field }) => isOpen || (field !== 'who' && field !== 'detail'),
  );
  const narrow = await narrowTo(db, actor, filter);
  const names = await namesFor(db, actor.officeId, today());
  const lists = await readLists(db, actor.officeId);
  async function* rows() {
    for await (const part of partsOf(db, actor, narrow)) {
      const parts = withParts ? await confidentialPartsOf(db, actor, part, leave) : null;
      yield part.map((row) => {
        const record: NamedRecord = {
          ...named(row, names),
          confidential: parts?.get(row.id) ?? null,
        };
        return columns.map((column) => column.of(record, lists));
      });
    }
  }
  return { name: filter.removed ? '消した行動記録' : '行動記録', columns, rows: rows() };
}

/** The newest of all that the filter leaves, for paper. */
export async function firstRecords(
  db: Db,
  actor: Actor,
  filter: Filter,
  most: number,
): Promise<Taken[]> {
  const narrow = await narrowTo(db, actor, { ...filter, before: null });
  return partAfter(db, actor, narrow, null, most);
}

type Names = Awaited<ReturnType<typeof namesFor>>;

function named(row: Taken, { areas, goals, staff }: Names): Omit<NamedRecord, 'confidential'> {
  const step = row.step === null ? null : { text: row.step, due_on: row.stepOn };
  return {
    id: row.id,
    staff: staff.get(row.staff_id) ?? '',
    area: areas.get(row.area_id)?.name ?? '',
    parents: areas.get(row.area_id)?.parents.join('、') ?? '',
    goal: (row.goal_id && goals.get(row.goal_id)) || '',
    stepDoneOn: row.stepDone && today(new Date(row.stepDone)),
    shared: toShared(row, step),
  };
}

async function* partsOf(db: Db, actor: Actor, narrow: Narrow) {
  let before: number | null = null;
  for (;;) {
    const part: Taken[] = await partAfter(db, actor, narrow, before);
    const last = part.at(-1);
    if (!last) return;
    yield part;
    before = last.timeline;
  }
}

/** Few found by words are taken by their ids; many are met while all are read. */
async function narrowTo(db: Db, actor: Actor, filter: Filter): Promise<Narrow> {
  const { words, tooShort } = searchable(filter.q);
  if (tooShort) return { filter, within: null, words, ids: [] };
  const within = await scopeOf(db, actor, filter);
  if (words.length === 0) return { filter, within, words, ids: null };
  const { keys } = await found(db, actor, filter, within, words);
  return { filter, within, words, ids: keys.length > MOST ? null : keys.map(({ id }) => id) };
}
