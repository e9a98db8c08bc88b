/**
 * Work that must not happen all at once waits its turn. `room` is how much fits at the same
 * moment; a piece larger than that goes alone. Who came first goes first.
 */
export function turns(room: number): <T>(size: number, work: () => Promise<T>) => Promise<T> {
  let free = room;
  const waiting: { size: number; go: () => void }[] = [];
  const admit = () => {
    for (let next = waiting[0]; next && next.size <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.size;
      next.go();
    }
  };
  return async (wanted, work) => {
    const size = Math.min(wanted, room);
    await new Promise<void>((go) => {
      waiting.push({ size, go });
      admit();
    });
    try {
      return await work();
    } finally {
      free += size;
      admit();
    }
  };
}
