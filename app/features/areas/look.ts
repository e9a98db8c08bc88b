// What a file would do, in words, before it is done.
import { type Area, kinds, showKind } from './area.ts';
import type { ImportPlan } from './plan-import.ts';
import type { AreasRead } from './reading.ts';

const MOST_NAMES = 300;
const files = {
  shelters: '指定避難所の一覧',
  towns: '町丁目の一覧',
  table: '地域の表',
} satisfies Record<AreasRead['kind'], string>;

export type Look = ReturnType<typeof lookOf>;

export function lookOf(name: string, { read, plan }: { read: AreasRead; plan: ImportPlan }) {
  const { rows, accepted, rejected, skipped, problems, repaired, kept } = plan;
  return {
    name,
    file: `${files[read.kind]}（${read.source}）`,
    counts: { rows, accepted, rejected, skipped },
    added: kindsOf(plan.add),
    changed: plan.change.length,
    placed: plan.addEdges.length,
    problems,
    repaired,
    kept,
    hasNews: accepted > 0,
  };
}

/** From the large to the small. */
export function kindsOf(areas: readonly Pick<Area, 'kind' | 'name'>[]) {
  return kinds.flatMap(({ kind }) => {
    const names = areas.filter((area) => area.kind === kind).map((area) => area.name);
    return names.length > 0
      ? [{ label: showKind(kind), count: names.length, names: names.slice(0, MOST_NAMES) }]
      : [];
  });
}
