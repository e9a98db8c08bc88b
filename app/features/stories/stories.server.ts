/**
 * The stories of a report. Asks nothing of the report itself: callers ask whether this person
 * may write it. What others get to see comes through `confirmedStories` alone (S5).
 */
import { change } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { forbidden } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { who } from '../accounts/here.server.ts';
import { type AsksWho, readOfficeNames, withRecord } from './known.server.ts';
import { type Found, findPrivate, hideAll } from './private-words.ts';
import { put, reachReport, reachStory, recordOf, storiesOf } from './reach.server.ts';
import { checkStory, mayTell, type Story, type StoryForm } from './story.ts';

/** Puts a record into a report, names taken out. False when it was in it already. */
export async function proposeStory(
  db: Db,
  actor: Actor,
  reportId: string,
  recordId: string,
  asksWho: AsksWho,
): Promise<boolean> {
  await reachReport(db, actor, reportId);
  const record = await recordOf(db, actor, recordId);
  const about = await asksWho(db, actor, record);
  const known = withRecord(await readOfficeNames(db, actor), record.with_names, about?.who);
  const text = hideAll(originalOf(record), known);
  return change(db, who(actor), async (tx, note) => {
    await lockId(tx, reportId);
    const { numInsertedOrUpdatedRows: made } = await tx
      .insertInto('report_story')
      .values({
        office_id: actor.officeId,
        report_id: reportId,
        record_id: recordId,
        place: await lastPlace(tx, actor, reportId),
        text,
        confirmed_at: null,
        confirmed_by: null,
      })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow();
    note({ ...lineOf(reportId, recordId), verb: 'story.propose', personal: { text } });
    return Number(made ?? 0) > 0;
  });
}

export type ReadStory = Story & { inOriginal: Found[]; inText: Found[] };

/** All of a report for who writes it, in order, with what is marked in them. Two queries (P1). */
export async function readStories(db: Db, actor: Actor, reportId: string): Promise<ReadStory[]> {
  if (!mayTell(actor)) throw forbidden();
  const rows = await storiesOf(db, actor, reportId).execute();
  if (rows.length === 0) return [];
  const office = await readOfficeNames(db, actor);
  return rows.map((row) => {
    const known = withRecord(office, row.with_names, undefined);
    const { record_id: recordId, text, confirmed_at: confirmedAt, confirmedBy } = row;
    const story = { recordId, original: originalOf(row), text, confirmedAt, confirmedBy };
    return {
      ...story,
      inOriginal: findPrivate(story.original, known),
      inText: findPrivate(text, known),
    };
  });
}

/** What may be printed, exported and shown: confirmed, and its record is still there. */
export async function confirmedStories(
  db: Db,
  { officeId }: Pick<Actor, 'officeId'>,
  reportId: string,
): Promise<{ recordId: string; text: string }[]> {
  const rows = await db
    .selectFrom('report_story as s')
    .innerJoin('record as r', (on) =>
      on.onRef('r.office_id', '=', 's.office_id').onRef('r.id', '=', 's.record_id'),
    )
    .select(['s.record_id as recordId', 's.text'])
    .where('s.office_id', '=', officeId)
    .where('s.report_id', '=', reportId)
    .where('s.confirmed_at', 'is not', null)
    .where('r.removed_at', 'is', null)
    .orderBy('s.place')
    .orderBy('s.record_id')
    .execute();
  return rows;
}

export type Saved = { ok: true } | { ok: false; found: Found[]; sentence: string };

/**
 * Keeps the text as a person wrote it. Without a confirmation nothing that surely tells of
 * somebody is kept; a confirmation counts for words that were shown. Another text is unconfirmed.
 */
export async function saveStory(
  db: Db,
  actor: Actor,
  reportId: string,
  recordId: string,
  form: StoryForm,
  asksWho: AsksWho,
): Promise<Saved> {
  const { text, isConfirmed } = form;
  const story = await reachStory(db, actor, reportId, recordId);
  const isSame = !isConfirmed && text === story.text;
  const refused = isSame ? null : await refusal(db, actor, story, form, asksWho);
  if (refused) return refused;
  await change(db, who(actor), async (tx, note) => {
    const confirmed = isConfirmed
      ? { confirmed_at: new Date().toISOString(), confirmed_by: actor.staffId }
      : { confirmed_at: null, confirmed_by: null };
    if (!isSame) await put(tx, actor, reportId, recordId, { text, ...confirmed });
    const verb = isConfirmed ? 'story.confirm' : 'story.save';
    note({ ...lineOf(reportId, recordId), verb, personal: { text } });
  });
  return { ok: true };
}

type Reached = Awaited<ReturnType<typeof reachStory>>;

async function refusal(
  db: Db,
  actor: Actor,
  story: Reached,
  { text, isConfirmed, seen }: StoryForm,
  asksWho: AsksWho,
): Promise<Saved | null> {
  const about = await asksWho(db, actor, story.record);
  const known = withRecord(await readOfficeNames(db, actor), story.with_names, about?.who);
  const { found, sentence } = checkStory(text, known, isConfirmed ? seen : []);
  const isOpen = isConfirmed || found.some(({ certain }) => certain);
  return sentence !== null && isOpen ? { ok: false, found, sentence } : null;
}

export async function dropStory(
  db: Db,
  actor: Actor,
  reportId: string,
  recordId: string,
): Promise<void> {
  await reachStory(db, actor, reportId, recordId);
  await change(db, who(actor), async (tx, note) => {
    await tx
      .deleteFrom('report_story')
      .where('office_id', '=', actor.officeId)
      .where('report_id', '=', reportId)
      .where('record_id', '=', recordId)
      .execute();
    note({ ...lineOf(reportId, recordId), verb: 'story.drop' });
  });
}

/** Changes places with the one above (-1) or below (+1); at the end it stays. */
export async function moveStory(
  db: Db,
  actor: Actor,
  reportId: string,
  recordId: string,
  step: -1 | 1,
): Promise<void> {
  await reachStory(db, actor, reportId, recordId);
  await change(db, who(actor), async (tx, note) => {
    await lockId(tx, reportId);
    const all = await storiesOf(tx, actor, reportId).execute();
    const at = all.findIndex((story) => story.record_id === recordId);
    const [one, other] = [all[at], all[at + step]];
    if (one && other) {
      await put(tx, actor, reportId, one.record_id, { place: other.place });
      await put(tx, actor, reportId, other.record_id, { place: one.place });
    }
    note({ ...lineOf(reportId, recordId), verb: 'story.move', plain: { record: recordId, step } });
  });
}

const lineOf = (reportId: string, recordId: string) => ({
  thing: 'report',
  id: reportId,
  plain: { record: recordId },
});

/** The shared part, as it tells itself. */
function originalOf({ done, noticed }: { done: string; noticed: string }): string {
  return [done, noticed].filter((part) => part !== '').join('\n\n');
}

async function lastPlace(tx: Tx, { officeId }: Actor, reportId: string): Promise<number> {
  const last = await tx
    .selectFrom('report_story')
    .select((e) => e.fn.max('place').as('place'))
    .where('office_id', '=', officeId)
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return Number(last?.place ?? 0) + 1;
}
