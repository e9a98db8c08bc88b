// H10: which area lies in which on one day. The nearest statement of a kind counts: a part of a
// town that has its own shelter zone is not also in the zone of its town. Every walk ends, even
// where the edges run in a circle.
import type { Day } from '#app/lib/dates.ts';
import { isOverruled, join } from '../accounts/nesting.ts';
import { type Area, type Edge, isInForce } from './area.ts';

export type Place = Pick<Area, 'id' | 'kind' | 'name' | 'from_on' | 'until_on'>;
export type Link = Pick<Edge, 'child_id' | 'parent_id' | 'from_on' | 'until_on'>;
export type Tree = {
  areas: Map<string, Place>;
  up: Map<string, string[]>;
  down: Map<string, string[]>;
};

export function treeOn(day: Day, areas: readonly Place[], edges: readonly Link[]): Tree {
  const tree: Tree = { areas: new Map(), up: new Map(), down: new Map() };
  for (const area of areas) if (isInForce(area, day)) tree.areas.set(area.id, area);
  for (const edge of edges) {
    const isKnown = tree.areas.has(edge.child_id) && tree.areas.has(edge.parent_id);
    if (!isKnown || !isInForce(edge, day)) continue;
    join(tree.up, edge.child_id, edge.parent_id);
    join(tree.down, edge.parent_id, edge.child_id);
  }
  return tree;
}

export function parents(tree: Tree, id: string): string[] {
  return tree.up.get(id) ?? [];
}

export function children(tree: Tree, id: string): string[] {
  return tree.down.get(id) ?? [];
}

/** Every area that this one lies in, itself left out. */
export function ancestors(tree: Tree, id: string): Set<string> {
  const found = new Set<string>();
  climb(tree, [id], (path) => found.add(path.at(-1) ?? ''));
  found.delete(id);
  return found;
}

/** Ways from the top to the area, the longest first. A way that another one tells better is left out. */
export function paths(tree: Tree, id: string): Place[][] {
  const ways: string[][] = [];
  climb(tree, [id], (path) => {
    if (parents(tree, path.at(-1) ?? '').length === 0) ways.push(path.toReversed());
  });
  const full = ways.filter(
    (way) => !ways.some((other) => other.length > way.length && isWithin(way, other)),
  );
  return (full.length > 0 ? full : [[id]])
    .map((way) => way.flatMap((each) => tree.areas.get(each) ?? []))
    .sort((a, b) => b.length - a.length || (showPath(a) < showPath(b) ? -1 : 1));
}

/** 東久留米市 › 西部 › 第九小学校 › 滝山五丁目 */
export function showPath(path: readonly { name: string }[]): string {
  return path.map(({ name }) => name).join(' › ');
}

export function wouldCycle(tree: Tree, childId: string, parentId: string): boolean {
  const seen = new Set<string>();
  const waiting = [parentId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === childId) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...parents(tree, id));
  }
  return false;
}

function climb(tree: Tree, path: string[], visit: (path: string[]) => void): void {
  visit(path);
  for (const next of parents(tree, path.at(-1) ?? '')) {
    const below = path.slice(0, -1);
    if (path.includes(next) || below.some((id) => isOverruled(tree, id, next))) continue;
    climb(tree, [...path, next], visit);
  }
}

function isWithin(way: string[], other: string[]): boolean {
  let at = 0;
  for (const id of other) if (id === way[at]) at++;
  return at === way.length;
}
