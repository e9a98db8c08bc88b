/** The figures of a report, counted from the records as they stand. The caller has asked who may see them. */
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import { NONE } from '../figures/heads.ts';
import { monthKeys } from '../figures/months.ts';
import { countedRows, type Within } from '../figures/read.server.ts';
import type { Axis } from '../figures/sums.ts';
import { readLists } from '../lists/lists.server.ts';
import type { Lists } from '../lists/lists.ts';
import { verbs } from '../lists/verbs.ts';
import { readGoals } from '../purposes/purposes.server.ts';
import { type Counter, counterOf } from './counts.server.ts';
import {
  type Figures,
  type Group,
  gridOf,
  linesOf,
  numbersOf,
  overMonths,
  type Words,
} from './figures.ts';
import { yearBefore } from './period.ts';
import { type Places, placesOf } from './places.server.ts';
import type { Report } from './report.ts';

type Asked = Pick<Report, 'scope' | 'areaId' | 'staffId' | 'from' | 'until'>;

export async function readFigures(db: Db, officeId: string, asked: Asked): Promise<Figures> {
  const places = await placesOf(db, officeId, asked.areaId, asked.until);
  const { from, until, staffId: staff } = asked;
  const within: Within = { from, until, areas: places.areas, staff };
  const now = await counterOf(db, officeId, within);
  const before = await counterOf(db, officeId, { ...within, ...yearBefore(asked, today()) });
  const words = await readWords(db, officeId);
  const monthly = await now(['verb', 'month']);
  const verbLines = linesOf(verbWords, overMonths(monthly), await before(['verb']));
  const groupOf = async (name: Group['name'], title: string, own: Words): Promise<Group> => ({
    name,
    title,
    lines: linesOf(own, await now([name]), await before([name])),
  });
  return {
    total: { now: await total(now), before: await total(before) },
    groups: [
      ...(await areaGroup(places, now, before)),
      { name: 'verb', title: '支援の動き', lines: verbLines },
      await groupOf('kind', '活動の種類', words.kind),
      await groupOf('support', '支援の種類', words.support),
      await groupOf('course', '新規・継続', courseWords),
      await groupOf('through', 'どこから来たか', words.through),
      await groupOf('about', 'だれのことか', words.about),
      await groupOf('goal', '目標', words.goals),
    ],
    grid: gridOf(verbWords, monthKeys(asked), monthly),
    ...(asked.scope === 'staff' && staff
      ? await ownFigures(db, officeId, { ...within, staff })
      : { days: null, planned: null }),
  };
}

const none = { key: NONE, label: 'なし' };
const verbWords: Words = [...verbs.map(({ verb, label }) => ({ key: verb, label })), none];
const courseWords: Words = [
  { key: 'new', label: '新規' },
  { key: 'continued', label: '継続' },
  { ...none, label: 'なし（書いていない）' },
];

async function total(count: Counter) {
  return numbersOf((await count([]))[0]);
}

async function areaGroup({ inside, grouping }: Places, now: Counter, before: Counter) {
  if (inside.length === 0) return [];
  const axes: Axis[] = ['area'];
  const words = [...inside, { ...none, label: 'なし（全体にわたるもの）' }];
  const lines = linesOf(words, await now(axes, grouping), await before(axes, grouping));
  return [{ name: 'area' as const, title: '地域', lines }];
}

async function readWords(db: Db, officeId: string) {
  const lists = await readLists(db, officeId);
  const goals = await readGoals(db, officeId);
  const of = (name: 'kind' | 'support' | 'through' | 'about') => wordsOf(lists, name);
  return {
    kind: of('kind'),
    support: of('support'),
    through: of('through'),
    about: of('about'),
    goals: [...goals.map(({ id, text }) => ({ key: id, label: text })), none],
  };
}

function wordsOf(lists: Lists, name: 'kind' | 'support' | 'through' | 'about'): Words {
  return [...lists[name].map(({ code, label }) => ({ key: code, label })), none];
}

/** Days are no sum, and what was planned is no head: both are counted from the worker's rows. */
async function ownFigures(db: Db, officeId: string, within: Within & { staff: string }) {
  const rows = await countedRows(db, officeId, within);
  const { n } = await db
    .selectFrom('record')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('office_id', '=', officeId)
    .where('staff_id', '=', within.staff)
    .where('removed_at', 'is', null)
    .where('occurred_on', '>=', within.from)
    .where('occurred_on', '<=', within.until)
    .where((e) => e.or([e('appointment_id', 'is not', null), e('follows_id', 'is not', null)]))
    .executeTakeFirstOrThrow();
  return { days: new Set(rows.map((row) => row.occurred_on)).size, planned: Number(n) };
}
