import { sql } from 'kysely';
import { schemaVersion } from '#app/db/migrate.server.ts';
import { dbOf } from '#app/features/accounts/here.server.ts';
import type { Args } from '#app/ui/route.ts';
import packageJson from '../../../package.json' with { type: 'json' };

/** 200 when the database can be read and written. */
export async function loader({ context }: Args) {
  const db = dbOf(context);
  try {
    await db.transaction().execute(async (tx) => {
      await sql`update counter set value = value where name = 'none'`.execute(tx);
    });
    return Response.json({
      ok: true,
      version: packageJson.version,
      schema: await schemaVersion(db),
    });
  } catch {
    return Response.json({ ok: false, version: packageJson.version }, { status: 503 });
  }
}
