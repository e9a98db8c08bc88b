/** The reports of an office: begun, written, removed and brought back. Fixing stands in fix.server.ts. */
import { redirect } from 'react-router';
import { change } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { isId } from '#app/lib/ids.ts';
import { normalise } from '#app/lib/japanese.ts';
import { type Base, mergeTexts, type Saved, toSaved } from '#app/lib/merge.ts';
import { forbidden, notFound } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { dropDraft } from '../drafts/drafts.server.ts';
import { stamp } from '../lists/stamp.ts';
import type { Period } from './period.ts';
import {
  mayEditReport,
  mayReadReport,
  mayWriteOf,
  noWords,
  type Report,
  sectionsOf,
  type Texts,
  textsOf,
  type Words,
} from './report.ts';

/** What an actor may read, newest time first. */
export async function listReports(db: Db, actor: Actor): Promise<Report[]> {
  const rows = await standing(db, actor.officeId)
    .orderBy('r.until_on', 'desc')
    .orderBy('r.id', 'desc')
    .execute();
  return rows.map(toReport).filter((report) => mayReadReport(actor, report));
}

/** By title: there are some dozen a year. */
export async function findReports(db: Db, actor: Actor, words: readonly string[]) {
  const reports = await listReports(db, actor);
  const has = (title: string) => words.every((word) => normalise(title).includes(word));
  return reports.filter(({ title }) => has(title)).slice(0, 10);
}

/** 404 for who may not know of it. */
export async function reachReport(db: Db, actor: Actor, id = ''): Promise<Report> {
  const report = isId(id) ? await readReport(db, actor.officeId, id) : null;
  if (!report || !mayReadReport(actor, report)) throw notFound();
  return report;
}

export async function reachToWrite(db: Db, actor: Actor, id = ''): Promise<Report> {
  const report = await reachReport(db, actor, id);
  if (!mayEditReport(actor, report)) throw forbidden();
  return report;
}

/** The same for what changes it: what is fixed is changed no more. */
export async function reachOpen(db: Db, actor: Actor, id = ''): Promise<Report> {
  const report = await reachToWrite(db, actor, id);
  if (report.fixedAt !== null) throw redirect(`/reports/${report.id}`);
  return report;
}

/** One that was removed, for who may bring it back. */
export async function findRemoved(db: Db, actor: Actor, id: string): Promise<Report | null> {
  if (!isId(id)) return null;
  const row = await anyOf(db, actor.officeId)
    .where('r.id', '=', id)
    .where('r.removed_at', 'is not', null)
    .executeTakeFirst();
  const report = row && toReport(row);
  return report && mayEditReport(actor, report) ? report : null;
}

export async function readReport(db: Db, officeId: string, id: string): Promise<Report | null> {
  const row = await standing(db, officeId).where('r.id', '=', id).executeTakeFirst();
  return row ? toReport(row) : null;
}

export type Begun = Period & Pick<Report, 'title' | 'scope' | 'areaId' | 'staffId'>;

/** Sending it twice is harmless: the id was given with the form. */
export async function createReport(db: Db, actor: Actor, id: string, begun: Begun): Promise<void> {
  if (!mayWriteOf(actor, begun)) throw notFound();
  const by = who(actor);
  await change(db, by, async (tx, note) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('report')
      .values({
        ...{ office_id: by.officeId, id, title: begun.title, scope: begun.scope },
        ...{ area_id: begun.areaId, staff_id: begun.staffId },
        ...{ from_on: begun.from, until_on: begun.until, words: JSON.stringify(noWords) },
        ...{ figures: null, fixed_at: null, fixed_by: null, removed_at: null, removed_by: null },
        ...{ written_by: by.staffId, created_at: new Date().toISOString(), version: 1 },
        ...stamp(by),
      })
      .onConflict((c) => c.columns(['office_id', 'id']).doNothing())
      .executeTakeFirstOrThrow();
    const isNew = Number(numInsertedOrUpdatedRows) > 0;
    const { scope, areaId, staffId, from, until } = begun;
    note({
      ...{ verb: isNew ? 'report.create' : 'report.same', thing: 'report', id },
      plain: { scope, area: areaId, staff: staffId, from, until },
      personal: { name: begun.title },
    });
  });
}

