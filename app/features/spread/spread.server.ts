import type { Db } from '#app/db/dialect.server.ts';
import type { Day } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { areasInside } from '../accounts/inside.server.ts';
import { areasOfKind, standingIn } from '../areas/levels.ts';
import { readAll } from '../areas/stored.server.ts';
import { readLists } from '../lists/lists.server.ts';
import { hasEnded } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import { residentsOn } from '../statistics/residents.server.ts';
import type { Asked } from './asked.ts';
import { countSpread } from './count.server.ts';
import { type Counted, type DotName, dotNames, monthsIn, type ShareName } from './measures.ts';
import type { By } from './seen.ts';
import { type DotsSeen, dotsSeen, type SharesSeen, type Subject, sharesSeen } from './view.ts';

export type Part = { key: string; word: string };
/** `source`: of which day the people are that it counts by. */
export type DotsFigure = DotsSeen & { name: DotName; source?: string };
export type SharesFigure = SharesSeen & { name: ShareName; parts: Part[] };
export type Spread = { dots: DotsFigure[]; shares: SharesFigure[] };

/** All that this person may see of the unevenness; nothing of others leaves here but that. */
export async function readSpread(db: Db, actor: Actor, asked: Asked, today: Day): Promise<Spread> {
  const [{ subjects, counted, source }, lists] = await Promise.all([
    asked.by === 'staff'
      ? ofStaff(db, actor.officeId, asked, today)
      : ofAreas(db, actor.officeId, { ...asked, by: asked.by }, today),
    readLists(db, actor.officeId),
  ]);
  const given = { actor, by: asked.by, period: asked.period.code, subjects, counted };
  const parts: Record<ShareName, Part[]> = {
    verbs: verbs.map(({ verb, label }) => ({ key: verb, word: label })),
    support: lists.support
      .filter((code) => !hasEnded(code, asked.period.from))
      .map(({ code, label }) => ({ key: code, word: label })),
  };
  const share = (name: ShareName): SharesFigure => {
    const keys = parts[name].map(({ key }) => key);
    return { name, parts: parts[name], ...sharesSeen(given, name, keys) };
  };
  const dots = dotNames.map((name) => ({
    ...{ name, ...dotsSeen(given, name) },
    ...(name === 'rate' && source && { source }),
  }));
  const isSaid = ({ name, source: day }: DotsFigure) => name !== 'rate' || day !== undefined;
  return {
    dots: dots.filter((figure) => figure.sight !== 'none' && isSaid(figure)),
    shares: [share('verbs'), share('support')].filter(({ sight }) => sight !== 'none'),
  };
}

type Found = { subjects: Subject[]; counted: Map<string, Counted>; source?: string };

/** Everybody who wrote in the time, with the months in which each was here. */
async function ofStaff(
  db: Db,
  officeId: string,
  { period, until }: Asked,
  today: Day,
): Promise<Found> {
  const time = { from: period.from, until };
  const [counted, staff] = await Promise.all([
    countSpread(db, officeId, { by: 'staff', ...time, today }),
    db
      .selectFrom('staff')
      .select(['id', 'name', 'joined_on', 'left_on'])
      .where('office_id', '=', officeId)
      .orderBy('kana')
      .orderBy('name')
      .execute(),
  ]);
  const subjects = staff
    .filter(({ id }) => counted.has(id))
    .map(({ id, name, joined_on, left_on }) => ({
      key: id,
      label: name,
      months: monthsIn(later(joined_on, time.from), earlier(left_on ?? until, until)),
    }));
  return { subjects, counted };
}

const later = (a: Day, b: Day) => (a > b ? a : b);
const earlier = (a: Day, b: Day) => (a < b ? a : b);

type OfAreas = Asked & { by: Exclude<By, 'staff'> };

/** Areas of one level, those without a record too, unless they had ended. */
async function ofAreas(db: Db, officeId: string, asked: OfAreas, today: Day): Promise<Found> {
  const { by, period, until, area } = asked;
  const { areas, edges } = await readAll(db, officeId);
  const grouping = standingIn({ areas, edges }, by, today);
  const time = { from: period.from, until };
  const counted = await countSpread(db, officeId, { by: 'area', ...time, today, grouping });
  const within = area ? new Set(await areasInside(db, officeId, [area], today)) : null;
  const months = monthsIn(period.from, until);
  const subjects = areasOfKind(areas, by)
    .filter(({ id, until_on }) => counted.has(id) || until_on === null || until_on >= today)
    .filter(({ id }) => !within || within.has(id))
    .map(({ id, name }) => ({ key: id, label: name, months }));
  const { of, source } = await residentsOn(db, officeId, { areas, edges }, until);
  const known = subjects.map((subject) => ({ ...subject, residents: of(subject.key) }));
  return { subjects: known, counted, ...(source && { source }) };
}
