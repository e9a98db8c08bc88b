// What a read file would do to what is stored, before anything is done. Importing it again does
// nothing: every row is then skipped (R10).
import type { Day } from '#app/lib/dates.ts';
import { type Area, type AreaName, type Edge, type Kind, parentKinds, showKind } from './area.ts';
import { AreaIndex } from './match-areas.ts';
import { applyEdges, type EdgeChanges } from './place.ts';
import { type AreaPlan, planAreas } from './plan-areas.ts';
import { planEdges, type Saying } from './plan-edges.ts';
import { type AreaIn, type AreasRead, nameId, type ParentIn, type RowProblem } from './reading.ts';

export type Known = { areas: Area[]; edges: Edge[]; names: AreaName[] };
export type ImportPlan = EdgeChanges & {
  add: Area[];
  /** As they are to be. */
  change: Area[];
  same: number;
  addNames: AreaName[];
  rows: number;
  /** Rows that add or change something. */
  touched: Set<number>;
  accepted: number;
  rejected: number;
  skipped: number;
  problems: RowProblem[];
  repaired: RowProblem[];
  /** Where a person's word was kept against the file. */
  kept: RowProblem[];
};

export function planImport(
  read: AreasRead,
  known: Known,
  { day, newId }: { day: Day; newId: () => string },
): ImportPlan {
  const index = new AreaIndex(known.areas, known.names, day);
  const refused = refusals(read, index);
  const rejected = new Set([...read.problems, ...refused].map(({ row }) => row));
  const rows = read.areas.filter(({ row }) => !rejected.has(row));
  const areas = planAreas(rows, read.source, index, newId);
  const kindOf = (id: string) => index.areas.get(id)?.kind;
  const edges = planEdges(sayingsOf(rows, areas, index, read.source), known.edges, kindOf, day);
  const touched = new Set([...areas.touched, ...edges.touched]);
  const accepted = touched.size;
  return {
    add: [...areas.added.values()],
    change: [...areas.changed.values()],
    same: areas.same.size,
    addNames: areas.names,
    addEdges: edges.addEdges,
    closeEdges: edges.closeEdges,
    dropEdges: edges.dropEdges,
    rows: read.rows,
    touched,
    accepted,
    rejected: rejected.size,
    skipped: read.rows - accepted - rejected.size,
    problems: [...read.problems, ...refused].sort((a, b) => a.row - b.row),
    repaired: read.repaired.filter(({ row }) => !rejected.has(row)),
    kept: edges.overruled.map((saying) => keptReason(saying, index)),
  };
}

/** What is stored after the plan is done. */
export function applyPlan(known: Known, plan: ImportPlan): Known {
  const changed = new Map(plan.change.map((area) => [area.id, area]));
  return {
    areas: [...known.areas.map((area) => changed.get(area.id) ?? area), ...plan.add],
    edges: applyEdges(known.edges, plan),
    names: [...known.names, ...plan.addNames],
  };
}

/** A row falls with the row that was to give its area above, so this goes on until none falls. */
function refusals(read: AreasRead, index: AreaIndex): RowProblem[] {
  const refused = new Map<number, RowProblem>();
  const parentColumn = read.kind === 'table' ? '上の地域' : '地域';
  for (let isGrowing = true; isGrowing; ) {
    const before = refused.size;
    const rows = read.areas.filter(({ row }) => !refused.has(row));
    const inFile = new Set(
      rows.flatMap(({ kind, name, names }) => [name, ...names].map((each) => nameId(kind, each))),
    );
    const exists = (kind: Kind, name: string) =>
      inFile.has(nameId(kind, name)) ||
      index.find({ kind, name, from: null, until: null }, read.source) !== null;
    for (const area of rows) {
      const reason =
        refusal(area, exists) ??
        (index.isAmbiguous(area, read.source)
          ? `「${area.name}」という${showKind(area.kind)}が2つあり、どちらか分かりません。`
          : null);
      if (reason && !refused.has(area.row))
        refused.set(area.row, { row: area.row, column: parentColumn, reason });
    }
    isGrowing = refused.size > before;
  }
  return [...refused.values()];
}

function refusal(
  { kind, parents }: AreaIn,
  exists: (kind: Kind, name: string) => boolean,
): string | null {
  const lost = parents.find((parent) => !parentKind(kind, parent, exists));
  if (!lost) return null;
  const elsewhere = (['city', 'district', 'zone', 'town', 'part', 'neighbourhood'] as const).find(
    (each) => exists(each, lost.name),
  );
  return elsewhere
    ? `${showKind(kind)}は、${showKind(elsewhere)}「${lost.name}」の中には置けません。`
    : `上の地域「${lost.name}」が、この表にも、これまでの地域にもありません。`;
}

function parentKind(
  kind: Kind,
  parent: ParentIn,
  exists: (kind: Kind, name: string) => boolean,
): Kind | null {
  if (parent.kind) return parent.kind;
  return parentKinds(kind).find((each) => exists(each, parent.name)) ?? null;
}

function sayingsOf(
  rows: readonly AreaIn[],
  areas: AreaPlan,
  index: AreaIndex,
  source: string,
): Saying[] {
  const find = (kind: Kind, parent: ParentIn) =>
    (
      index.find({ ...parent, kind }, source) ??
      index.find({ ...parent, kind, from: null, until: null }, source)
    )?.area.id;
  return rows.flatMap((area) => {
    const childId = areas.ids.get(area);
    return area.parents.flatMap((parent) => {
      const kind = parentKind(
        area.kind,
        parent,
        (each, name) => find(each, { ...parent, name }) !== undefined,
      );
      const parentId = kind && find(kind, parent);
      return childId && parentId
        ? [{ row: area.row, childId, parentId, from: parent.from, until: parent.until }]
        : [];
    });
  });
}

function keptReason({ row, childId, parentId }: Saying, index: AreaIndex): RowProblem {
  const [child, parent] = [childId, parentId].map((id) => index.areas.get(id)?.name ?? '');
  return {
    row,
    column: '上の地域',
    reason: `「${child}」は人が置いたところに残しました。この表では「${parent}」です。`,
  };
}
