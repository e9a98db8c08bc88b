/**
 * Where the middle lies, and its half (H1). One method everywhere: the quartiles lie at a quarter,
 * a half and three quarters of the way from the first to the last of the sorted values, and
 * between two values as far as the way goes (what spreadsheets call QUARTILE.INC).
 */
export type Band = { low: number; middle: number; high: number };

/** None of nothing. */
export function bandOf(values: readonly number[]): Band | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return { low: at(sorted, 1 / 4), middle: at(sorted, 1 / 2), high: at(sorted, 3 / 4) };
}

function at(sorted: readonly number[], part: number): number {
  const way = part * (sorted.length - 1);
  const before = sorted[Math.floor(way)] ?? 0;
  const after = sorted[Math.ceil(way)] ?? before;
  // Never beyond either of them, whatever floating point makes of it.
  return after === before ? before : before + (after - before) * (way - Math.floor(way));
}

/** The average of values that were counted: value → how often. `most` keeps one far away from moving it. */
export function averageOf(
  counted: ReadonlyMap<number, number>,
  most = Number.POSITIVE_INFINITY,
): number | null {
  const all = [...counted];
  const count = all.reduce((sum, [, n]) => sum + n, 0);
  return count === 0
    ? null
    : all.reduce((sum, [value, n]) => sum + Math.min(value, most) * n, 0) / count;
}

/** Of 1,000 residents; null where nobody has said how many live there. */
export function perThousand(count: number, residents: number | null): number | null {
  return residents !== null && residents > 0 ? (count / residents) * 1000 : null;
}
