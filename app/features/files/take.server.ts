/** Takes a file in: looks what it is, writes pictures anew, then keeps the bytes, then the row. */
import { change, type Note } from '#app/db/audit.server.ts';
import { type Db, lockId, type Tx } from '#app/db/dialect.server.ts';
import { faultOf } from '#app/lib/faults.ts';
import { newId } from '#app/lib/ids.ts';
import { normalise } from '#app/lib/japanese.ts';
import { dropBytes, freePart, keepBytes, keepSmall, sha256 } from '#app/lib/kept-files.server.ts';
import { rewritePicture } from '#app/lib/pictures.server.ts';
import type { Actor } from '../accounts/actor.ts';
import { contentOf, refusals } from './content.ts';
import { nameOf, quotaBytes, type Written } from './file.ts';
import { sweepSometimes } from './sweep.server.ts';
import { usedBytes } from './used.server.ts';

type By = Pick<Actor, 'officeId' | 'staffId'>;
/** `id` when it must be known beforehand, else a new one. */
export type Given = Written & { recordId: string; id?: string; name: string; bytes: Uint8Array };
export type Taken = { ok: true; id: string; isNew: boolean } | { ok: false; reason: string };

type Ready = {
  type: string;
  bytes: Uint8Array;
  small: Uint8Array | null;
  width: number | null;
  height: number | null;
};

/** Callers ask `mayEditRecord` of the record. */
export async function takeFile(db: Db, by: By, given: Given): Promise<Taken> {
  const ready = await readied(given.bytes);
  if ('reason' in ready) return { ok: false, reason: ready.reason };
  const noRoom = await whyNoRoom(db, by.officeId, ready.bytes.length);
  if (noRoom) return { ok: false, reason: noRoom };
  const place = { officeId: by.officeId, id: given.id ?? newId() };
  try {
    await keepBytes(place, ready.bytes);
    if (ready.small) await keepSmall(place, ready.small);
    const id = await change(db, by, (tx, note) => keepRow(tx, note, by, place.id, given, ready));
    if (id !== place.id) await dropBytes(place);
    await sweepSometimes(db, by.officeId);
    return { ok: true, id, isNew: id === place.id };
  } catch (error) {
    await dropBytes(place);
    if (faultOf(error) === 'full') return { ok: false, reason: FULL };
    throw error;
  }
}

const FULL =
  'パソコンの空きが足りないので、加えられませんでした。システム係に空きを作ってもらい、もう一度加えてください。';
/** R3: a database needs some room too; below this nothing large is taken in. */
const LEAST_FREE = 0.05;

async function readied(bytes: Uint8Array): Promise<Ready | { reason: string }> {
  const content = contentOf(bytes);
  if (!content.ok) return { reason: refusals[content.reason] };
  if (!content.picture)
    return { type: content.type, bytes, small: null, width: null, height: null };
  const written = await rewritePicture(bytes);
  if (written.ok) return { type: 'image/jpeg', ...written.picture };
  if (content.heif && written.fault !== 'tooLarge') return { reason: refusals.heic };
  return { reason: refusals[written.fault === 'unreadable' ? 'otherPicture' : written.fault] };
}

async function whyNoRoom(db: Db, officeId: string, bytes: number): Promise<string | null> {
  if ((await usedBytes(db, officeId)) + bytes > quotaBytes())
    return '事業所で置ける量がいっぱいです。いらない写真・ファイルを消すか（30日後に空きます）、システム係に量をふやしてもらってください。';
  return (await freePart()) < LEAST_FREE ? FULL : null;
}

/** The id of the row: of the same file at the same record when it is there already. */
async function keepRow(
  tx: Tx,
  note: Note,
  by: By,
  id: string,
  given: Given,
  ready: Ready,
): Promise<string> {
  await lockId(tx, given.recordId); // both sendings may be under way at once
  const digest = sha256(ready.bytes);
  const line = { thing: 'record', id: given.recordId };
  const same = await sameFile(tx, by.officeId, given.recordId, digest);
  if (same) {
    note({ ...line, verb: 'file.same', plain: { file: same.id } });
    return same.id;
  }
  const name = nameOf(given.name, ready.type);
  await insertRow(tx, by, { ...given, id, name }, ready, digest);
  const { caption, room, consent } = given;
  const { type } = ready;
  note({
    ...line,
    verb: 'file.add',
    plain: { file: id, room, consent, type },
    personal: { name, ...(caption && { caption }) },
  });
  return id;
}

async function insertRow(
  tx: Tx,
  { officeId, staffId }: By,
  { id, recordId, name, room, caption, consent, consentNote }: Given & { id: string },
  { type, bytes, width, height }: Ready,
  digest: string,
) {
  const at = new Date().toISOString();
  await tx
    .insertInto('file')
    .values({
      office_id: officeId,
      id,
      record_id: recordId,
      room,
      name,
      caption,
      type,
      bytes: bytes.length,
      width,
      height,
      sha256: digest,
      consent,
      consent_note: consentNote,
      staff_id: staffId,
      search_text: normalise(`${caption}\n${name}`),
      created_at: at,
      removed_at: null,
      removed_by: null,
      removed_reason: null,
      version: 1,
      updated_at: at,
      updated_by: staffId,
    })
    .execute();
}

function sameFile(tx: Tx, officeId: string, recordId: string, digest: string) {
  return tx
    .selectFrom('file')
    .select('id')
    .where('office_id', '=', officeId)
    .where('record_id', '=', recordId)
    .where('sha256', '=', digest)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}
