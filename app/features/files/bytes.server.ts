import type { Db } from '#app/db/dialect.server.ts';
import { logFault } from '#app/db/log.server.ts';
import { keepSmall, readBytes, readSmall, sha256 } from '#app/lib/kept-files.server.ts';
import { smallPicture } from '#app/lib/pictures.server.ts';
import { problemText } from '#app/lib/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { dispositionOf } from './file.ts';
import { type FileRow, noteLook } from './files.server.ts';

type By = Pick<Actor, 'officeId' | 'staffId'>;

/** The file as an answer, after whoever calls has asked whether it may be seen. */
export async function answerFile(db: Db, by: By, row: FileRow): Promise<Response> {
  const bytes = await wholeBytes(row);
  await noteLook(db, by, row);
  return answer(bytes, { type: row.type, disposition: dispositionOf(row) });
}

/** A picture of 320 px. One that was lost or damaged is drawn again from the whole one. */
export async function answerSmall(db: Db, by: By, row: FileRow): Promise<Response> {
  const place = { officeId: row.office_id, id: row.id };
  const kept = await readSmall(place);
  const small = kept ?? (await smallPicture(await wholeBytes(row)));
  if (!kept) await keepSmall(place, small).catch(() => {}); // shown all the same when the disk is full
  await noteLook(db, by, row);
  return answer(small, { type: 'image/jpeg', disposition: 'inline' });
}

/** One flipped bit would be another picture: told, not shown. */
async function wholeBytes(row: FileRow): Promise<Uint8Array> {
  const bytes = await readBytes({ officeId: row.office_id, id: row.id });
  if (bytes && sha256(bytes) === row.sha256) return bytes;
  logFault(bytes ? 'damaged-file' : 'lost-file', null, { id: row.id });
  throw problemText('damaged');
}

function answer(bytes: Uint8Array, { type, disposition }: { type: string; disposition: string }) {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': disposition,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  });
}
