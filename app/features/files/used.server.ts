import type { Db } from '#app/db/dialect.server.ts';

/** What all files of an office take; removed ones too, as long as they can be brought back. */
export async function usedBytes(db: Db, officeId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom('file')
    .select((e) => e.fn.sum<string | number | null>('bytes').as('bytes'))
    .where('office_id', '=', officeId)
    .executeTakeFirstOrThrow();
  return Number(bytes ?? 0);
}
