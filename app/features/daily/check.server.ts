import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { type FieldError, one, type Typed } from '#app/lib/forms.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Context } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { checkAgainstOffice } from '../records/check.server.ts';
import { parseRecord } from '../records/record.ts';
import type { ToSave } from './days.server.ts';
import { errorsIn, intoRoom, type Row } from './rows.ts';
import { areaOf } from './words.ts';

type Checked = { records: ToSave[]; errors: FieldError[] };

/** Every row, with all that is wrong in any of them. */
export async function checkRows(
  db: Db,
  actor: Actor,
  context: Context,
  rows: readonly Row[],
  day: Day,
): Promise<Checked> {
  const areas = await areaChoices(context, day);
  const checked: Checked = { records: [], errors: [] };
  for (const [at, { id, typed }] of rows.entries()) {
    const area = areaOf(areas, one(typed, 'area'));
    const parsed = parseRecord(intoRoom({ ...typed, areaId: area?.id ?? '' }), day);
    const errors = parsed.ok ? await checkAgainstOffice(db, actor, parsed.value) : parsed.errors;
    checked.errors.push(...errorsIn(at, [...errors, ...emptyOnes(typed)]));
    if (parsed.ok) checked.records.push({ id, fields: parsed.value });
  }
  return checked;
}

function emptyOnes(typed: Typed): FieldError[] {
  const isWritten = ['done', 'detail'].some((field) => one(typed, field).trim() !== '');
  const message = 'したことを、ひとこと書いてください。';
  return isWritten ? [] : [{ field: 'done', message }];
}
