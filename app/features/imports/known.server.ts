/** Rows that came before, by the digest of what they say, and what became of them. */
import { createHash } from 'node:crypto';
import type { Db } from '#app/db/dialect.server.ts';
import type { Accepted } from './plan.ts';

/** Written as the reason when an import is undone; bringing it in again brings the records back. */
export const UNDONE = '取り込みを取り消した';

export type Known = { id: string; undone: boolean };

/** By digest, and by the number that a record of ours brings along. */
export async function knownRows(
  db: Db,
  officeId: string,
  rows: readonly Pick<Accepted, 'digest' | 'recordId'>[],
): Promise<(row: Pick<Accepted, 'digest' | 'recordId'>) => Known | undefined> {
  const known = new Map<string, Known>();
  const ids = rows.flatMap(({ recordId }) => recordId ?? []);
  for (const some of slices(
    rows.map(({ digest }) => digest),
    10_000,
  )) {
    const found = await db
      .selectFrom('import_row as i')
      .innerJoin('record as r', (on) =>
        on.onRef('r.office_id', '=', 'i.office_id').onRef('r.id', '=', 'i.thing_id'),
      )
      .select(['i.digest', 'r.id', 'r.removed_at', 'r.removed_reason', 'r.version'])
      .where('i.office_id', '=', officeId)
      .where('i.digest', 'in', some)
      .execute();
    for (const { digest, ...record } of found) known.set(digest, stateOf(record));
  }
  for (const some of slices(ids, 10_000)) {
    const found = await db
      .selectFrom('record')
      .select(['id', 'removed_at', 'removed_reason', 'version'])
      .where('office_id', '=', officeId)
      .where('id', 'in', some)
      .execute();
    for (const record of found) known.set(record.id, stateOf(record));
  }
  return ({ digest, recordId }) => known.get(digest) ?? known.get(recordId ?? '');
}

type Stands = {
  id: string;
  removed_at: string | null;
  removed_reason: string | null;
  version: number;
};

/** What a person removed stays removed; what was only undone may come back. */
function stateOf({ id, removed_at, removed_reason, version }: Stands): Known {
  return { id, undone: removed_at !== null && removed_reason === UNDONE && version === 1 };
}

export function* slices<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/**
 * The same row gets the same id, however often a killed import is begun anew. Shaped as all ids
 * are: the day of the act first, so that they lie in the order of time.
 */
export function idOf(officeId: string, { digest, fields, recordId }: Accepted): string {
  if (recordId) return recordId;
  const at = Math.max(0, Date.parse(`${fields.occurredOn}T00:00:00Z`))
    .toString(16)
    .padStart(12, '0');
  const hash = createHash('sha256').update(`${officeId}/${digest}`).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hash.slice(0, 1), 16) % 4);
  return `${at.slice(0, 8)}-${at.slice(8)}-7${hash.slice(1, 4)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}
