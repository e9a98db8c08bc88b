/** Whose reports somebody may begin: the office, areas, workers. */
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import type { Option } from '#app/ui/field.tsx';
import type { Actor } from '../accounts/actor.ts';
import type { Context } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { mayWriteOf, ofPlaced, type Report } from './report.ts';

type Placed = Pick<Report, 'scope' | 'areaId' | 'staffId'>;
/** `place` is how it is called in a title: nothing for the office, whose name stands above. */
export type ScopeOption = Option & { place: string };

export async function scopesFor(db: Db, actor: Actor, context: Context): Promise<ScopeOption[]> {
  const areas = await areaChoices(context, today());
  const staff = await workersOf(db, actor.officeId);
  const all: (Placed & { label: string; place: string; group?: string })[] = [
    { scope: 'office', areaId: null, staffId: null, label: '事業所全体', place: '' },
    ...areas.map(({ id, name, parents }) => ({
      ...({ scope: 'area', areaId: id, staffId: null, place: `${name} ` } as const),
      label: parents.length > 0 ? `${name}（${parents.join('・')}）` : name,
      group: '地域',
    })),
    ...staff.map(({ id, name }) => ({
      ...({ scope: 'staff', areaId: null, staffId: id, label: name, place: `${name} ` } as const),
      group: '職員',
    })),
  ];
  return all
    .filter((placed) => mayWriteOf(actor, placed))
    .map(({ label, place, group, ...placed }) => ({
      ...{ value: ofPlaced(placed), label, place },
      group,
    }));
}

/** Who is here, or wrote a record before leaving: a year that is over has their work too. */
function workersOf(db: Db, officeId: string) {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('office_id', '=', officeId)
    .where('role', '!=', 'viewer')
    .orderBy('kana')
    .orderBy('name')
    .execute();
}
