/** Finds gaps in what was counted; pure, so that each can be tried on a table of cases. */
import type { Day } from '#app/lib/dates.ts';
import { isOpen } from '../areas/area.ts';
import { areasOfKind, type Known, type Named, standingIn } from '../areas/levels.ts';
import { ancestors, treeOn } from '../areas/tree.ts';
import { NONE } from '../figures/heads.ts';
import type { Sum } from '../figures/sums.ts';
import { type Verb, verbs } from '../lists/verbs.ts';
import type { Gap, Months, Where } from './gap.ts';

/** The areas that gaps are told of, the large ones first, and where each area stands. */
export type Units = { units: Named[]; standing: ReadonlyMap<string, readonly string[]> };

/** Districts and zones that this person answers for; where there are neither, towns. */
export function unitsOf(known: Known, inScope: (id: string) => boolean, day: Day): Units {
  const own = known.areas.filter((area) => inScope(area.id) && isOpen(area, day));
  const large = [...areasOfKind(own, 'district'), ...areasOfKind(own, 'zone')];
  const units = large.length > 0 ? large : areasOfKind(own, 'town');
  const levels = [...new Set(units.map(({ kind }) => kind))].map((kind) =>
    standingIn(known, kind, day),
  );
  const standing = new Map(
    known.areas.map(({ id }) => [id, levels.flatMap((level) => level.get(id) ?? [])]),
  );
  return { units, standing };
}

type Asked = { since: Day; months: Months };

/** Verbs of which an area has no record; what its district lacks as a whole is told there once. */
export function verbGaps({ units, standing }: Units, sums: readonly Sum[], asked: Asked): Gap[] {
  const done = new Map<string, Set<string>>(units.map(({ id }) => [id, new Set()]));
  for (const { keys, records } of sums)
    if (records > 0)
      for (const unit of standing.get(keys[0] ?? '') ?? []) done.get(unit)?.add(keys[1] ?? '');
  const lacking = (id: string) => verbs.filter(({ verb }) => !done.get(id)?.has(verb));
  return units.flatMap((unit): Gap[] => {
    const above = (standing.get(unit.id) ?? []).filter((id) => id !== unit.id && done.has(id));
    const told = new Set<Verb>(above.flatMap((id) => lacking(id).map(({ verb }) => verb)));
    const own = lacking(unit.id).map(({ verb }) => verb);
    const left = own.filter((verb) => !told.has(verb));
    if (left.length === 0) return [];
    const isSilent = done.get(unit.id)?.size === 0;
    return [{ kind: 'verbs', area: where(unit), verbs: left, ...asked, isSilent }];
  });
}

type Goal = { id: string; text: string };

/** Goals that nothing was done for. */
export function goalGaps(
  goals: readonly Goal[],
  sums: readonly Sum[],
  { area, since }: { area: Where | null; since: Day },
): Gap[] {
  const served = new Set(sums.filter(({ records }) => records > 0).map(({ keys }) => keys[1]));
  return goals
    .filter(({ id }) => !served.has(id))
    .map(({ id, text }) => ({ kind: 'goal', area, goalId: id, text, since }));
}

/** So few say nothing, and so many without a goal are worth a word. */
const FEW = 10;
const MANY = 80;

export function goallessGaps({ units, standing }: Units, sums: readonly Sum[], since: Day): Gap[] {
  const top = units.filter(({ kind }) => kind === units[0]?.kind);
  return top.flatMap((unit): Gap[] => {
    const own = sums.filter(({ keys }) => standing.get(keys[0] ?? '')?.includes(unit.id));
    const count = (some: readonly Sum[]) => some.reduce((sum, { records }) => sum + records, 0);
    const records = count(own);
    const share = Math.round((count(own.filter(({ keys }) => keys[1] === NONE)) / records) * 100);
    if (records < FEW || share < MANY) return [];
    return [{ kind: 'goalless', area: where(unit), records, share, since }];
  });
}

type Main = { areaId: string; duty: string; fromOn: Day; untilOn: Day | null };

/** Zones for which nobody is the main worker, neither there nor above. */
export function mainGaps({ units }: Units, known: Known, all: readonly Main[], day: Day): Gap[] {
  const tree = treeOn(day, known.areas, known.edges);
  const held = new Set(
    all
      .filter((one) => one.duty === 'main' && one.fromOn <= day)
      .filter((one) => isOpen({ until_on: one.untilOn }, day))
      .map(({ areaId }) => areaId),
  );
  return units
    .filter(({ kind }) => kind !== 'district')
    .filter(({ id }) => ![id, ...ancestors(tree, id)].some((each) => held.has(each)))
    .map((unit) => ({ kind: 'main', area: where(unit) }));
}

const where = ({ id, name }: Where): Where => ({ id, name });
