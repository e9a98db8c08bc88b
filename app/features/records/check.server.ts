import { sql } from 'kysely';
import type { Db } from '#app/db/dialect.server.ts';
import type { FieldError } from '#app/lib/forms.ts';
import type { Actor } from '../accounts/actor.ts';
import { codesOf, type RecordFields } from './record.ts';

/** Codes, area and goal must be the office's own; a code that ended still counts for an earlier day. */
export async function checkAgainstOffice(
  db: Db,
  actor: Actor,
  fields: RecordFields,
): Promise<FieldError[]> {
  const codes = codesOf(fields);
  const known = await knownOf(db, actor.officeId, codes, fields);
  const unknown = codes
    .filter(([list, code]) => !known.some((c) => c.list === list && c.code === code))
    .map(([, , field]) => ({
      field,
      message: 'この選択は、いまの一覧にありません。選びなおしてください。',
    }));
  const area = known.some((c) => c.list === 'area');
  const goal = fields.goalId === null || known.some((c) => c.list === 'goal');
  return [
    ...unknown,
    ...(area ? [] : [{ field: 'areaId', message: '地域を選びなおしてください。' }]),
    ...(goal ? [] : [{ field: 'goalId', message: '目標を選びなおしてください。' }]),
  ];
}

/** Only those asked for, in one query: reading whole lists would cost as much as saving. */
async function knownOf(
  db: Db,
  officeId: string,
  codes: ReturnType<typeof codesOf>,
  { areaId, goalId }: RecordFields,
): Promise<{ list: string; code: string }[]> {
  const lists = codes.map(([list]) => list);
  const wanted = codes.map(([, code]) => code);
  const { rows } = await sql<{ list: string; code: string }>`
    select list, code from code
    where office_id = ${officeId} and list in (${sql.join(lists)}) and code in (${sql.join(wanted)})
    union all select 'area', id from area where office_id = ${officeId} and id = ${areaId}
    union all select 'goal', id from goal where office_id = ${officeId} and id = ${goalId}`.execute(
    db,
  );
  return rows;
}