/** Saves over what the form began with; two people at one report lose nothing (R9). */
export function saveWords(
  db: Db,
  actor: Actor,
  id: string,
  base: Base,
  texts: Texts,
): Promise<Saved<Texts>> {
  const by = who(actor);
  return change(db, by, async (tx, note) => {
    const now = await held(tx, actor, id);
    const current = { version: now.version, fields: textsOf(now) };
    const merged = mergeTexts(base, current, texts);
    const clashed = merged.clashes.map(({ field }) => field);
    if (clashed.length > 0)
      note({ verb: 'report.clash', thing: 'report', id, plain: { count: clashed.length } });
    else {
      const { title = now.title, ...rest } = merged.fields;
      const words: Words = { ...now.words, sections: sectionsOf(rest) };
      await update(tx, actor, id, { title, words: JSON.stringify(words) });
      await dropDraft(tx, by, id);
      note({ verb: 'report.save', thing: 'report', id, personal: { name: title } });
    }
    return toSaved(merged, now.version, current.fields);
  });
}

/** The records of the timeline, in whatever order: time orders them. */
export function chooseTimeline(db: Db, actor: Actor, id: string, ids: string[]): Promise<void> {
  return change(db, who(actor), async (tx, note) => {
    const now = await held(tx, actor, id);
    await update(tx, actor, id, { words: JSON.stringify({ ...now.words, timeline: ids }) });
    note({ verb: 'report.choose', thing: 'report', id, plain: { count: ids.length } });
  });
}

export function removeReport(db: Db, actor: Actor, id: string): Promise<void> {
  return change(db, who(actor), async (tx, note) => {
    await held(tx, actor, id);
    const at = new Date().toISOString();
    await update(tx, actor, id, { removed_at: at, removed_by: actor.staffId });
    note({ verb: 'report.remove', thing: 'report', id });
  });
}

export function restoreReport(db: Db, actor: Actor, id: string): Promise<void> {
  return change(db, who(actor), async (tx, note) => {
    await update(tx, actor, id, { removed_at: null, removed_by: null });
    note({ verb: 'report.restore', thing: 'report', id });
  });
}

/** Within a change: what stands now, and only when it may still be changed. */
export async function held(tx: Tx, actor: Actor, id: string): Promise<Report> {
  await lockId(tx, id);
  const now = await readReport(tx, actor.officeId, id);
  if (!now) throw notFound();
  if (!mayEditReport(actor, now) || now.fixedAt !== null) throw forbidden();
  return now;
}

type Set = Partial<{
  title: string;
  words: string;
  figures: string | null;
  fixed_at: string | null;
  fixed_by: string | null;
  removed_at: string | null;
  removed_by: string | null;
}>;

export async function update(tx: Tx, actor: Actor, id: string, set: Set): Promise<void> {
  await tx
    .updateTable('report')
    .set((e) => ({ ...set, ...stamp(who(actor)), version: e('version', '+', 1) }))
    .where('office_id', '=', actor.officeId)
    .where('id', '=', id)
    .execute();
}

function standing(db: Db, officeId: string) {
  return anyOf(db, officeId).where('r.removed_at', 'is', null);
}

function anyOf(db: Db, officeId: string) {
  return db
    .selectFrom('report as r')
    .leftJoin('area as a', (on) =>
      on.onRef('a.office_id', '=', 'r.office_id').onRef('a.id', '=', 'r.area_id'),
    )
    .leftJoin('staff as s', (on) =>
      on.onRef('s.office_id', '=', 'r.office_id').onRef('s.id', '=', 'r.staff_id'),
    )
    .innerJoin('staff as w', (on) =>
      on.onRef('w.office_id', '=', 'r.office_id').onRef('w.id', '=', 'r.written_by'),
    )
    .select(['r.id', 'r.title', 'r.scope', 'r.area_id', 'r.staff_id', 'r.from_on', 'r.until_on'])
    .select(['r.words', 'r.fixed_at', 'r.fixed_by', 'r.written_by', 'r.version'])
    .select(['a.name as area', 's.name as staff', 'w.name as writer'])
    .where('r.office_id', '=', officeId);
}

type Row = Awaited<ReturnType<ReturnType<typeof anyOf>['executeTakeFirstOrThrow']>>;

function toReport(row: Row): Report {
  const { id, title, scope, writer, version } = row;
  return {
    ...{ id, title, scope, writer, version, words: JSON.parse(row.words) as Words },
    ...{ areaId: row.area_id, staffId: row.staff_id, place: row.area ?? row.staff ?? '' },
    ...{ from: row.from_on, until: row.until_on, writtenBy: row.written_by },
    ...{ fixedAt: row.fixed_at, fixedBy: row.fixed_by },
  };
}
