// The tree as a person reads it: each area under the nearest that it lies in, the city on top.
// What lies in two zones stands in both.
import type { Day } from '#app/lib/dates.ts';
import { kanjiNumber } from '#app/lib/japanese.ts';
import { type Area, type Edge, isInForce, isProposal, type Kind, kinds, showKind } from './area.ts';
import { ancestors, children, parents, type Tree, treeOn } from './tree.ts';

export type Branch = {
  id: string;
  name: string;
  kind: Kind;
  /** Where it stands here is only a proposal. */
  isOpen: boolean;
  inside: Branch[];
};

const order = new Map(kinds.map(({ kind }, at) => [kind, at]));
const byName = new Intl.Collator('ja', { numeric: true });

/** City first, then by reading; 滝山2丁目 before 滝山10丁目, 第二小学校 before 第十小学校. */
export function inOrder(a: Named, b: Named): number {
  return (
    (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) ||
    byName.compare(reading(a), reading(b)) ||
    byName.compare(a.key, b.key)
  );
}

// いっちょうめ, さんちょうめ, にちょうめ would be the order of the reading.
const CHOME =
  /(じゅう)?(いっ|いち|に|さん|よん|ご|ろく|なな|しち|はっ|はち|きゅう|じゅっ|じゅう)ちょうめ$/;

function reading({ kana, key }: Named): string {
  const counted = key.replace(/^第([一二三四五六七八九十]+)/, (_, n) => `第${kanjiNumber(n)}`);
  return counted === key ? kana.replace(CHOME, '') || key : counted;
}
type Named = Pick<Area, 'kind' | 'kana' | 'key'>;

export function outline(
  known: { areas: readonly Area[]; edges: readonly Edge[] },
  day: Day,
  isSeen: (id: string) => boolean,
): Branch[] {
  const seen = known.areas.filter(({ id }) => isSeen(id));
  const tree = treeOn(day, seen, known.edges);
  const sorted = new Map([...seen].sort(inOrder).map((area, at) => [area.id, at]));
  const open = new Set(
    known.edges
      .filter((edge) => isProposal(edge) && isInForce(edge, day))
      .map((edge) => `${edge.child_id} ${edge.parent_id}`),
  );
  const branches = (ids: string[], under: string | null, way: string[]): Branch[] =>
    ids
      .filter((id) => !way.includes(id) && (under === null || isNearest(tree, id, under)))
      .sort((a, b) => (sorted.get(a) ?? 0) - (sorted.get(b) ?? 0))
      .flatMap((id) => {
        const area = tree.areas.get(id);
        if (!area) return [];
        const inside = branches(children(tree, id), id, [...way, id]);
        return [
          { id, name: area.name, kind: area.kind, isOpen: open.has(`${id} ${under}`), inside },
        ];
      });
  const tops = [...tree.areas.keys()].filter((id) => parents(tree, id).length === 0);
  return branches(tops, null, []);
}

/** The part of the tree at one area. */
export function branchOf(branches: readonly Branch[], id: string): Branch | null {
  for (const branch of branches) {
    const found = branch.id === id ? branch : branchOf(branch.inside, id);
    if (found) return found;
  }
  return null;
}

/** 避難所区域9・町丁目24, each area once. */
export function showCounts(branches: readonly Branch[]): string {
  const found = new Map<string, Kind>();
  const walk = (some: readonly Branch[]) => {
    for (const { id, kind, inside } of some) {
      found.set(id, kind);
      walk(inside);
    }
  };
  walk(branches);
  const count = (kind: Kind) => [...found.values()].filter((each) => each === kind).length;
  return kinds
    .filter(({ kind }) => kind !== 'city' && count(kind) > 0)
    .map(({ kind }) => `${showKind(kind)}${count(kind)}`)
    .join('・');
}

export function countOpen(branches: readonly Branch[]): number {
  return branches.reduce(
    (sum, { isOpen, inside }) => sum + (isOpen ? 1 : 0) + countOpen(inside),
    0,
  );
}

function isNearest(tree: Tree, id: string, under: string): boolean {
  return !parents(tree, id).some((other) => other !== under && ancestors(tree, other).has(under));
}
