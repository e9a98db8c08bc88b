// H10: areas lie in each other, and the nearest statement of a kind counts: a part of a town that
// has its own shelter zone is not also in the zone of its town. What lies in what decides who may
// see it, so the walk stands here, below the areas themselves. It ends even where edges run in a circle.
export type Nesting = {
  areas: ReadonlyMap<string, { kind: string }>;
  up: ReadonlyMap<string, readonly string[]>;
  down: ReadonlyMap<string, readonly string[]>;
};

/** Every area that lies in this one, itself left out. */
export function descendants(nesting: Nesting, id: string): Set<string> {
  const found = new Set<string>();
  descend(nesting, [id], found);
  found.delete(id);
  return found;
}

function descend(nesting: Nesting, path: string[], found: Set<string>): void {
  for (const next of nesting.down.get(path.at(-1) ?? '') ?? []) {
    const above = path.slice(0, -1);
    if (path.includes(next) || above.some((id) => isOverruled(nesting, next, id))) continue;
    found.add(next);
    descend(nesting, [...path, next], found);
  }
}

/** The area itself says that it lies in another area of that kind. */
export function isOverruled({ areas, up }: Nesting, id: string, above: string): boolean {
  const own = up.get(id) ?? [];
  const kind = areas.get(above)?.kind;
  return !own.includes(above) && own.some((each) => areas.get(each)?.kind === kind);
}

export function join(map: Map<string, string[]>, from: string, to: string): void {
  const list = map.get(from);
  if (!list) map.set(from, [to]);
  else if (!list.includes(to)) list.push(to);
}
