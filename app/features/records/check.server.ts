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
  const known = await knownOf(db, actor.officeId, codes);
  const unknown = codes
    .filter(([list, code]) => !known.some((c) => c.list === list && c.code === code))
    .map(([, , field]) => ({
      field,
      message: 'この選択は、いまの一覧にありません。選びなおしてください。',
    }));
  const area = await has(db, 'area', actor.officeId, fields.areaId);
  const goal = fields.goalId === null || (await has(db, 'goal', actor.officeId, fields.goalId));
  return [
    ...unknown,
    ...(area ? [] : [{ field: 'areaId', message: '地域を選びなおしてください。' }]),
    ...(goal ? [] : [{ field: 'goalId', message: '目標を選びなおしてください。' }]),
  ];
}

/** Only those asked for: reading whole lists would cost as much as saving. */
async function knownOf(db: Db, officeId: string, codes: ReturnType<typeof codesOf>) {
  return db
    .selectFrom('code')
    .select(['list', 'code'])
    .where('office_id', '=', officeId)
    .where(
      'list',
      'in',
      codes.map(([list]) => list),
    )
    .where(
      'code',
      'in',
      codes.map(([, code]) => code),
    )
    .execute();
}

async function has(db: Db, table: 'area' | 'goal', officeId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom(table)
    .select('id')
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
