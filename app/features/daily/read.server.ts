import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import { one, type Typed } from '#app/lib/forms.ts';
import { newId } from '#app/lib/ids.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Context } from '../accounts/here.server.ts';
import { areaChoices } from '../areas/choices.server.ts';
import { readKnown } from '../lines/known.server.ts';
import { readLine } from '../lines/line.ts';
import { readLists } from '../lists/lists.server.ts';
import { splitDay } from './day.ts';
import { intoRoom, type Row } from './rows.ts';
import { areaLabel } from './words.ts';

type Written = { key: string; text: string; day: Day; areaId: string };

/** Each piece of the day read as a line, as if written on its own day. */
export async function readDay(
  db: Db,
  actor: Actor,
  context: Context,
  { key, text, day, areaId }: Written,
): Promise<Row[]> {
  const [areas, lists] = await Promise.all([
    areaChoices(context, day),
    readLists(db, actor.officeId),
  ]);
  const known = await readKnown(db, actor, day, { areas, lists });
  const supportMain = actor.role === 'cn' ? 'individual' : 'community';
  return splitDay(text, day).map((piece, at) => {
    const { fields } = readLine(piece.text, { ...known, today: piece.on });
    const typed: Typed = { occurredOn: piece.on, areaId, supportMain, ...fields };
    const { areaId: place, ...rest } = intoRoom(typed);
    const area = areas.find(({ id }) => id === one({ place: place ?? '' }, 'place'));
    return { id: at === 0 ? key : newId(), typed: { ...rest, area: area ? areaLabel(area) : '' } };
  });
}
