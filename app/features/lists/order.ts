/** Changes places with the next one in that direction that counts; at the end all stays. */
export function stepped<T>(
  items: readonly T[],
  item: T,
  step: -1 | 1,
  counts: (other: T) => boolean,
): T[] {
  const at = items.indexOf(item);
  for (let to = at + step; to >= 0 && to < items.length; to += step) {
    const other = items[to] as T;
    if (counts(other)) return items.with(at, other).with(to, item);
  }
  return [...items];
}
