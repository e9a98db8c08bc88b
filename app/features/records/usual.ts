/** The usual first: what one chose again and again in the last weeks. */

const OFTEN = 3;
const MOST = 4;

/** At least three times, the four most frequent; few enough that keys and eyes find them again. */
export function usual(chosen: readonly string[]): string[] {
  const counts = [...Map.groupBy(chosen, (code) => code)].map(
    ([code, times]) => [code, times.length] as const,
  );
  return counts
    .filter(([, times]) => times >= OFTEN)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([code]) => code);
}

/** Those first in the list's own order, so that a digit means the same from day to day; then the rest. */
export function usualFirst<T extends { value: string }>(
  options: readonly T[],
  often: readonly string[],
): (T & { group?: string })[] {
  const first = options.filter(({ value }) => often.includes(value));
  if (first.length === 0) return [...options];
  const rest = options.filter(({ value }) => !often.includes(value));
  return [
    ...first.map((option) => ({ ...option, group: 'よく使うもの' })),
    ...rest.map((option) => ({ ...option, group: 'ほか' })),
  ];
}
