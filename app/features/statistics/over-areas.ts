/**
 * Figures of an area from those of what lies in it, on the day of the figures: its own where a
 * survey has them, else the sum of what lies below, each place once, and by name what is missing.
 */
import { descendants } from '../accounts/nesting.ts';
import { children, type Tree } from '../areas/tree.ts';
import { added, type Figures } from './population.ts';

export type Gathered = {
  figures: Figures;
  /** Areas whose figures were added up; the area itself when it has its own. */
  from: string[];
  /** Areas without figures, of themselves, of anything in them or of what they are a part of. */
  missing: string[];
  /** Added up whole, though a part of them lies elsewhere: the sum is somewhat too large. */
  split: string[];
};

export function gather(tree: Tree, known: ReadonlyMap<string, Figures>, root: string): Gathered {
  const found: Gathered = { figures: added([]), from: [], missing: [], split: [] };
  if (!tree.areas.has(root)) return found;
  const inside = new Set([root, ...descendants(tree, root)]);
  walk(tree, known, inside, root, new Set(), found);
  const counted = new Set(found.from.flatMap((id) => lyingUnder(tree, id)));
  found.missing = found.missing.filter((id) => !counted.has(id));
  found.split = found.from.filter((id) => lyingUnder(tree, id).some((each) => !inside.has(each)));
  return { ...found, figures: added(found.from.flatMap((id) => known.get(id) ?? [])) };
}

function walk(
  tree: Tree,
  known: ReadonlyMap<string, Figures>,
  inside: ReadonlySet<string>,
  id: string,
  seen: Set<string>,
  found: Gathered,
): void {
  if (seen.has(id) || !inside.has(id)) return;
  seen.add(id);
  if (known.has(id)) return void found.from.push(id);
  const below = children(tree, id).filter((each) => inside.has(each));
  if (below.length === 0) found.missing.push(id);
  for (const each of below) walk(tree, known, inside, each, seen, found);
}

function lyingUnder(tree: Tree, id: string): string[] {
  const found = new Set<string>();
  const waiting = [...children(tree, id)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...children(tree, next));
  }
  return [...found];
}
