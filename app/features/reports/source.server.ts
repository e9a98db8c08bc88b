/** All that a report is made of: as it stands, or as it was when it was fixed. */
import type { Db } from '#app/db/dialect.server.ts';
import { today } from '#app/lib/dates.ts';
import type { Actor } from '../accounts/actor.ts';
import { readSettings } from '../settings/settings.server.ts';
import { confirmedStories } from '../stories/stories.server.ts';
import { type Document, documentOf, type Entry, type Source, type Story } from './blocks.ts';
import { readFigures } from './figures.server.ts';
import { correctionsOf, type Figures } from './figures.ts';
import { maySeeStories, type Report } from './report.ts';
import { timelineEntries } from './timeline.server.ts';

/** What stays of a report when it is fixed. Its words stay in their own column. */
export type Frozen = { place: string; figures: Figures; timeline: Entry[]; stories: Story[] };

/** The caller has asked whether the actor may read the report. */
export async function readDocument(db: Db, actor: Actor, report: Report): Promise<Document> {
  return documentOf(await readSource(db, actor, report));
}

export async function readSource(db: Db, actor: Actor, report: Report): Promise<Source> {
  const { officeId } = actor;
  const { approval } = await readSettings(db, officeId);
  const figures = await readFigures(db, officeId, report);
  const fixed = await readFrozen(db, officeId, report);
  const { place, timeline, stories, ...kept } = fixed ?? {
    ...(await readRest(db, officeId, report)),
    figures,
  };
  return {
    ...{ title: report.title, office: actor.officeName, from: report.from, until: report.until },
    ...{ place, posts: approval, fixedAt: report.fixedAt, sections: report.words.sections },
    ...{ figures: kept.figures, timeline, printed: today() },
    corrections: fixed ? correctionsOf(fixed.figures, figures) : [],
    stories: maySeeStories(actor) ? stories : [],
  };
}

/** As it stands now, to be kept. */
export async function freeze(db: Db, officeId: string, report: Report): Promise<Frozen> {
  return {
    ...(await readRest(db, officeId, report)),
    figures: await readFigures(db, officeId, report),
  };
}

async function readRest(
  db: Db,
  officeId: string,
  report: Report,
): Promise<Omit<Frozen, 'figures'>> {
  return {
    place: report.place,
    timeline: await timelineEntries(db, officeId, report, report.words.timeline),
    stories: await confirmedStories(db, { officeId }, report.id),
  };
}

async function readFrozen(db: Db, officeId: string, { id, fixedAt }: Report) {
  if (fixedAt === null) return null;
  const { figures } = await db
    .selectFrom('report')
    .select('figures')
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return figures ? (JSON.parse(figures) as Frozen) : null;
}

/** Stories that nobody has confirmed yet, of records that stand. */
export async function openStories(db: Db, officeId: string, id: string): Promise<number> {
  const { n } = await db
    .selectFrom('report_story as s')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 's.office_id').onRef('r.id', '=', 's.record_id'),
    )
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('s.office_id', '=', officeId)
    .where('s.report_id', '=', id)
    .where('s.confirmed_at', 'is', null)
    .where('r.removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}
