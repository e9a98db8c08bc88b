import type { Who } from '#app/db/audit.server.ts';

/** Who and when, for each row that is written. */
export function stamp({ staffId }: Who) {
  return { updated_at: new Date().toISOString(), updated_by: staffId };
}
