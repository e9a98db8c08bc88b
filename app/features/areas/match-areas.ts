// Which stored area a file means: by the publisher's number, by its name, by another name of it.
import type { Day } from '#app/lib/dates.ts';
import { type Area, type AreaName, isInForce, isOpen } from './area.ts';
import { type AreaIn, nameId } from './reading.ts';

type Wanted = Pick<AreaIn, 'kind' | 'name' | 'from' | 'until'> &
  Partial<Pick<AreaIn, 'sourceKey' | 'names'>>;
export type Found = { area: Area; by: 'number' | 'name' };

export class AreaIndex {
  readonly areas = new Map<string, Area>();
  readonly names = new Map<string, AreaName[]>();
  private readonly byNumber = new Map<string, string[]>();
  private readonly byKey = new Map<string, string[]>();
  private readonly byOtherName = new Map<string, string[]>();
  private readonly day: Day;

  constructor(areas: readonly Area[], names: readonly AreaName[], day: Day) {
    this.day = day;
    for (const area of areas) this.put(area);
    for (const name of names) this.putName(name);
  }

  put(area: Area): void {
    this.areas.set(area.id, area);
    if (area.source_key !== null) push(this.byNumber, `${area.kind} ${area.source_key}`, area.id);
    push(this.byKey, nameId(area.kind, area.name), area.id);
  }

  putName(name: AreaName): void {
    const kind = this.areas.get(name.area_id)?.kind;
    if (!kind) return;
    this.names.set(name.area_id, [...(this.names.get(name.area_id) ?? []), name]);
    push(this.byOtherName, nameId(kind, name.name), name.area_id);
  }

  find(wanted: Wanted, source: string): Found | null {
    const numbered = this.list(this.byNumber, `${wanted.kind} ${wanted.sourceKey}`)
      // A person's correction keeps the number, though the source is now that person.
      .filter((area) => wanted.sourceKey && (area.source === source || area.source === 'hand'))
      .filter((area) => meets(area, wanted));
    const byNumber = this.best(numbered);
    if (byNumber) return { area: byNumber, by: 'number' };
    const area =
      this.best(this.named(wanted, [this.byKey])) ??
      this.best(this.named(wanted, [this.byOtherName]));
    if (area) return { area, by: 'name' };
    const aliases = (wanted.names ?? []).flatMap((name) =>
      this.named({ ...wanted, name }, [this.byKey, this.byOtherName]),
    );
    const alias = this.best(aliases);
    return alias && { area: alias, by: 'name' };
  }

  /** Two of one kind and name at the same time: which one is meant nobody can say. */
  isAmbiguous(wanted: Wanted, source: string): boolean {
    if (this.find(wanted, source)?.by === 'number') return false;
    return this.named(wanted, [this.byKey]).filter((area) => isInForce(area, this.day)).length > 1;
  }

  private named(wanted: Wanted, maps: Map<string, string[]>[]): Area[] {
    const key = nameId(wanted.kind, wanted.name);
    return maps.flatMap((map) => this.list(map, key)).filter((area) => meets(area, wanted));
  }

  private list(map: Map<string, string[]>, key: string): Area[] {
    return (map.get(key) ?? []).flatMap((id) => this.areas.get(id) ?? []);
  }

  private best(areas: readonly Area[]): Area | null {
    return (
      areas.find((area) => isInForce(area, this.day)) ??
      areas.find((area) => isOpen(area, this.day)) ??
      areas[0] ??
      null
    );
  }
}

/** A town that ended and one of the same name that began later are two. */
function meets(
  { from_on, until_on }: Area,
  { from, until }: { from: Day | null; until: Day | null },
): boolean {
  return (!from || !until_on || from <= until_on) && (!until || !from_on || from_on <= until);
}

function push(map: Map<string, string[]>, key: string, id: string): void {
  const list = map.get(key);
  if (!list) map.set(key, [id]);
  else if (!list.includes(id)) list.push(id);
}
