import type { Progress } from '../jobs/job.ts';

/** Long work that nobody watches. */
export function quiet(): Progress {
  const { signal } = new AbortController();
  return { id: '', stopped: false, signal, say: async () => {} };
}
