import { dbOf } from '#app/features/accounts/here.server.ts';
import type { Args } from '#app/ui/route.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { health } from '../faults/health.server.ts';

const { version } = packageJson;

/** For whoever watches from outside: a word for a program, and nothing of the inside. */
export async function loader({ context }: Args) {
  const { wrong, schema, space } = await health(dbOf(context));
  if (wrong) return Response.json({ ok: false, version, wrong }, { status: 503 });
  return Response.json({ ok: true, version, schema, space });
}
