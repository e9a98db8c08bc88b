/** The values of an axis in their order, with their words. */
import type { Db } from '#app/db/dialect.server.ts';
import { type Day, fiscalYear, month } from '#app/lib/dates.ts';
import { type Period, showTimeKey } from '#app/lib/periods.ts';
import { staffNames } from '../accounts/names.server.ts';
import { isOpen } from '../areas/area.ts';
import { inOrder } from '../areas/outline.ts';
import { NONE } from '../figures/heads.ts';
import { monthKeys } from '../figures/months.ts';
import { type Axis, type Sum, timeKey } from '../figures/sums.ts';
import { readLists } from '../lists/lists.server.ts';
import { isInUse, type Lists } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import { readGoals } from '../purposes/purposes.server.ts';
import type { Value } from './table.ts';
import { ELSEWHERE, type Level, NOTHING } from './words.ts';

export type Place = { id: string; name: string };

/** Areas of one level that are in use, in the usual order. */
export async function areasOfLevel(
  db: Db,
  officeId: string,
  level: Level,
  day: Day,
): Promise<Place[]> {
  const rows = await db
    .selectFrom('area')
    .select(['id', 'name', 'kind', 'kana', 'key', 'until_on'])
    .where('office_id', '=', officeId)
    .where('kind', 'in', level === 'town' ? ['town', 'part'] : [level])
    .execute();
  return rows.filter((row) => isOpen(row, day)).sort(inOrder);
}

export type Naming = { period: Period; day: Day; places: readonly Place[] };

/** What was used stands with its word; of what may be used, also what never was: that is a finding. */
export async function valuesOf(
  db: Db,
  officeId: string,
  axis: Axis,
  used: readonly Sum[],
  { period, day, places }: Naming,
): Promise<Value[]> {
  const keys = new Set(used.map(({ keys: [key = ''] }) => key));
  const none = keys.has(NONE) ? [{ key: NONE, label: NOTHING }] : [];
  switch (axis) {
    case 'month':
    case 'half':
    case 'year': {
      const months = monthKeys(period).map((one) => timeKey(axis, one));
      return [...new Set(months)]
        .filter((key) => keys.has(key) || key <= timeKey(axis, month(day)))
        .map((key) => ({ key, label: timeWord(key, period) }));
    }
    case 'verb':
      return [...verbs.map(({ verb, label }) => ({ key: verb, label })), ...none];
    case 'area':
      return [
        ...places.map(({ id, name }) => ({ key: id, label: name })),
        ...none.map(({ key }) => ({ key, label: ELSEWHERE })),
      ];
    case 'course':
      return [
        { key: 'new', label: '新規' },
        { key: 'continued', label: '継続' },
        ...none.map(({ key }) => ({ key, label: '分からない' })),
      ];
    case 'staff':
      return named(await staffNames(db, officeId), keys, []);
    case 'goal': {
      const goals = await readGoals(db, officeId);
      return named(
        goals.map(({ id, text }) => ({ id, name: text })),
        keys,
        none,
      );
    }
    default:
      return codes(await readLists(db, officeId), axis, keys, day, none);
  }
}

/** Within one fiscal year its name stands above, and is not said with each month again. */
function timeWord(key: string, { from, until }: Period): string {
  const word = showTimeKey(key);
  return fiscalYear(from) === fiscalYear(until) && !/^\d{4}$/.test(key)
    ? word.replace(/^.*年度?(?=.)/, '')
    : word;
}

function named(all: readonly Place[], used: ReadonlySet<string>, none: Value[]): Value[] {
  return [
    ...all.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ key: id, label: name })),
    ...none,
  ];
}

function codes(
  lists: Lists,
  axis: 'kind' | 'means' | 'support' | 'through' | 'about',
  used: ReadonlySet<string>,
  day: Day,
  none: Value[],
): Value[] {
  const known = lists[axis].filter((code) => used.has(code.code) || isInUse(code, day));
  const strange = [...used].filter(
    (key) => key !== NONE && !lists[axis].some((c) => c.code === key),
  );
  return [
    ...known.map(({ code, label }) => ({ key: code, label })),
    ...strange.map((key) => ({ key, label: key })),
    ...none,
  ];
}
