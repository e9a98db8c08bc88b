// What was brought in, told by the page that comes next: it stands in its address.
import { isId } from '#app/lib/ids.ts';
import type { Brought } from './import.server.ts';

export type Counts = NonNullable<ReturnType<typeof countsIn>>;

export function addressOf(path: string, { batchId, proposed, report }: Brought): string {
  const { accepted, rejected, skipped } = report;
  const counts = Object.entries({ accepted, rejected, skipped, proposed, batch: batchId });
  return `${path}?${new URLSearchParams(counts.map(([k, v]) => [k, String(v)]))}`;
}

export function countsIn(params: URLSearchParams) {
  const count = (name: string) => Number(params.get(name) ?? 0) || 0;
  const batch = params.get('batch') ?? '';
  if (!params.has('accepted')) return null;
  return {
    accepted: count('accepted'),
    rejected: count('rejected'),
    skipped: count('skipped'),
    proposed: count('proposed'),
    batch: isId(batch) ? batch : null,
  };
}
