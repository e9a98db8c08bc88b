import type { Db } from '#app/db/dialect.server.ts';
import packageJson from '../../../package.json' with { type: 'json' };

/** What stands on the sheet to compare with, of this day. */
export async function readCounts(db: Db, officeId: string) {
  const count = async (table: 'record' | 'staff' | 'file') => {
    const { n } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('office_id', '=', officeId)
      .executeTakeFirstOrThrow();
    return Number(n).toLocaleString('ja');
  };
  const counts = `記録 ${await count('record')} 件、職員 ${await count('staff')} 人、写真とファイル ${await count('file')} 個`;
  return { counts, version: packageJson.version };
}
